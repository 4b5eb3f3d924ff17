// The database broken under typing people in every way there is: the short form of `npm run torture database`.
import { expect, test } from 'vitest'
import { database } from '../torture/database.ts'
import { carryOut, usualSeed } from '../torture/part.ts'

test('[L8, L9, L12] whatever happens to the database, typing goes on and nothing acknowledged is lost', async () => {
  const { counts, failures } = await carryOut(database, { seed: Number(process.env.SEED ?? usualSeed) })
  expect(failures).toEqual([])
  expect(counts['acknowledged and lost']).toBe(0)
  expect(counts['called saved although it could not be']).toBe(0)
  console.log(JSON.stringify(counts))
})
