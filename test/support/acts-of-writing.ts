// What people do to a text, over the whole schema, by numbers that are drawn: for histories that nobody would think of.
import { joinBackward, lift, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands'
import type { Attrs, Node } from '@tiptap/pm/model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { TextSelection, type Command, type EditorState } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addRowAfter,
  CellSelection,
  deleteColumn,
  deleteRow,
  fixTables,
  mergeCells,
  splitCell,
  toggleHeader,
} from '@tiptap/pm/tables'
import * as Y from 'yjs'
import { blockAround, moveOf } from '../../client/editor/blocks/moving.ts'
import { bodyOf } from '../../shared/document/shape.ts'
import { moveChild } from '../../shared/document/tables/reorder.ts'
import { documentSchema } from '../../shared/document/schema.ts'
import { id } from './exchange-sample.ts'
import type { HeadlessEditor } from './headless-editor.ts'

/** Somebody, somewhere: places are within the text. */
export type Act = (editor: HeadlessEditor, at: number, to: number) => void

const { nodes, marks } = documentSchema()
const node = (name: string) => nodes[name] ?? missing(name)
const mark = (name: string) => marks[name] ?? missing(name)
const missing = (name: string): never => {
  throw new Error(`no ${name}`)
}

/** Runs a command with a selection; what it cannot do there is not done. */
export function run(editor: HeadlessEditor, at: number, command: Command, to = at): void {
  const select = (state: EditorState) => TextSelection.between(state.doc.resolve(at), state.doc.resolve(to))
  editor.dispatch(editor.state.tr.setSelection(select(editor.state)))
  command(editor.state, (tr) => editor.dispatch(tr))
}

/** Where the nearest node of a type around a place begins, or the first one of the text. */
function find(editor: HeadlessEditor, at: number, types: readonly string[]): { node: Node; pos: number } | null {
  const found: { node: Node; pos: number }[] = []
  editor.state.doc.descendants((one, pos) => {
    if (types.includes(one.type.name)) found.push({ node: one, pos })
    return true
  })
  return found.findLast(({ pos }) => pos < at) ?? found[0] ?? null
}

const say =
  (types: readonly string[], attrs: (node: Node) => Attrs): Act =>
  (editor, at) => {
    const found = find(editor, at, types)
    if (found)
      editor.dispatch(editor.state.tr.setNodeMarkup(found.pos, null, { ...found.node.attrs, ...attrs(found.node) }))
  }

const insertBlock =
  (make: () => Node): Act =>
  (editor, at) => {
    const block = blockAround(editor.state.doc.resolve(at))
    if (block) editor.dispatch(editor.state.tr.insert(block.pos + block.node.nodeSize, make()))
  }

const insertInline =
  (make: () => Node): Act =>
  (editor, at) => {
    const { $from } = TextSelection.near(editor.state.doc.resolve(at))
    if ($from.parent.inlineContent && $from.parent.type.name !== 'footnote')
      editor.dispatch(editor.state.tr.insert($from.pos, make()))
  }

/** In a table whose rows are of one length, which the editor makes of it first. */
const inTable =
  (command: Command): Act =>
  (editor, at) => {
    const mending = fixTables(editor.state)
    if (mending?.docChanged) editor.dispatch(mending)
    const cell = find(editor, at, ['tableCell', 'tableHeader'])
    if (cell) run(editor, cell.pos + 2, command)
  }

const paragraph = (text: string) => node('paragraph').create(null, documentSchema().text(text))

function moveRow(editor: HeadlessEditor, at: number): void {
  const table = find(editor, at, ['table'])
  if (!table || table.node.childCount < 3) return
  const $pos = editor.state.doc.resolve(table.pos)
  if ($pos.depth !== 0 || hasMerged(table.node)) return
  const shared = bodyOf(editor.doc).get($pos.index(0))
  if (shared instanceof Y.XmlElement) moveChild(shared, shared.length - 1, 1)
}

function moveColumn(editor: HeadlessEditor, at: number): void {
  const table = find(editor, at, ['table'])
  if (!table) return
  const $pos = editor.state.doc.resolve(table.pos)
  if ($pos.depth !== 0 || hasMerged(table.node)) return
  const shared = bodyOf(editor.doc).get($pos.index(0))
  if (!(shared instanceof Y.XmlElement)) return
  editor.doc.transact(() => {
    for (const row of shared.toArray())
      if (row instanceof Y.XmlElement && row.length > 1) moveChild(row, row.length - 1, 0)
  })
}

function hasMerged(table: Node): boolean {
  let merged = false
  table.descendants(({ attrs }) => {
    merged ||= (attrs['colspan'] ?? 1) > 1 || (attrs['rowspan'] ?? 1) > 1
    return true
  })
  return merged
}

function merge(editor: HeadlessEditor, at: number): void {
  const cell = find(editor, at, ['tableCell'])
  if (!cell) return
  const next = cell.pos + cell.node.nodeSize
  if (!editor.state.doc.nodeAt(next)) return
  const select = CellSelection.create(editor.state.doc, cell.pos, next)
  editor.dispatch(editor.state.tr.setSelection(select))
  mergeCells(editor.state, (tr) => editor.dispatch(tr))
}

function move(direction: 'up' | 'down'): Act {
  return (editor, at) => {
    const block = blockAround(editor.state.doc.resolve(at))
    for (const step of (block && moveOf(editor.state, block, direction))?.steps ?? [])
      editor.dispatch(step(editor.state))
  }
}

function drag(editor: HeadlessEditor, at: number, to: number): void {
  const $at = editor.state.doc.resolve(at)
  if (!$at.parent.isTextblock || $at.parent.type.name === 'footnote') return
  const end = Math.min(at + 40, $at.end())
  if (end - at < 25) return
  const slice = editor.state.doc.slice(at, end)
  const tr = editor.state.tr.delete(at, end)
  const $to = TextSelection.near(tr.doc.resolve(Math.min(tr.mapping.map(to), tr.doc.content.size))).$from
  if ($to.parent.isTextblock) editor.dispatch(tr.replace($to.pos, $to.pos, slice))
}

/** No word is added or removed by these, whatever they do. */
export const gestures: Readonly<Record<string, Act>> = {
  split: (editor, at) => run(editor, at, splitBlock),
  join: (editor, at) => run(editor, at, joinBackward),
  title: (editor, at) => run(editor, at, setBlockType(node('heading'), { level: 2 })),
  otherTitle: (editor, at) => run(editor, at, setBlockType(node('heading'), { level: 3 })),
  plain: (editor, at) => run(editor, at, setBlockType(node('paragraph'))),
  quote: (editor, at) => run(editor, at, wrapIn(node('blockquote'))),
  callout: (editor, at) => run(editor, at, wrapIn(node('callout'), { tone: 'attention' })),
  lift: (editor, at) => run(editor, at, lift),
  bold: (editor, at, to) => run(editor, at, toggleMark(mark('bold')), to),
  italic: (editor, at, to) => run(editor, at, toggleMark(mark('italic')), to),
  link: (editor, at, to) => run(editor, at, toggleMark(mark('link'), { href: 'https://example.org/' }), to),
  list: (editor, at) => run(editor, at, wrapInList(node('bulletList'))),
  ordered: (editor, at) => run(editor, at, wrapInList(node('orderedList'))),
  sink: (editor, at) => run(editor, at, sinkListItem(node('listItem'))),
  liftItem: (editor, at) => run(editor, at, liftListItem(node('listItem'))),
  splitItem: (editor, at) => run(editor, at, splitListItem(node('listItem'))),
  up: move('up'),
  down: move('down'),
  moveRow,
  moveColumn,
  check: say(['taskItem'], ({ attrs }) => ({ checked: attrs['checked'] !== true })),
  tone: say(['callout'], () => ({ tone: 'example' })),
  width: say(['figure'], ({ attrs }) => ({ width: attrs['width'] === 25 ? 75 : 25 })),
  align: say(['tableCell'], () => ({ align: 'center' })),
  totals: say(['table'], ({ attrs }) => ({ totals: attrs['totals'] === true ? null : true })),
  header: inTable(toggleHeader('row')),
  merge,
  splitCell: inTable(splitCell),
  addRow: inTable(addRowAfter),
  addColumn: inTable(addColumnAfter),
}

/** These write, or take away. */
export const writings: Readonly<Record<string, Act>> = {
  drag, // of words in several looks, less than four letters may be taken for others
  words: (editor, at) => editor.dispatch(editor.state.tr.insertText(' tenus dans la durée', at)),
  letter: (editor, at) => editor.dispatch(editor.state.tr.insertText('e', at)),
  remove: (editor, at, to) => {
    const [from, end] = [Math.min(at, to), Math.max(at, to)]
    editor.dispatch(editor.state.tr.delete(from, Math.min(end, from + 200)))
  },
  removeFew: (editor, at) =>
    editor.dispatch(editor.state.tr.delete(at, Math.min(at + 9, editor.state.doc.content.size))),
  divider: insertBlock(() => node('horizontalRule').create()),
  living: insertBlock(() => node('living').create({ kind: 'map' })),
  break: insertInline(() => node('hardBreak').create()),
  mention: insertInline(() => node('mention').create({ kind: 'person', id: id(901) })),
  note: insertInline(() => node('footnote').create(null, documentSchema().text('Selon la mairie, 2027.'))),
  paragraph: insertBlock(() => paragraph('Aucun lieu soutenu ne peut être revendu.')),
  figure: insertBlock(() =>
    node('figure').create({ file: id(7), alt: 'Une place' }, documentSchema().text('La place')),
  ),
  details: insertBlock(() =>
    node('details').create(null, [
      node('detailsSummary').create(null, documentSchema().text('Pour en savoir plus')),
      paragraph('Huit entretiens.'),
    ]),
  ),
  table: insertBlock(() =>
    node('table').create(
      null,
      ['un', 'deux'].map((text) =>
        node('tableRow').create(null, [
          node('tableCell').create(null, paragraph(text)),
          node('tableCell').create(null, paragraph('là')),
        ]),
      ),
    ),
  ),
  deleteRow: inTable(deleteRow),
  deleteColumn: inTable(deleteColumn),
  removeBlock: (editor, at) => {
    const block = blockAround(editor.state.doc.resolve(at))
    if (block && editor.state.doc.childCount > 1)
      editor.dispatch(editor.state.tr.delete(block.pos, block.pos + block.node.nodeSize))
  },
}
