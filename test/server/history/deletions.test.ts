// Deletions as bytes, against the way in which Yjs reads and writes them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeContent, encodeContent } from '../../../server/realtime/frames.ts'
import { readDeletions, writeDeletions } from '../../../server/history/deletions.ts'
import { RangeSet } from '../../../shared/history/ranges.ts'

const client = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 ** 32 - 1 }))
const clock = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 2 ** 40 }))
const ranges = fc.array(fc.tuple(client, clock, fc.integer({ min: 1, max: 200 })), { maxLength: 120 })

test('[L10] deletions are written as Yjs would, and read as they were', () => {
  fc.assert(
    fc.property(ranges, (some) => {
      const set = RangeSet.of(some)
      const bytes = writeDeletions(set)
      expect(Buffer.from(bytes)).toEqual(Buffer.from(encodeContent([], set)))
      expect([...readDeletions(bytes)]).toEqual([...RangeSet.of(decodeContent(bytes).deletes)])
      expect([...readDeletions(bytes)]).toEqual([...set])
    }),
  )
})

test('[L10] what is read is added to what was known', () => {
  fc.assert(
    fc.property(ranges, ranges, (some, others) => {
      const set = readDeletions(writeDeletions(RangeSet.of(others)), RangeSet.of(some))
      expect([...set]).toEqual([...RangeSet.of([...some, ...others])])
      set.add([1, 5, 3])
      expect([...set]).toEqual([...RangeSet.of([...some, ...others, [1, 5, 3]])])
    }),
  )
})

test.each([
  ['text besides', [1, 0, 0]],
  ['an early end', [0, 1, 7, 2, 0, 1]],
  ['a number without an end', [0, 128]],
  ['ranges out of order', [0, 1, 7, 2, 5, 1, 0, 1]],
  ['more after the end', [0, 0, 0]],
])('[L10] bytes with %s are no deletions', (_what, bytes) => {
  expect(() => readDeletions(new Uint8Array(bytes))).toThrow()
})
