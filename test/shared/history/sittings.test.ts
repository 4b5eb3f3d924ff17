// Where one sitting ends and another begins, and who is in it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestMs, pauseMs, sittingsOf, type SittingRow } from '../../../shared/history/sittings.ts'

const minute = 60_000
let position = 0
const row = (at: number, actorId = 'alice', organisationId: string | null = 'cress', added = 10): SittingRow => ({
  position: (position += 1),
  actorId,
  organisationId,
  at: at * minute,
  letters: { added, removed: 1 },
})
const spans = (rows: readonly SittingRow[], ends?: ReadonlySet<number>) =>
  sittingsOf(rows, ends).map(({ startedAt, endedAt }) => [startedAt / minute, endedAt / minute])

test('people who write together are in one sitting, with what each wrote for whom', () => {
  const rows = [row(0), row(4, 'bertrand', 'remise'), row(5), row(6, 'alice', null)]
  const [only, ...others] = sittingsOf(rows)
  expect(others).toEqual([])
  expect(only?.writers).toEqual([
    { actorId: 'alice', organisationId: 'cress', rows: 2, added: 20, removed: 2 },
    { actorId: 'bertrand', organisationId: 'remise', rows: 1, added: 10, removed: 1 },
    { actorId: 'alice', organisationId: null, rows: 1, added: 10, removed: 1 },
  ])
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
        return { position: i + 1, actorId: `${i % 3}`, organisationId: null, at, letters: { added: 1, removed: 0 } }
      })
      const sittings = sittingsOf(rows)
      const positions = sittings.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
      expect(positions).toEqual(rows.map((one) => one.position))
      expect(sittings.flatMap(({ writers }) => writers).reduce((sum, { added }) => sum + added, 0)).toBe(rows.length)
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
