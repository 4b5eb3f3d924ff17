// What the log alone says a text is: every row, applied in order to an empty Y.Doc.
import { connect, type Sql } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { wordsOfUpdates } from './words.ts'

/** The text in the log of a stopped instance. */
export async function rebuiltText(dataDir: string, documentId: string): Promise<string> {
  const database = await startEmbedded({ dataDir })
  const sql = connect(database.database(), { role: 'app' })
  try {
    return await textInLog(sql, documentId)
  } finally {
    await sql.end()
    await database.stop()
  }
}

/** The words that the log of `documentId` rebuilds. */
export const textInLog = async (sql: Sql, documentId: string): Promise<string> =>
  wordsOfUpdates(await updatesIn(sql, documentId))

/** Every update that the log of `documentId` holds, in order. */
export async function updatesIn(sql: Sql, documentId: string): Promise<Uint8Array[]> {
  const rows = await sql<{ update: Uint8Array }[]>`
    select update from document_update where document_id = ${documentId} order by position`
  return rows.map(({ update }) => update)
}
