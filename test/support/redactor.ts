// Blanking a passage in the database of a test: by the command, as people run it, or by what it calls.
import { randomUUID } from 'node:crypto'
import { connect } from '../../server/db/connect.ts'
import { redact, type Redacted } from '../../server/history/redaction/redacting.ts'
import { startCommand, type Ran } from './commands.ts'
import { urlOf } from './database-url.ts'
import type { TestDatabase } from './database.ts'

/** An address of which the login may take every role, as that of an instance. */
export const urlOfAll = ({ access }: TestDatabase): string => urlOf(access).replace(/\/\/\w+:/, '//postgres:')

export const redactIn = (database: TestDatabase, ...args: string[]): Promise<Ran> =>
  startCommand('redact', args, { DATABASE_URL: urlOfAll(database) })

/** The passage is blanked, as Nadia asked. */
export const redactNow = (database: TestDatabase, documentId: string, ...phrases: string[]): Promise<Ran> => {
  const asked = phrases.flatMap((phrase) => ['--phrase', phrase])
  const order = ['--yes', '--by', 'nadia@vaucombe.example', '--reason', 'Collé par erreur']
  return redactIn(database, documentId, ...asked, ...order)
}

/** The same without a process of its own. */
export async function blankIn(
  { access }: TestDatabase,
  documentId: string,
  actorId: string,
  ...phrases: string[]
): Promise<Redacted[]> {
  const sql = connect(access, { role: 'redact', max: 1 })
  try {
    return await redact(sql, {
      documentId,
      phrases,
      reason: 'Collé par erreur',
      actorId,
      at: new Date(),
      makeId: randomUUID,
    })
  } finally {
    await sql.end()
  }
}
