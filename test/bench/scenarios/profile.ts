// Where our time goes in scenario 1: the profile of a great room, function by function. Not a scenario of its own.
import { mainProfile, spotsOf } from '../measure/profile.ts'
import { rounded } from '../report.ts'
import { run } from '../run.ts'
import type { Bench } from './scenario.ts'

/** The table, and what the run said. */
export async function profileOneRoom(bench: Omit<Bench, 'servers'>, folder: string): Promise<string> {
  const typists = bench.quick ? 200 : 1_000
  bench.say(`ours: ${typists} typists, profiled`)
  const plan = { rooms: [{ typists, readers: 0 }], warm: 2, seconds: bench.quick ? 4 : 10 }
  const { window, latency, spent, problems } = await bench.with('ours', (stage) => run(stage, plan))
  const { idle, spots } = spotsOf(mainProfile(folder), window.from, window.until, 25)
  const rows = spots.map(({ name, place, share }) => `| ${rounded(share)} | \`${name}\` | ${place} |`)
  return [
    `${typists} typists in one room: p95 ${rounded(latency.quantile(0.95))} ms, ${rounded(spent.serverCpu)} % of a core,`,
    `the main thread idle ${rounded(idle)} % of the time (of the rest, by self time; the profiler costs some too).`,
    ...problems.map((problem) => `FAILED: ${problem}`),
    '',
    '| % | function | where |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}
