// What French cells are worth: numbers, units, dates; their sums and their order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sortedOrder } from '../../../../shared/document/tables/order.ts'
import { amountOf, dateOf, sayAmount, sumOf } from '../../../../shared/document/tables/values.ts'

const said = (text: string) => {
  const amount = amountOf(text)
  return amount && sayAmount(amount)
}

test.each([
  ['1 240 000,50', '1\u202f240\u202f000,50'],
  ['1\u202f240\u202f000,50\u00a0€', '1\u202f240\u202f000,50\u00a0€'],
  ['1240000', '1\u202f240\u202f000'],
  ['1.240.000,50 €', '1\u202f240\u202f000,50\u00a0€'],
  ['3.5', '3,5'],
  ['-12', '\u221212'],
  ['\u22120,5 %', '\u22120,5\u202f%'],
  ['35 %', '35\u202f%'],
  ['12 ETP', '12\u00a0ETP'],
  ['40 m²', '40\u00a0m²'],
])('[D27] « %s » is a number', (text, shown) => {
  expect(said(text)).toBe(shown)
})

test.each([
  '',
  'à préciser',
  '1.240',
  '12 rue des Lices',
  '2 ou 3',
  '12/03/2026',
  '1 2',
  '=1+1',
  '-1+cmd|x',
  '3e',
  '1re',
])('[D27] « %s » is no number, or not surely one', (text) => {
  expect(amountOf(text)).toBeNull()
})

test('[D27] money adds up to the cent, whatever the order', () => {
  const cents = fc.array(fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(cents, (values) => {
      const amounts = values.map((value) => ({ units: BigInt(value), decimals: 2, unit: '€' }))
      const written = amounts.map((amount) => amountOf(sayAmount(amount)) ?? expect.unreachable(sayAmount(amount)))
      expect(sumOf(written)?.units).toBe(values.reduce((sum, value) => sum + BigInt(value), 0n))
      expect(sumOf(written.toReversed())).toEqual(sumOf(written))
    }),
    { numRuns: 100 },
  )
})

test('[D27] euros and percents are not added; a bare number goes with euros', () => {
  const sum = (...texts: string[]) => sumOf(texts.flatMap((text) => amountOf(text) ?? []))
  expect(sum('12 €', '3 %')).toBeNull()
  expect(sum('12', '3 %')).toBeNull()
  expect(sayAmount(sum('12', '3,5 €') ?? expect.unreachable())).toBe('15,5\u00a0€')
})

test('dates are read as they are written', () => {
  expect(dateOf('12/03/2026')).toBe(20_260_312)
  expect(dateOf('2026-03-12')).toBe(20_260_312)
  expect(dateOf('1er mars 2026')).toBe(20_260_301)
  expect(dateOf('mars 2026')).toBe(20_260_300)
  expect(dateOf('jeudi 12 mars 2026')).toBe(20_260_312)
  expect(dateOf('déc. 2026')).toBe(20_261_200)
  expect(dateOf('45/13/2026')).toBeNull()
  expect(dateOf('bientôt')).toBeNull()
})

describe('[D26] the order of a column', () => {
  const sorted = (cells: string[], direction: 1 | -1 = 1) => sortedOrder(cells, direction).map((at) => cells[at])

  test('words as French dictionaries have them', () => {
    expect(sorted(['zèbre', 'Éco-lieu', 'abeille', 'école', 'Étang'])).toEqual([
      'abeille',
      'Éco-lieu',
      'école',
      'Étang',
      'zèbre',
    ])
  })
  test('numbers by their worth, dates by their day', () => {
    expect(sorted(['1 240 000,50 €', '9 €', '-3 €', '100 €'])).toEqual(['-3 €', '9 €', '100 €', '1 240 000,50 €'])
    expect(sorted(['12/03/2026', 'mars 2025', '1er avril 2025'])).toEqual(['mars 2025', '1er avril 2025', '12/03/2026'])
    expect(sorted(['8 %', '62 %', '30 %'], -1)).toEqual(['62 %', '30 %', '8 %'])
  })
  test('what is empty comes last in both directions, and equals keep their order', () => {
    expect(sortedOrder(['', 'b', 'a', 'b', ''], 1)).toEqual([2, 1, 3, 0, 4])
    expect(sortedOrder(['', 'b', 'a', 'b', ''], -1)).toEqual([1, 3, 2, 0, 4])
  })
})
