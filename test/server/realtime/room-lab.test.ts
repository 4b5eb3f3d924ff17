// The room lab: random stories, and the stories that once went wrong.
import { expect, test } from 'vitest'
import { chanceFrom, stepByChance } from '../../support/lab-chance.ts'
import { Lab } from '../../support/lab.ts'

const seeds = process.env['SEED'] === undefined ? Number(process.env['FUZZ_RUNS'] ?? 300) : 1
const steps = Number(process.env['STEPS'] ?? 220)

async function run(seed: number): Promise<Lab> {
  const chance = chanceFrom(seed)
  const lab = new Lab({ people: ['ana', 'ben', 'cleo'], roomBufferBytes: chance(4) === 0 ? 120 : 1e6 })
  if (chance(2) === 0) lab.reader('lea', chance(2) === 0)
  await lab.join(...lab.clients.keys())
  for (let step = 0; step < steps; step++) await stepByChance(lab, chance)
  await lab.settle()
  const rows = lab.store.rows.length
  for (const name of lab.clients.keys()) lab.cut(name)
  await lab.clock.pass(30_000)
  await lab.join(...lab.clients.keys())
  await lab.settle()
  expect(lab.store.rows.length, 'opening wrote something').toBe(rows)
  return lab
}

test(`[L1, L5, L6] ${seeds} random stories of ${steps} steps: nothing shown or promised is ever lost, and all agree`, async () => {
  const first = Number(process.env['SEED'] ?? 1)
  let rows = 0
  for (let seed = first; seed < first + seeds; seed++) {
    try {
      rows += (await run(seed)).store.rows.length
    } catch (error) {
      throw new Error(`SEED=${seed} npm run fuzz\n${error instanceof Error ? error.stack : String(error)}`, {
        cause: error,
      })
    }
  }
  expect(rows).toBeGreaterThan(0)
}, 300_000)
