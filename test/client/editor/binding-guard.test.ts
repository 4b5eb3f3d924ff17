// What others wrote is shown whatever becomes of the caret: what the binding does not show, the next letter would undo.
import { splitBlock, toggleMark } from '@tiptap/pm/commands'
import { TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { copiesOf, exchange, type HeadlessEditor } from '../../support/headless-editor.ts'

const paragraph = (id: string, text: string): DocumentJson => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
})

const select = ({ state }: HeadlessEditor, from: number, to: number) =>
  state.tr.setSelection(TextSelection.create(state.doc, from, to))

test('[D70] Enter over words that somebody else has just made bold reaches them', async () => {
  const quotation = { type: 'blockquote', content: [paragraph('p2', 'Les projets'), paragraph('p3', 'naissent')] }
  const copies = copiesOf({ type: 'doc', content: [paragraph('p1', 'Accueillir'), quotation] }, 2)
  const [one, other] = copies.map(({ editor }) => editor)
  const bold = one?.state.schema.marks['bold']
  if (!one || !other || !bold) throw new Error('two copies were asked for')
  one.dispatch(select(one, 30, 27))
  toggleMark(bold)(one.state, (tr) => one.dispatch(tr))
  other.dispatch(select(other, 15, 35))
  splitBlock(other.state, (tr) => other.dispatch(tr))
  await exchange(copies)
  expect(one.lines()).toEqual(other.lines())
  one.dispatch(one.state.tr.insertText('!', 2))
  await exchange(copies)
  expect(one.lines()).toEqual(['A!ccueillir', 'L', ''])
  expect(other.lines()).toEqual(one.lines())
  expect(bodyOf(one.doc).length).toBe(one.state.doc.childCount)
})
