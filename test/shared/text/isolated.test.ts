// Names that go from right to left, in sentences that go from left to right.
import { expect, test } from 'vitest'
import { sayList } from '../../../client/dates.ts'
import { isolated, unisolated } from '../../../shared/text/isolated.ts'
import { fill } from '../../../shared/text/words.ts'

const maryam = '\u05de\u05e8\u05d9\u05dd'
const alone = `\u2068${maryam}\u2069`

test('a name from right to left is isolated in sentences and lists, and turns nothing around it [C15]', () => {
  expect(fill('{name}, {n} personnes', { name: maryam, n: 3 })).toBe(`${alone}, 3 personnes`)
  expect(sayList(['Paul', maryam, 'Léa'])).toBe(`Paul, ${alone} et Léa`)
  expect(isolated('Léa\u200f')).toBe('\u2068Léa\u200f\u2069') // the mark alone turns what follows it
})

test('names from left to right are left as they are, and nothing of it is written down [C15]', () => {
  for (const name of ['Léa Estève', 'Ольга', '« Œuvre » 12', '王']) expect(isolated(name)).toBe(name)
  expect(unisolated(fill('Copie de {title}', { title: maryam }))).toBe(`Copie de ${maryam}`)
})
