// The list of blocks: found by name or by what else people call it, accents ignored, as one types.
import type { Editor } from '@tiptap/react'
import { expect, test } from 'vitest'
import { choicesFor } from '../../../client/editor/insert/choices.ts'
import { documentSchema } from '../../../shared/document/schema.ts'

const paragraph = { type: 'paragraph' }
const row = (type: string) => ({ type: 'tableRow', content: [{ type, content: [paragraph] }] })
const text = documentSchema().nodeFromJSON({
  type: 'doc',
  content: [
    paragraph,
    { type: 'table', content: [row('tableHeader'), row('tableCell')] },
    { type: 'details', content: [{ type: 'detailsSummary' }, paragraph] },
    { type: 'figure' },
  ],
})
/** A caret in the nth line of writing. */
const selectionAt = (line: number) => {
  const places: number[] = []
  text.descendants((node, pos) => void (node.isTextblock && places.push(pos + 1)))
  return { $from: text.resolve(places[line] ?? 0) }
}
const editorWith = (commands: Record<string, () => boolean> = {}, line = 0) =>
  ({ commands, state: { selection: selectionAt(line) } }) as unknown as Editor // only its commands and its caret are asked
const found = (query: string, editor = editorWith()) => choicesFor(editor, query).map(({ key }) => key)

test('[D9] nothing typed shows all blocks, the image only where images may be put', () => {
  expect(found('')).toHaveLength(15)
  expect(found('')).not.toContain('image')
  expect(found('', editorWith({ insertFigure: () => true }))).toContain('image')
})

test.each([
  ['encadre', ['note', 'attention', 'example', 'decision']],
  ['DÉCISION', ['decision']],
  ['arbitrage', ['decision']],
  ['tache', ['taskList']],
  ['a faire', ['taskList']],
  ['liste', ['bulletList', 'orderedList', 'taskList']],
  ['puces', ['bulletList']],
  ['trait', ['divider']],
  ['verbatim', ['quote']],
  ['h3', ['heading3']],
  ['xyz', []],
])('[D9] « %s » finds %j', (query, keys) => {
  expect(found(query)).toEqual(keys)
})

test('[D9] a name comes before what else a block is called', () => {
  expect(found('noter')).toEqual(['note'])
  expect(found('note')).toEqual(['footnote', 'note'])
  expect(found('titre 3')).toEqual(['heading3'])
  expect(found('titre')[0]).toBe('heading2')
})

test.each([
  ['a cell of titles', 1, ['footnote']],
  ['a cell', 2, ['bulletList', 'orderedList', 'taskList', 'image', 'footnote']],
  ['a summary', 3, ['footnote']],
  ['a caption', 5, ['footnote']],
])('[D56] in %s only what fits there is offered, and no table in a table', (_, line, keys) => {
  expect(found('', editorWith({ insertFigure: () => true }, line))).toEqual(keys)
})
