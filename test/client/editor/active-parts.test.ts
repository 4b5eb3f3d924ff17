// What the toolbar says of a selection is what the library says, at the price of one walk.
import { isActive } from '@tiptap/core'
import { Node as ProseNode } from '@tiptap/pm/model'
import { EditorState, NodeSelection, TextSelection, type Selection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { expect, test, vi } from 'vitest'
import { activeParts } from '../../../client/editor/active-parts.ts'
import { documentSchema, type DocumentJson } from '../../../shared/document/schema.ts'

const letters = (text: string, ...marks: string[]): DocumentJson => ({
  type: 'text',
  text,
  marks: marks.map((type) => ({ type })),
})
const paragraph = (...content: DocumentJson[]): DocumentJson => ({ type: 'paragraph', content })
const heading = (level: number): DocumentJson => ({ type: 'heading', attrs: { level }, content: [letters('Titre')] })
const table = (rows: number, columns: number, ...marks: string[]): DocumentJson => ({
  type: 'table',
  content: Array.from({ length: rows }, () => ({
    type: 'tableRow',
    content: Array.from({ length: columns }, () => ({
      type: 'tableCell',
      content: [paragraph(letters('un', ...marks))],
    })),
  })),
})
const stateOf = (...content: DocumentJson[]): EditorState =>
  EditorState.create({ doc: documentSchema().nodeFromJSON({ type: 'doc', content }) })
const select = (state: EditorState, selection: Selection) => state.apply(state.tr.setSelection(selection))

const mixed = stateOf(
  heading(2),
  heading(3),
  paragraph(letters('gras', 'bold'), letters('les deux', 'bold', 'italic'), letters('code', 'code')),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(letters('a')), paragraph()] }] },
  { type: 'blockquote', content: [heading(4), paragraph(letters('b', 'bold'))] },
  table(2, 2, 'bold'),
  { type: 'horizontalRule' },
)
const marks = Object.keys(mixed.schema.marks)
const blocks = ['bulletList', 'orderedList', 'taskList', 'blockquote', 'table']

function agrees(state: EditorState): void {
  const parts = activeParts(state)
  const levels = [1, 2, 3, 4].filter((level) => isActive(state, 'heading', { level })).map((level) => `heading${level}`)
  expect({
    marks: marks.filter((name) => parts.marks.has(name)),
    blocks: blocks.filter((name) => parts.blocks.has(name)),
    levels: [1, 2, 3, 4].map((level) => `heading${level}`).filter((name) => parts.blocks.has(name)),
  }).toEqual({
    marks: marks.filter((name) => isActive(state, name)),
    blocks: blocks.filter((name) => isActive(state, name)),
    levels,
  })
}

test('it agrees with the library wherever one may select', () => {
  const { size } = mixed.doc.content
  for (let from = 0; from <= size; from++)
    for (let to = from; to <= size; to += 1 + (from % 3)) {
      const $from = mixed.doc.resolve(from)
      const $to = mixed.doc.resolve(to)
      if ($from.parent.isTextblock && $to.parent.isTextblock) agrees(select(mixed, new TextSelection($from, $to)))
    }
  mixed.doc.descendants((node, pos) => {
    if (NodeSelection.isSelectable(node)) agrees(select(mixed, NodeSelection.create(mixed.doc, pos)))
  })
})

test('it agrees of cells, and of marks that are about to be typed', () => {
  const state = stateOf(paragraph(letters('x')), table(3, 3, 'bold'), table(2, 2))
  const cells: number[] = []
  state.doc.descendants((node, pos) => void (node.type.name === 'tableCell' && cells.push(pos)))
  for (const [from, to] of [
    [0, 8],
    [2, 4],
    [9, 12],
  ] as const)
    agrees(select(state, CellSelection.create(state.doc, cells[from] ?? 0, cells[to] ?? 0)))
  const caret = select(state, TextSelection.create(state.doc, 2))
  agrees(caret)
  agrees(caret.apply(caret.tr.addStoredMark(state.schema.mark('italic'))))
})

test.each([['plain'], ['bold']])(
  'of very many %s cells each is looked at once at most, and not again while nothing changes',
  (kind) => {
    const state = stateOf(table(40, 40, ...(kind === 'bold' ? ['bold'] : [])))
    const all = select(state, CellSelection.create(state.doc, 1 + 1, state.doc.content.size - 1 - 1 - 6))
    expect(all.selection).toBeInstanceOf(CellSelection)
    const looks = vi.spyOn(ProseNode.prototype, 'nodesBetween')
    try {
      const first = activeParts(all)
      expect(first.marks.has('bold')).toBe(kind === 'bold')
      expect(looks.mock.calls.length).toBeLessThan(3 * 40 * 40)
      looks.mockClear()
      expect(activeParts(all)).toBe(first)
      expect(looks).not.toHaveBeenCalled()
    } finally {
      looks.mockRestore()
    }
  },
)
