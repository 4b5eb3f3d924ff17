// Sets of ranges against the plainest thing that could be right: a set of numbers.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Range } from '../../../shared/history/ranges.ts'
import { RangeSet } from '../../../shared/history/ranges.ts'

const range = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(60), fc.nat(12))
const letters = ([client, clock, length]: Range): string[] => Array.from({ length }, (_, i) => `${client}:${clock + i}`)

test('a set of ranges holds exactly what was added, and finds exactly what is missing', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), range, (added, asked) => {
      const set = RangeSet.of(added)
      const plain = new Set(added.flatMap(letters))
      expect(new Set([...set].flatMap(letters))).toEqual(plain)
      expect(set.missing(asked).flatMap(letters)).toEqual(letters(asked).filter((letter) => !plain.has(letter)))
    }),
  )
})

test('ranges are kept apart, in order, and as few as can be', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), (added) => {
      const all = [...RangeSet.of(added)]
      for (const [i, [client, clock]] of all.entries()) {
        const before = all[i - 1]
        if (before === undefined) continue
        expect(before[0] > client || (before[0] === client && before[1] + before[2] < clock)).toBe(true)
      }
    }),
  )
})

test('many at once, in any order, make the same set as one by one', () => {
  const many = fc.array(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.nat(2_000), fc.nat(12)), {
    minLength: 60,
    maxLength: 400,
  })
  fc.assert(
    fc.property(many, many, (first, then) => {
      const byOne = new RangeSet()
      for (const range of [...first, ...then]) byOne.add(range)
      const atOnce = RangeSet.of(first)
      atOnce.addAll(then)
      expect([...atOnce]).toEqual([...byOne])
    }),
  )
})

test('a million ranges told backwards are taken in one pass', () => {
  // one by one, each would move all that came before: minutes, for a frame that anybody may send
  const count = 1_000_000
  const backwards = Array.from({ length: count }, (_, i): Range => [1, (count - i) * 2, 1])
  expect([...RangeSet.of(backwards)]).toHaveLength(count)
})
