// The weave: at every crossing, exactly one strand passes under, and each strand alternates.
import { expect, it } from 'vitest'
import { stops, strandPath } from '../../../client/ui/braid.ts'

const width = 1000
const crossings = (strand: number) => stops(strand, width).filter(({ at: [, y] }) => y > 0 && y < 250)

it('two strands meet at each crossing, one over and one under', () => {
  const met = new Map<string, boolean[]>()
  for (const strand of [0, 1, 2, 3]) {
    for (const { at, under } of crossings(strand)) {
      const [x] = at
      if (x >= 0 && x <= width) met.set(at.join(), [...(met.get(at.join()) ?? []), under])
    }
  }
  expect(met.size).toBeGreaterThan(20)
  for (const pair of met.values()) expect(pair.toSorted()).toEqual([false, true])
})

it('going along a strand, over and under alternate between two turns', () => {
  for (const strand of [0, 1, 2, 3]) {
    const { runs } = stops(strand, width).reduce<{ runs: boolean[][] }>(
      ({ runs }, { at: [, y], under }) => ({
        runs: y === 0 || y === 250 ? [...runs, []] : [...runs.slice(0, -1), [...(runs.at(-1) ?? []), under]],
      }),
      { runs: [[]] },
    )
    for (const run of runs.filter(({ length }) => length === 3)) expect(run[0]).not.toBe(run[1])
  }
})

it('a strand is cut once for each crossing it passes under', () => {
  for (const strand of [0, 1, 2, 3]) {
    const cuts = stops(strand, width).filter(({ under }) => under).length
    expect(strandPath(strand, width).split('M').length - 1).toBe(cuts + 1)
  }
})
