// Where our time goes, function by function: in a great room, and in many small ones. Not a scenario of its own.
import { mainProfile, spotsOf } from '../measure/profile.ts'
import { rounded } from '../report.ts'
import { run, type RunPlan } from '../run.ts'
import type { Bench } from './scenario.ts'

type Profiled = { title: string; section: string; plan(isQuick: boolean): RunPlan }

/** By the name of the scenario that is looked into. */
export const profiled: Readonly<Record<string, Profiled>> = {
  'one-room': {
    title: 'Where our time goes: a thousand typists in one room',
    section: 'profile',
    plan: (isQuick) => ({
      rooms: [{ typists: isQuick ? 200 : 1_000, readers: 0 }],
      ...lengthOf(isQuick),
    }),
  },
  'many-rooms': {
    title: 'Where our time goes: two hundred rooms of three',
    section: 'profile-rooms',
    plan: (isQuick) => ({
      rooms: Array.from({ length: isQuick ? 50 : 200 }, () => ({ typists: 3, readers: 0 })),
      ...lengthOf(isQuick),
    }),
  },
}

const lengthOf = (isQuick: boolean) => ({ warm: 2, seconds: isQuick ? 4 : 10 })

/** The table, and what the run said. */
export async function profileOf(
  bench: Omit<Bench, 'servers'>,
  { title, plan }: Profiled,
  folder: string,
): Promise<string> {
  bench.say(`ours, profiled: ${title}`)
  const { window, latency, spent, problems } = await bench.with('ours', (stage) => run(stage, plan(bench.quick)))
  const { idle, spots } = spotsOf(mainProfile(folder), window.from, window.until, 25)
  const rows = spots.map(({ name, place, share }) => `| ${rounded(share)} | \`${name}\` | ${place} |`)
  return [
    `p95 ${rounded(latency.quantile(0.95))} ms, ${rounded(spent.serverCpu)} % of a core,`,
    `the main thread idle ${rounded(idle)} % of the time (of the rest, by self time; the profiler costs some too).`,
    ...problems.map((problem) => `FAILED: ${problem}`),
    '',
    '| % | function | where |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}
