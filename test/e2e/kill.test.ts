// The promise of « Enregistré », kept through kill -9: the short form of `npm run torture kill`.
import { expect, test } from 'vitest'
import { kill } from '../torture/kill.ts'
import { carryOut, usualSeed } from '../torture/part.ts'

test('[L1] kill -9 at any instant loses nothing acknowledged', { timeout: 900_000 }, async () => {
  const { counts, failures } = await carryOut(kill, { seed: Number(process.env.SEED ?? usualSeed) })
  expect(failures).toEqual([])
  expect(counts['acknowledged and lost']).toBe(0)
  expect(Number(counts['rounds with edits on their way'])).toBeGreaterThanOrEqual(Number(counts['rounds']) / 2)
  console.log(JSON.stringify(counts))
})
