// How long a text is said to be.
import { AllSelection, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { lengthsOf, lengthsOfText, lengthsSelected } from '../../../client/editor/lengths.ts'
import { documentSchema } from '../../../shared/document/schema.ts'

const note = { type: 'footnote', content: [{ type: 'text', text: 'deux mots' }] }
const doc = documentSchema().nodeFromJSON({
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'L’eau est là' }, note, { type: 'text', text: '.' }] },
    { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Fin\u202f!' }] }] },
  ],
})

test('[D48] words and characters of a text, its notes apart', () => {
  expect(lengthsOf(doc)).toEqual({ words: 4, characters: 18, letters: 15 })
  expect(lengthsOfText('a 😀')).toEqual({ words: 1, characters: 3, letters: 2 })
})

test('[D48] words and characters of what is selected', () => {
  expect(lengthsSelected(doc, TextSelection.create(doc, 1, 6))).toEqual({ words: 1, characters: 5, letters: 5 })
  expect(lengthsSelected(doc, TextSelection.create(doc, 3))).toBeNull()
  expect(lengthsSelected(doc, new AllSelection(doc))).toEqual(lengthsOf(doc))
})
