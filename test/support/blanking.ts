// A passage blanked in a text, as `npm run redact` does it.
import { expect } from 'vitest'
import { connect } from '../../server/db/connect.ts'
import { redact } from '../../server/history/redaction/redacting.ts'
import type { Scene } from './builders.ts'

/** By the pilot. Fails where the phrase was never written. */
export async function blanked({ stage, pilot }: Scene, documentId: string, phrase: string): Promise<void> {
  const redactor = connect(stage.database.access, { role: 'redact', max: 1 })
  const { actorId } = pilot.me
  const order = { documentId, phrases: [phrase], reason: 'Collé par erreur', actorId, at: stage.clock.at }
  expect(await redact(redactor, { ...order, makeId: stage.services.id })).not.toEqual([])
  await redactor.end()
}
