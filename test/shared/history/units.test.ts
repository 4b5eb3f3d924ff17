// Signs are UTF-16 units: an emoji is two of them, and neither is ever shown, told or matched without the other. [H23] [H29]
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { isShownText, type ShownPart } from '../../../shared/history/shown.ts'
import { compared, type Compared } from '../../support/compared.ts'
import { id, p } from '../../support/exchange-sample.ts'
import type { Act } from '../../support/acts-of-writing.ts'
import { splitBlock } from '@tiptap/pm/commands'
import { TextSelection } from '@tiptap/pm/state'

const by = (content: DocumentJson[], ...acts: Act[]): Promise<Compared> =>
  compared(
    { type: 'doc', content },
    acts.map((act) => ({ who: 1, act, at: 0, to: 0 })),
  )

/** All texts of a tree, piece by piece. */
const piecesOf = (part: ShownPart): string[] => (isShownText(part) ? [part.text] : part.parts.flatMap(piecesOf))

/** Of what should be whole. */
const halves = /\p{Surrogate}/u

const rewritten =
  (words: string): Act =>
  (editor) =>
    editor.dispatch(editor.state.tr.insertText(words, 1, 1 + (editor.state.doc.firstChild?.content.size ?? 0)))

test('of an emoji typed in the place of another, no half is kept [H23]', async () => {
  const content = [p(1, 'Bravo à tous 😀 et merci'), p(2, 'La suite')]
  const { changes } = await by(content, rewritten(''), rewritten('Bravo à tous 😁 et merci'))
  expect(changes.changes.map(({ before, after }) => [before, after])).toEqual([['😀', '😁']])
  for (const piece of piecesOf(changes.inline)) expect(piece).not.toMatch(halves)
})

test('whoever is named behind an emoji is told where they stand, and so is a sign that was pasted [H29]', async () => {
  const mention = { type: 'mention', attrs: { kind: 'person', id: id(901) } }
  const line: DocumentJson = {
    ...p(1, ''),
    content: [{ type: 'text', text: '😀 \ufffc vu avec ' }, mention, { type: 'text', text: ' ici' }],
  }
  const remove: Act = (editor) => editor.dispatch(editor.state.tr.delete(0, editor.state.doc.firstChild?.nodeSize ?? 0))
  const { changes } = await by([line, p(2, 'La suite')], remove)
  expect(changes.changes[0]?.before).toMatch(/^😀 \ufffc vu avec [^\]]+ ici$/u)
})

test('what is told around a line that was split ends with a whole emoji [H29]', async () => {
  const words = (length: number): string => 'mot '.repeat(length)
  const line = `😀${words(15).slice(1)}${words(15).slice(0, -1)}😁`
  const split: Act = (editor) => {
    const place = 1 + 1 + 60
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, place)))
    splitBlock(editor.state, (tr) => editor.dispatch(tr))
  }
  const { changes } = await by([p(1, line)], split)
  const [told] = changes.changes
  expect(told?.kind).toBe('split')
  for (const said of [told?.before ?? '', told?.after ?? '']) expect(said).not.toMatch(halves)
})
