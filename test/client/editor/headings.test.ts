// The headings of a text, as the outline says them.
import { expect, test } from 'vitest'
import { headingsOf } from '../../../client/editor/headings.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { blockId } from '../../support/texts.ts'

test('who and what a heading names is said in it, the words of its notes are not', () => {
  const person = { type: 'mention', attrs: { kind: 'person', id: blockId(9) } }
  const note = { type: 'footnote', content: [{ type: 'text', text: 'selon elle' }] }
  const doc = documentSchema().nodeFromJSON({
    type: 'doc',
    content: [
      {
        type: 'heading',
        attrs: { id: blockId(1), level: 1 },
        content: [{ type: 'text', text: 'Ce que propose ' }, person, note],
      },
    ],
  })
  const names = new Map([[blockId(9), 'Ana Lopes']])
  const [heading] = headingsOf(doc, ({ attrs }) => names.get(String(attrs['id'])) ?? '')
  expect(heading?.title).toBe('Ce que propose Ana Lopes')
})
