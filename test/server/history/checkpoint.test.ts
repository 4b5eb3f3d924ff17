// What is kept of a past goes on as if its log had been played again from the first row.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkpointVersion, readCheckpoint, writeCheckpoint } from '../../../server/history/checkpoint.ts'
import { momentOf } from '../../../server/history/answers/moment.ts'
import { foundIn } from '../../../server/history/answers/found.ts'
import { mirrorOf } from '../../../server/history/answers/mirror.ts'
import { sittingsIn } from '../../../server/history/answers/sittings.ts'
import { Past } from '../../../server/history/past.ts'
import { chained } from '../../support/chained.ts'
import { drawnActs, randomLog } from '../../support/random-logs.ts'

const seed = Number(process.env.SEED ?? 7)
const numRuns = Number(process.env.RUNS ?? 60)

test('[H3] a past that is kept, read again and gone on with answers as one that was played whole, and is kept as the same bytes', () => {
  fc.assert(
    fc.property(drawnActs, fc.nat(1000), (list, drawn) => {
      const rows = chained(randomLog(list))
      const cut = 1 + (drawn % rows.length)
      const whole = new Past()
      for (const row of rows) whole.take(row)
      const first = new Past()
      for (const row of rows.slice(0, cut)) first.take(row)
      const bytes = writeCheckpoint(first)
      const kept = readCheckpoint(bytes)
      expect(Buffer.compare(writeCheckpoint(kept), bytes)).toBe(0)
      for (const row of rows.slice(cut)) kept.take(row)
      for (let position = 0; position <= rows.length; position++)
        expect(momentOf(kept, position)).toEqual(momentOf(whole, position))
      expect(foundIn(kept, 'le lac')).toEqual(foundIn(whole, 'le lac'))
      expect([...kept.facts.rows()]).toEqual([...whole.facts.rows()])
      expect(Buffer.compare(writeCheckpoint(kept), writeCheckpoint(whole))).toBe(0)
    }),
    { numRuns, seed },
  )
})

test('[H6] [H8] sittings and the mirror tell the same whenever they were asked before: what was the last one is not lost when another begins', () => {
  fc.assert(
    fc.property(drawnActs, fc.nat(1000), (list, drawn) => {
      // each row a sitting of its own
      const rows = chained(randomLog(list).map((row) => ({ ...row, at: row.at * 700 })))
      const cut = 1 + (drawn % rows.length)
      const [asked, whole] = [new Past(), new Past()]
      for (const [n, row] of rows.entries()) {
        whole.take(row)
        asked.take(row)
        if (n + 1 === cut) mirrorOf(asked, cut)
      }
      const none = new Set<number>()
      expect(sittingsIn(asked, none)).toEqual(sittingsIn(whole, none))
      expect(mirrorOf(asked, rows.length).whole).toEqual(mirrorOf(whole, rows.length).whole)
    }),
    { numRuns, seed },
  )
})

test('[H14] whoever asks for the mirror at every row leaves no more behind than the sittings of the log', () => {
  fc.assert(
    fc.property(drawnActs, (list) => {
      const rows = chained(randomLog(list))
      const past = new Past()
      for (const row of rows) past.take(row)
      const before = mirrorOf(past, rows.length)
      const asked = rows.map((_, n) => mirrorOf(past, n + 1))
      const { sittings } = sittingsIn(past, new Set())
      expect([...past.worked.sittings.keys()]).toEqual(sittings.slice(0, -1).map(({ from, to }) => `${from} ${to}`))
      expect(mirrorOf(past, rows.length)).toEqual(before)
      // and is told as whoever asks for that moment alone is
      const other = new Past()
      for (const row of rows) other.take(row)
      const middle = Math.ceil(rows.length / 2)
      expect(asked[middle - 1]).toEqual(mirrorOf(other, middle))
    }),
    { numRuns, seed },
  )
})

test('[H4] what is kept of sittings is of a version: if this hash is another, comparing tells something else, and checkpointVersion must rise', () => {
  const works = fc.sample(drawnActs, { seed: 7, numRuns: 40 }).map((list) => {
    const past = new Past()
    // each row a sitting of its own
    for (const row of chained(randomLog(list).map((edit) => ({ ...edit, at: edit.at * 700 })))) past.take(row)
    return sittingsIn(past, new Set())
  })
  const told = createHash('sha256').update(JSON.stringify(works)).digest('hex').slice(0, 16)
  expect({ checkpointVersion, told }).toEqual({ checkpointVersion: 4002, told: '4b5b239344a09a63' })
})
