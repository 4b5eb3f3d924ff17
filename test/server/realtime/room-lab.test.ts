// The room lab: random stories, and the stories that once went wrong.
import { expect, test } from 'vitest'
import { chanceFrom } from '../../support/chance.ts'
import { stepByChance } from '../../support/lab-chance.ts'
import { Lab } from '../../support/lab.ts'

const seeds = process.env['SEED'] === undefined ? Number(process.env['FUZZ_RUNS'] ?? 300) : 1
const steps = Number(process.env['STEPS'] ?? 220)

async function run(seed: number, processes: number): Promise<Lab> {
  const chance = chanceFrom(seed)
  const roomBufferBytes = chance(4) === 0 ? 120 : 1e6
  const lab = new Lab({ people: ['ana', 'ben', 'cleo'], roomBufferBytes, processes })
  if (chance(2) === 0) lab.reader('lea', chance(2) === 0)
  for (const [index, name] of [...lab.clients.keys()].entries()) await lab.joinAt(name, index % processes)
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

async function runAll(processes: number): Promise<void> {
  const first = Number(process.env['SEED'] ?? 1)
  let rows = 0
  for (let seed = first; seed < first + seeds; seed++) {
    try {
      rows += (await run(seed, processes)).store.rows.length
    } catch (error) {
      throw new Error(`SEED=${seed} npm run fuzz\n${error instanceof Error ? error.stack : String(error)}`, {
        cause: error,
      })
    }
  }
  expect(rows).toBeGreaterThan(0)
}

test(`[L1, L5, L6] ${seeds} random stories of ${steps} steps: nothing shown or promised is ever lost, and all agree`, async () => {
  await runAll(1)
}, 300_000)

test(`[L36, L37, L40] ${seeds} random stories among several processes: the same, with notices late, lost and repeated`, async () => {
  await runAll(2)
  await runAll(3)
}, 300_000)
