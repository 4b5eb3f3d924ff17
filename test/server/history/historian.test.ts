// What the past of texts is asked, and what it answers, from logs in PostgreSQL.
import { splitBlock } from '@tiptap/pm/commands'
import { TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { staleCheckpoints } from '../../../server/history/checkpoint-rows.ts'
import { Historian } from '../../../server/history/historian.ts'
import { keepStale } from '../../../server/history/keeper.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import type { ShownNode } from '../../../shared/history/shown.ts'
import { isShownText } from '../../../shared/history/shown.ts'
import { aDemarche, type Scene } from '../../support/builders.ts'
import { copiesOf, exchange, type HeadlessEditor } from '../../support/headless-editor.ts'
import { LogWriter, type NewRow } from '../../support/log-writer.ts'
import { quietLog } from '../../support/quiet-log.ts'

type Act = (editor: HeadlessEditor) => void
const type =
  (at: number, text: string): Act =>
  (editor) =>
    editor.dispatch(editor.state.tr.insertText(text, at))
const enter =
  (at: number): Act =>
  (editor) => {
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)))
    splitBlock(editor.state, (tr) => editor.dispatch(tr))
  }
const erase =
  (from: number, to: number): Act =>
  (editor) =>
    editor.dispatch(editor.state.tr.delete(from, to))

const start = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { id: 'titre', level: 2 }, content: [{ type: 'text', text: 'Le lac' }] },
    { type: 'paragraph', attrs: { id: 'un' }, content: [{ type: 'text', text: 'Le schéma répond.' }] },
  ],
}

const monday = Date.parse('2026-11-02T09:00:00Z')
const minute = 60_000

interface Step {
  readonly who: 0 | 1
  readonly act: Act
  /** In minutes after the beginning. */
  readonly at: number
  readonly relayedBy?: string
}

/** A document of a scene with two writers, and what they do in it, from its first row. */
async function written(steps: readonly Step[]) {
  const scene = await aDemarche()
  const ana = scene.pilot.me.actorId
  const ben = (await scene.join('writer', { organisationId: null, name: 'Ben' })).me.actorId
  const documentId = await anEmptyDocument(scene)
  const log = new LogWriter(scene.stage.database.owner, documentId)
  const copies = copiesOf(start, 2)
  const rows: NewRow[] = []
  const [first] = copies
  if (first === undefined) throw new Error('two copies were asked for')
  const organisationId = scene.organisationId
  rows.push({ actorId: ana, organisationId, update: Y.encodeStateAsUpdate(first.editor.doc), at: new Date(monday) })
  for (const { who, act, at, relayedBy = null } of steps) {
    const copy = copies[who]
    if (copy === undefined) continue
    act(copy.editor)
    for (const update of copy.waiting) {
      const hand = who === 0 ? { actorId: ana, organisationId } : { actorId: ben }
      rows.push({ ...hand, relayedBy, update, at: new Date(monday + at * minute) })
    }
    await exchange(copies)
  }
  await log.add(rows)
  return { scene, documentId, ana, ben, log, rows, history: scene.stage.services.history }
}

async function anEmptyDocument({ stage, pilot, demarcheId }: Scene): Promise<string> {
  const id = stage.services.id()
  await stage.database.owner`
    insert into document (id, demarche_id, title, template, template_version, state_since, epoch, created_by, created_at, rank)
    values (${id}, ${demarcheId}, 'Un texte', 'blank', 1, now(), 2, ${pilot.me.actorId}, now(), 1)`
  return id
}

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
  await keepStale({ sql: app, log: quietLog, history })
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
