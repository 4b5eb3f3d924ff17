// A hall whose server is killed under it: the short form of `npm run torture workshop`.
import { expect, test } from 'vitest'
import { carryOut, usualSeed } from '../torture/part.ts'
import { workshop } from '../torture/workshop.ts'

test(
  'kill -9, cuts, repeated and late requests: each act, ballot and form once, nobody shown what is hidden, the log is what lived [A3, A4, A15, A27, A28]',
  { timeout: 300_000 },
  async () => {
    const { counts, failures } = await carryOut(workshop, { seed: Number(process.env.SEED ?? usualSeed) })
    expect(failures).toEqual([])
    expect(Number(counts['kill -9 of a server'])).toBeGreaterThan(0)
    for (const what of ['acts accepted', 'secret ballots in the box', 'forms that stand'])
      expect(Number(counts[what])).toBeGreaterThan(0)
    console.log(JSON.stringify(counts))
  },
)
