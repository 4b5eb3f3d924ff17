// What finding takes for the same letters, and what it leaves alone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findIn, hitFrom, hitsIn, type Query } from '../../../client/editor/find/search.ts'
import { documentSchema, type DocumentJson } from '../../../shared/document/schema.ts'

const loose: Query = { words: '', cases: false, accents: false, whole: false }
const found = (text: string, words: string, more: Partial<Query> = {}) =>
  findIn(text, { ...loose, ...more, words }).map(([from, to]) => text.slice(from, to))

test('[D40] letters are found whatever their accents, capitals, apostrophes and spaces', () => {
  expect(found('L’Économie sociale, l’economie SOCIALE', "l'economie sociale")).toEqual([
    'L’Économie sociale',
    'l’economie SOCIALE',
  ])
  expect(found('Le cœur des œuvres', 'coeur')).toEqual(['cœur'])
  expect(found('Le cœur', 'c')).toEqual(['c'])
  expect(found('Le cœur', 'o')).toEqual([]) // half of a letter
  expect(found('Pourquoi\u202f? 12\u00a0%', 'pourquoi ?')).toEqual(['Pourquoi\u202f?'])
  expect(found('Pourquoi\u202f? 12\u00a0%', '12 %')).toEqual(['12\u00a0%'])
  expect(found('e\u0301te\u0301', 'été')).toEqual(['e\u0301te\u0301'])
  expect(found('a.b axb', 'a.b')).toEqual(['a.b'])
  expect(found('aaaa', 'aa')).toHaveLength(2)
})

test('[D40] accents, capitals and whole words count when asked', () => {
  expect(found('marche marché Marché', 'marché', { accents: true })).toEqual(['marché', 'Marché'])
  expect(found('marche marche\u0301', 'marche', { accents: true })).toEqual(['marche'])
  expect(found('marche marché Marché', 'marche', { cases: true })).toEqual(['marche', 'marché'])
  expect(found('marche marché Marché', 'Marché', { cases: true, accents: true })).toEqual(['Marché'])
  expect(found('l’eau, beau, eaux, eau.', 'eau', { whole: true })).toEqual(['eau', 'eau'])
})

test('[D40] whatever is looked for, what is found is said by the text in the same letters, in order, and nothing fails', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', 'e', '\u0301', 'œ', 'o', ' ', '\u202f', 'É', '😀', '’') })
  fc.assert(
    fc.property(text, text, fc.boolean(), fc.boolean(), (where, what, cases, accents) => {
      const query = { ...loose, words: what, cases, accents }
      let last = 0
      for (const [from, to] of findIn(where, query)) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(findIn(where.slice(from, to), query)).toEqual([[0, to - from]])
        last = to
      }
    }),
  )
})

const text = (words: string): DocumentJson => ({ type: 'text', text: words })

test('[D40, D42] words are found over marks and in notes, never across a mention, a break or two blocks', () => {
  const doc = documentSchema().nodeFromJSON({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          text('tiers'),
          { ...text('-lieu'), marks: [{ type: 'bold' }] },
          text(' un'),
          { type: 'footnote', content: [text('un tiers-lieu')] },
        ],
      },
      {
        type: 'paragraph',
        content: [text('tiers-'), { type: 'mention', attrs: { id: 'x', kind: 'person' } }, text('lieu')],
      },
      { type: 'paragraph', content: [text('tiers-'), { type: 'hardBreak' }, text('lieu')] },
      { type: 'paragraph', content: [text('tiers-')] },
      { type: 'paragraph', content: [text('lieu')] },
    ],
  })
  const hits = hitsIn(doc, { ...loose, words: 'tiers-lieu' })
  expect(hits.map(({ from, to, note }) => [doc.textBetween(from, to), note !== null])).toEqual([
    ['tiers-lieu', false],
    ['tiers-lieu', true],
  ])
  expect(doc.nodeAt(hits[1]?.note ?? 0)?.type.name).toBe('footnote')
  expect(hitsIn(doc, { ...loose, words: '' })).toEqual([])
  expect([hitFrom(hits, 2), hitFrom(hits, 999), hitFrom([], 0)]).toEqual([1, 0, -1])
})
