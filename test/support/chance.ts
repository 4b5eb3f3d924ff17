// Seeded chance: the same seed makes the same story, on every machine.

/** A whole number below the one given. */
export type Chance = (below: number) => number

export function chanceFrom(seed: number): Chance {
  const next = wordsFrom(seed)
  return (below) => next() % below
}

/** Numbers from 0 to 1, as `Math.random` gives them. */
export function dice(seed: number): () => number {
  const next = wordsFrom(seed)
  return () => next() / 2 ** 32
}

/** mulberry32: small, and the same everywhere. */
function wordsFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
}
