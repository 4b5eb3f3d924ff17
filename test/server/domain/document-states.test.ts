// Moving a document: drained, guarded, recorded, announced.
import { expect, test } from 'vitest'
import { aDemarche } from '../../support/builders.ts'

test('a passage drains the room and records where the text stood [S4]', async () => {
  const scene = await aDemarche()
  const { pilot, stage } = scene
  const documentId = await scene.aDocument({ state: 'submitted' })
  expect(stage.live.flushed).toEqual([documentId, documentId])
  const changes = await stage.database.owner`
    select from_state, to_state, position, head_hash from document_state_change order by at, id`
  const [head] = await stage.database.owner`select hash from document_head`
  expect(changes).toMatchObject([
    { fromState: 'draft', toState: 'consultation', position: 1n },
    { fromState: 'consultation', toState: 'submitted', position: 2n, headHash: head?.['hash'] },
  ])
  const { stateChanges, state, mayDo } = await pilot.visitor.call('readDocument', { documentId })
  expect(stateChanges.map(({ from, to, by }) => [from, to, by])).toEqual([
    ['draft', 'consultation', 'Nadia Ferhat'],
    ['consultation', 'submitted', 'Nadia Ferhat'],
  ])
  expect([state, mayDo.includes('writeText')]).toEqual(['submitted', false])
})

test('a text that is still only its template cannot be submitted [S5]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument({ state: 'consultation' })
  const submit = () =>
    scene.pilot.visitor.call('moveDocumentState', { documentId, from: 'consultation', to: 'submitted' })
  await expect(submit()).rejects.toMatchObject({
    code: 'guardFailed',
    message: expect.stringContaining('onlyTemplate') as string,
  })
  await scene.stage.live.write(documentId, scene.pilot.me.actorId)
  await submit()
})

test('a passage is from the state that was seen, by who may, with what must be said [S3, S6]', async () => {
  const scene = await aDemarche()
  const documentId = await scene.aDocument({ state: 'submitted' })
  const elected = await scene.join('elected')
  const writer = await scene.join('writer')
  const move = (by: typeof writer, given: object) =>
    by.visitor.call('moveDocumentState', { documentId, from: 'submitted', to: 'adopted', ...given })
  await expect(move(elected, { from: 'consultation' })).rejects.toMatchObject({ code: 'staleState' })
  await expect(move(writer, {})).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(move(elected, { to: 'archived' })).rejects.toMatchObject({ code: 'badInput' })
  await expect(move(elected, {})).rejects.toMatchObject({ code: 'badInput' })
  await expect(move(elected, { to: 'draft' })).rejects.toMatchObject({ code: 'badInput' })
  await move(elected, { deliberationNumber: '2026-041', deliberationDate: '2026-06-25' })
  const { stateChanges } = await writer.visitor.call('readDocument', { documentId })
  expect(stateChanges.at(-1)).toMatchObject({
    to: 'adopted',
    deliberationNumber: '2026-041',
    deliberationDate: '2026-06-25',
  })
})
