// The map that a state is made of.
import { describe, expect, it } from 'vitest'
import { LayeredMap } from '../../../shared/workshop/layered-map.ts'
import { chanceFrom } from '../../support/chance.ts'

describe('a layered map', () => {
  it('is what a Map would be, in the same order, at every step; earlier ones stay as they were', () => {
    const chance = chanceFrom(7)
    let map = new LayeredMap<number>()
    const like = new Map<string, number>()
    const kept: { map: LayeredMap<number>; entries: [string, number][] }[] = []
    for (let step = 0; step < 1_000; step += 1) {
      const key = `k${chance(200)}`
      if (chance(20) === 0) {
        map = map.without(key)
        like.delete(key)
      } else {
        map = map.with(key, step)
        like.set(key, step)
      }
      expect([...map]).toEqual([...like])
      expect([map.size, map.get(key), map.has(key)]).toEqual([like.size, like.get(key), like.has(key)])
      if (step % 50 === 0) kept.push({ map, entries: [...like] })
    }
    for (const { map: earlier, entries } of kept) expect([...earlier]).toEqual(entries)
  })
})
