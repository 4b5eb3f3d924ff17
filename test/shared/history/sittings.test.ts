// Where one sitting ends and another begins, and who is in it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestMs, pauseMs, sittingsOf, type SittingRow } from '../../../shared/history/sittings.ts'

const minute = 60_000
let position = 0
const [alice, bertrand] = [4, 2]
const row = (at: number, hand = alice): SittingRow => ({ position: (position += 1), hand, at: at * minute })
const spans = (rows: readonly SittingRow[], ends?: ReadonlySet<number>) =>
  sittingsOf(rows, ends).map(({ startedAt, endedAt }) => [startedAt / minute, endedAt / minute])

test('people who write together are in one sitting, in the order in which they began', () => {
  const rows = [row(0), row(4, bertrand), row(5), row(6, bertrand)]
  const [only, ...others] = sittingsOf(rows)
  expect(others).toEqual([])
  expect(only?.writers).toEqual([alice, bertrand])
})

test('more than ten minutes without a letter end it, and so does an hour', () => {
  expect(spans([row(0), row(10), row(20.1), row(25)])).toEqual([
    [0, 10],
    [20.1, 25],
  ])
  const long = Array.from({ length: 15 }, (_, n) => row(n * 9))
  expect(spans(long)).toEqual([
    [0, 54],
    [63, 117],
    [126, 126],
  ])
})

test('what was named or changed its state ends it', () => {
  const rows = [row(0), row(1), row(2)]
  expect(spans(rows, new Set([rows[1]?.position ?? 0]))).toEqual([
    [0, 1],
    [2, 2],
  ])
})

test('each row is in one sitting, in order, and no sitting breaks its limits, whatever the clocks', () => {
  const steps = fc.array(fc.integer({ min: -minute, max: 20 * minute }), { maxLength: 80 })
  fc.assert(
    fc.property(steps, (waits) => {
      let at = 0
      const rows = waits.map((wait, i): SittingRow => {
        at += wait
        return { position: i + 1, hand: i % 3, at }
      })
      const sittings = sittingsOf(rows)
      const positions = sittings.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
      expect(positions).toEqual(rows.map((one) => one.position))
      for (const { from, to, writers } of sittings)
        expect(writers).toEqual([...new Set(rows.slice(from - 1, to).map(({ hand }) => hand))])
      for (const { startedAt, endedAt } of sittings) expect(endedAt - startedAt).toBeLessThanOrEqual(longestMs)
      for (const [i, { startedAt }] of sittings.entries()) {
        const before = sittings[i - 1]
        if (before === undefined) continue
        expect(startedAt - before.endedAt > pauseMs || startedAt - before.startedAt > longestMs).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
