// A text that two people write, row by row, in a database: the past that tests ask about.
import { splitBlock } from '@tiptap/pm/commands'
import { TextSelection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { aDemarche, type Scene } from './builders.ts'
import { copiesOf, exchange, type HeadlessEditor } from './headless-editor.ts'
import { LogWriter, type NewRow } from './log-writer.ts'

export type Act = (editor: HeadlessEditor) => void
export const type =
  (at: number, text: string): Act =>
  (editor) =>
    editor.dispatch(editor.state.tr.insertText(text, at))
export const enter =
  (at: number): Act =>
  (editor) => {
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)))
    splitBlock(editor.state, (tr) => editor.dispatch(tr))
  }
export const erase =
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

export const monday = Date.parse('2026-11-02T09:00:00Z')
export const minute = 60_000

export interface Step {
  readonly who: 0 | 1
  readonly act: Act
  /** In minutes after the beginning. */
  readonly at: number
  readonly relayedBy?: string
}

/** A document of a scene with two writers, and what they do in it, from its first row. */
export async function written(steps: readonly Step[], text: DocumentJson = start) {
  const scene = await aDemarche()
  const ana = scene.pilot.me.actorId
  const ben = (await scene.join('writer', { organisationId: null, name: 'Ben' })).me.actorId
  const documentId = await anEmptyDocument(scene)
  const log = new LogWriter(scene.stage.database.owner, documentId)
  const copies = copiesOf(text, 2)
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

export async function anEmptyDocument({ stage, pilot, demarcheId }: Scene): Promise<string> {
  const id = stage.services.id()
  await stage.database.owner`
    insert into document (id, demarche_id, title, template, template_version, state_since, epoch, created_by, created_at, rank)
    values (${id}, ${demarcheId}, 'Un texte', 'blank', 1, now(), 2, ${pilot.me.actorId}, now(), 1)`
  return id
}
