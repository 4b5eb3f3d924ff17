// Hostile frames and requests over real sockets: the short form of `npm run torture frames`.
import { expect, test } from 'vitest'
import { frames } from '../torture/frames.ts'
import { carryOut, usualSeed } from '../torture/part.ts'

test(
  '[W4] [W8] hostile frames and requests end nothing, are noticed by nobody else, and leave nothing unreadable or in memory',
  {
    timeout: 600_000,
  },
  async () => {
    const { counts, failures } = await carryOut(frames, { seed: Number(process.env.SEED ?? usualSeed) })
    expect(failures).toEqual([])
    expect(counts['neighbours cut']).toBe(0)
    console.log(JSON.stringify(counts))
  },
)
