// What is known of ranges, against a map of single characters.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MarkedRanges } from '../../../shared/history/marked-ranges.ts'

test('each character keeps the first value it was given, whatever the order in which ranges come', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.nat(40), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(range, fc.nat(3)), { maxLength: 30 }), range, (marks, asked) => {
      const ranges = new MarkedRanges<number>()
      const oracle = new Map<string, number>()
      for (const [[client, clock, length], value] of marks) {
        ranges.mark([client, clock, length], value)
        for (let at = clock; at < clock + length; at++) {
          if (!oracle.has(`${client} ${at}`)) oracle.set(`${client} ${at}`, value)
        }
      }
      const [client, clock, length] = asked
      const expected = Array.from({ length }, (_, i) => oracle.get(`${client} ${clock + i}`))
      const parts = ranges.of(asked)
      expect(parts.flatMap(([[, , n], value]) => Array.from({ length: n }, () => value))).toEqual(expected)
      expect(parts[0]?.[0][1]).toBe(clock)
      expect(ranges.at(client, clock)).toBe(expected[0])
    }),
    { numRuns: 500 },
  )
})
