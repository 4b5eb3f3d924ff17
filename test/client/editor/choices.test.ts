// The list of blocks: found by name or by what else people call it, accents ignored, as one types.
import type { Editor } from '@tiptap/react'
import { expect, test } from 'vitest'
import { choicesFor } from '../../../client/editor/insert/choices.ts'

const editorWith = (commands: Record<string, () => boolean> = {}) => ({ commands }) as unknown as Editor // only its commands are asked
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
