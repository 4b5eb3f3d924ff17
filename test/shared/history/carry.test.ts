// What of a text that was written is what was deleted: the bounds of the looking.
import { describe, expect, test } from 'vitest'
import { carried, type Carry, type Stretch } from '../../../shared/history/carry.ts'

const stretch = (text: string, client: number, isMadeAgain = false): Stretch => ({
  text,
  ids: [[client, 0, text.length]],
  isMadeAgain,
})
const lettersOf = (carries: readonly Carry[]): number => carries.reduce((sum, { to: [, , length] }) => sum + length, 0)

describe('what repeats itself without end is looked at for so long only [H12]', () => {
  const many = 60_000 // with every look taken, an hour
  test.each([
    ['a row of dots', '.'.repeat(many)],
    ['two letters in turn', 'ab'.repeat(many / 2)],
    ['lines of dashes', `${'-'.repeat(60)}\n`.repeat(many / 61)],
  ])('%s, with something before and after', (_, text) => {
    const all = carried([stretch(`now ${text} then`, 1)], [stretch(text, 2)], 'gesture')
    expect(lettersOf(all)).toBe(text.length)
  })

  test('lines that were made again and are all alike but for their end', () => {
    const lines = (client: number, end: string): Stretch[] =>
      Array.from({ length: 2_500 }, (_, n) => stretch(`${'.'.repeat(30)}${end}${n % 7}`, client, true))
    expect(lettersOf(carried(lines(1, 'a'), lines(2, 'b'), 'gesture'))).toBeGreaterThan(0)
  })
})

test('what was found before the looking ended is told', () => {
  const sentence = 'Les projets naissent, puis cherchent un toit.'
  const all = carried(
    [stretch(`${sentence} ${'a'.repeat(80_000)}b`, 1)],
    [stretch(`${'a'.repeat(80_000)} ${sentence}`, 2)],
    'gesture',
  )
  expect(lettersOf(all)).toBeGreaterThanOrEqual(80_000)
})

test('two letters that a gesture cut off from words which it wrote again are those, where nothing else is left [H2]', () => {
  const [before, after] = ['La carte sera refaite avec', 'La carte sera refaite av']
  const cut = carried([stretch(after, 1, true), stretch('ec', 2)], [stretch(before, 3, true)], 'gesture')
  expect(cut).toContainEqual({ to: [2, 0, 2], from: [3, after.length, 2], kind: 'gesture' })
  const typed = carried([stretch(after, 1, true), stretch('er', 2)], [stretch(before, 3, true)], 'gesture')
  expect(lettersOf(typed)).toBe(after.length)
})
