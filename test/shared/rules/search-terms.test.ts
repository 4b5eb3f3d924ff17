// What was typed to find something, and where it stands.
import { expect, test } from 'vitest'
import { excerptOf, folded, runsOf, searchTerms } from '../../../shared/rules/search-terms.ts'

const none = { words: [], phrases: [], excluded: [] }

test.each([
  ['  Économie  sociale ', { ...none, words: ['economie', 'sociale'] }],
  ['l’été', { ...none, words: ['l', 'ete'] }],
  ['« pôle territorial » PTCE', { ...none, phrases: [['pole', 'territorial']], words: ['ptce'] }],
  ['"sans fin', { ...none, words: ['sans', 'fin'] }],
  ['bois -chauffage porte-à-porte', { ...none, words: ['bois', 'porte', 'a', 'porte'], excluded: ['chauffage'] }],
  ['- & | ! ( ) : * \\ "" « »', none],
])('%j is taken apart [Q4]', (typed, terms) => expect(searchTerms(typed)).toEqual(terms))

test('a flood of words is cut [Q4]', () => {
  expect(searchTerms('mot '.repeat(500)).words).toHaveLength(12)
})

test('letters are folded as the index folds them', () => {
  expect(folded('Œuvre À L’ÉTÉ, ÇA')).toBe("oeuvre a l'ete, ca")
})

test('the words looked for are shown whole, whatever their accents', () => {
  const text = 'Les Œuvres d’été, hors été.'
  const shown = runsOf(text, ['oeuvre', 'ete'], ['oeuvr', 'ete']).map(([from, length]) =>
    text.slice(from, from + length),
  )
  expect(shown).toEqual(['Œuvres', 'été', 'été'])
})

test('an excerpt is cut between words around the first of them, and its runs are its own', () => {
  const text = `${'avant '.repeat(60)}réemploi ${'après '.repeat(60)}`
  const excerpt = excerptOf(text, runsOf(text, ['reemploi'], ['']))
  const [[from, length] = [0, 0]] = excerpt.runs
  expect(excerpt.text.slice(from, from + length)).toBe('réemploi')
  expect(excerpt.text).toMatch(/^… avant .* …$/u)
  expect(excerpt.text.length).toBeLessThan(240)
  expect(excerptOf('court', [])).toEqual({ text: 'court', runs: [] })
})
