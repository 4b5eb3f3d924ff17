// What the past of texts is asked, and what it answers, from logs in PostgreSQL.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { staleCheckpoints } from '../../../server/history/checkpoint-rows.ts'
import { Historian } from '../../../server/history/historian.ts'
import { keepStale } from '../../../server/history/keeper.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ShownNode } from '../../../shared/history/shown.ts'
import { isShownText } from '../../../shared/history/shown.ts'
import type { NewRow } from '../../support/log-writer.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { enter, erase, minute, monday, type, written } from '../../support/written.ts'

/** Each run with the places of its hands. */
const runsOf = (node: ShownNode): unknown[] =>
  node.parts.flatMap((part) =>
    isShownText(part) ? [[part.text, part.written?.hand, part.moved?.hand ?? null]] : runsOf(part),
  )

test('[H2] a moment is the text as it stood, each run with who typed it and who put it there', async () => {
  const { documentId, history, ana, ben, scene } = await written([
    { who: 1, act: type(25, ' bien'), at: 1 },
    { who: 1, act: enter(18), at: 2 },
  ])
  const now = await history.moment(documentId, 3)
  expect(now.hands).toEqual([
    { actorId: ana, organisationId: scene.organisationId, relayedBy: null },
    { actorId: ben, organisationId: null, relayedBy: null },
  ])
  expect(runsOf(now.text)).toEqual([
    ['Le lac', 0, null],
    ['Le schéma', 0, null],
    [' répond', 0, 1],
    [' bien', 1, 1],
    ['.', 0, 1],
  ])
  expect(now.at).toBe(monday + 2 * minute)
  const before = await history.moment(documentId, 1)
  expect(runsOf(before.text)).toEqual([
    ['Le lac', 0, null],
    ['Le schéma répond.', 0, null],
  ])
  expect((await history.moment(documentId, 0)).text.parts).toEqual([])
  await expect(history.moment(documentId, 4)).rejects.toThrow('notFound')
  await expect(history.moment(scene.stage.services.id(), 0)).rejects.toThrow('notFound')
})

test('[H2] what a hand wrote within minutes is one run of its first stroke; not with what somebody may not see of it', async () => {
  const { documentId, history } = await written([
    { who: 1, act: type(25, ' b'), at: 1 },
    { who: 1, act: type(27, 'ie'), at: 4 },
    { who: 1, act: type(29, 'n'), at: 40 },
  ])
  const strokes = async (since?: number) => {
    const { text } = await history.moment(documentId, 4, since)
    const pieces = (text.parts[1] as ShownNode).parts.filter(isShownText) // the paragraph
    return pieces.slice(1, -1).map((piece) => [piece.text, piece.written?.position, piece.written?.at])
  }
  const last = ['n', 4, monday + 40 * minute]
  expect(await strokes()).toEqual([[' bie', 2, monday + minute], last])
  expect(await strokes(2)).toEqual([[' b', 2, monday + minute], ['ie', 3, monday + 4 * minute], last])
})

test('[H5] a phrase is found that was deleted: when it first stood, who took it away and when, and where it was', async () => {
  const { documentId, history } = await written([
    { who: 1, act: type(25, ' à l’été bien'), at: 1 },
    { who: 0, act: erase(25, 35), at: 30 },
  ])
  const { found } = await history.find(documentId, "A L'ETE", 0)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({
    section: { blockId: 'titre', title: 'Le lac' },
    blockId: 'un',
    passage: 'Le schéma répond à l’été bien.',
    from: 17,
    length: 7,
    appeared: { position: 2, at: monday + minute },
    gone: { position: 3, at: monday + 30 * minute },
  })
  const { found: standing, hands } = await history.find(documentId, 'schema repond', 0)
  expect(standing.map(({ gone, appeared }) => [gone, hands[appeared.hand]?.actorId !== undefined])).toEqual([
    [null, true],
  ])
})

test('[H4] what is worked out of a long log is kept; another process goes on from there, and never from what is not of this log', async () => {
  const { scene, documentId, history, ana, log } = await written([])
  const { owner, app } = scene.stage.database
  const typist = new Y.Doc()
  typist.clientID = 900
  const rows: NewRow[] = []
  typist.on('update', (update: Uint8Array) => rows.push({ actorId: ana, update }))
  const block = new Y.XmlElement('paragraph')
  bodyOf(typist).push([block])
  const text = new Y.XmlText()
  block.push([text])
  for (let n = 0; n < 5_000; n++) text.insert(n, 'mot '[n % 4] ?? '')
  await log.add(rows)
  const checkpoints = () => owner<{ position: bigint }[]>`select position from document_checkpoint`
  expect(await staleCheckpoints(app, 10)).toEqual([documentId])
  const failed = new Map<string, number>()
  const away = { prepare: () => Promise.reject(new AppError('unavailable')) } // says nothing of the log
  await keepStale({ sql: app, log: quietLog, history: away }, failed)
  await keepStale({ sql: app, log: quietLog, history }, failed)
  await history.close() // what is kept is written once the answer is given
  expect(await checkpoints()).toEqual([{ position: 5_003n }])
  expect(await staleCheckpoints(app, 10)).toEqual([])
  const whole = await history.moment(documentId, 4_000)

  // the rows before are not read again: what they say now is seen by verification, not here
  await log.add([{ actorId: ana, update: insertion(typist, text, 'Fin ') }])
  await owner`update document_update set update = '\\x0000' where document_id = ${documentId} and position = 17`
  const second = new Historian(app)
  expect(await second.moment(documentId, 4_000)).toEqual(whole)
  expect((await second.find(documentId, 'fin mot')).found).toHaveLength(1)

  await owner`update document_checkpoint set state = set_byte(state, 2000, 255 - get_byte(state, 2000))`
  await expect(new Historian(app).moment(documentId, 4_000)).rejects.toMatchObject({
    code: 'brokenLog',
    details: { position: 17, problem: 'update' },
  })
})

function insertion(doc: Y.Doc, text: Y.XmlText, letters: string): Uint8Array {
  const before = Y.encodeStateVector(doc)
  text.insert(0, letters)
  return Y.encodeStateAsUpdate(doc, before)
}

test('[H7] sittings tell who wrote, how many words each, below which titles and how many changes; what goes on is told anew', async () => {
  const { documentId, history, log, rows, ana } = await written([
    { who: 1, act: type(25, ' bien et vite'), at: 1 },
    { who: 0, act: erase(25, 30), at: 5 },
    { who: 1, act: type(1, 'Grand '), at: 30 },
  ])
  const { hands, sittings } = await history.sittings(documentId, [])
  expect(hands.map(({ actorId }) => actorId === ana)).toEqual([true, false])
  expect(sittings).toMatchObject([
    { from: 1, to: 3, startedAt: monday, endedAt: monday + 5 * minute },
    { from: 4, to: 4, startedAt: monday + 30 * minute },
  ])
  expect(sittings[0]?.hands).toEqual([
    { hand: 0, words: { added: 5, removed: 0 } },
    { hand: 1, words: { added: 2, removed: 0 } },
  ])
  expect(sittings[1]).toMatchObject({
    hands: [{ hand: 1, words: { added: 1, removed: 0 } }],
    sections: [{ blockId: 'titre', title: 'Grand Le lac' }],
    changes: 1,
  })
  const ended = await history.sittings(documentId, [2])
  expect(ended.sittings.map(({ from, to }) => [from, to])).toEqual([
    [1, 2],
    [3, 3],
    [4, 4],
  ])
  // the last one goes on
  const [, , , last] = rows
  if (last === undefined) throw new Error('four rows were written')
  const doc = new Y.Doc()
  for (const { update } of rows) Y.applyUpdate(doc, update)
  const heading = bodyOf(doc).get(0) as Y.XmlElement // the title
  const update = insertion(doc, heading.get(0) as Y.XmlText, 'Très ')
  await log.add([{ actorId: ana, update, at: new Date(monday + 31 * minute) }])
  const again = await history.sittings(documentId, [])
  expect(again.sittings[1]).toMatchObject({ from: 4, to: 5, hands: [{ words: { added: 1 } }, { words: { added: 1 } }] })
})

test('[H8] the mirror counts the words that stand by hand, whole and by section, and all that each added and removed', async () => {
  const { documentId, history, ana, ben, scene } = await written([
    { who: 1, act: type(25, ' bien et vite'), at: 1 },
    { who: 0, act: erase(25, 30), at: 30 },
    { who: 1, act: enter(18), at: 60 },
  ])
  const { whole, sections, hands, overTime } = await history.mirror(documentId, 4)
  expect(hands.map(({ actorId, organisationId }) => [actorId, organisationId])).toEqual([
    [ana, scene.organisationId],
    [ben, null],
  ])
  expect(whole).toEqual([
    { hand: 0, standing: 5, added: 5, removed: 1 },
    { hand: 1, standing: 2, added: 3, removed: 0 },
  ])
  expect(sections).toEqual([{ section: { blockId: 'titre', title: 'Le lac' }, shares: whole }])
  expect(overTime.at(-1)).toEqual({
    position: 4,
    at: monday + 60 * minute,
    standing: [
      { hand: 0, words: 5 },
      { hand: 1, words: 2 },
    ],
  })
  expect(overTime[0]).toMatchObject({ position: 2, standing: [{ words: 5 }, { words: 3 }] })
})

test('[H9] a copy is of those who wrote its source, also of what they had moved there; whoever copied wrote nothing of it', async () => {
  const { documentId, ana, ben, scene, log } = await written([
    { who: 1, act: type(25, ' bien'), at: 1 },
    { who: 0, act: enter(18), at: 2 },
  ])
  const copier = await scene.join('facilitator', { organisationId: null, name: 'Chloé' })
  const { documentId: copyId } = await copier.visitor.call('duplicateDocument', {
    documentId,
    title: 'Copie',
    kind: 'duplicate',
  })
  const { history } = scene.stage.services
  const { hands, text } = await history.moment(copyId, 1)
  expect(hands.map(({ actorId }) => actorId)).toEqual([ana, ben])
  expect(runsOf(text)).toEqual([
    ['Le lac', 0, null],
    ['Le schéma', 0, null],
    [' répond', 0, 0],
    [' bien', 1, 0],
    ['.', 0, 0],
  ])
  const { changes, hands: doers } = await history.comparison(copyId, 0, 1)
  expect(changes.flatMap(({ by }) => by.map(({ position }) => position))).not.toContain(0)
  expect(doers.map(({ actorId }) => actorId)).not.toContain(copier.me.actorId)

  // its source is no longer what was copied: clientIDs still say whose each letter is
  await log.add([{ actorId: ana, update: new Uint8Array([0, 0]) }])
  await scene.stage.database
    .owner`update document_update set at = at + interval '1 s' where document_id = ${documentId} and position = 2`
  const other = await new Historian(scene.stage.database.app).moment(copyId, 1)
  expect(other.hands.map(({ actorId }) => actorId)).toEqual([ana])
})
