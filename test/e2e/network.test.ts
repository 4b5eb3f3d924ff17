// A bad network in between: the short form of `npm run torture network`.
import { expect, test } from 'vitest'
import { network } from '../torture/network.ts'
import { carryOut, usualSeed } from '../torture/part.ts'

test(
  '[W2] cuts in the middle of frames, loss with latency, repeated and reordered deliveries: nothing acknowledged is lost',
  {
    timeout: 600_000,
  },
  async () => {
    const { counts, failures } = await carryOut(network, { seed: Number(process.env.SEED ?? usualSeed) })
    expect(failures).toEqual([])
    expect(Number(counts['cut in the middle: lines cut'])).toBeGreaterThan(0)
    console.log(JSON.stringify(counts))
  },
)
