// Scenario 8: two processes of ours on one PostgreSQL: a keystroke on one is seen on the other, and one of them is killed.
import { setTimeout as wait } from 'node:timers/promises'
import { withOurEstate, type Manor } from '../estates/manor.ts'
import { OurEstate, type OurPlot } from '../estates/ours.ts'
import { period } from '../load/schedule.ts'
import { Meter } from '../measure/meter.ts'
import type { Line } from '../report.ts'
import { seedAsMade, seedFor } from '../seed.ts'
import { lostBy, problemsOfMovers } from '../verdict.ts'
import { Writers, type Place } from '../writers.ts'
import type { Bench, Scenario } from './scenario.ts'

const name = 'two-processes'
const observers = 8

type Pair = { bench: Bench; manor: Manor<OurEstate>; other: OurEstate }

/** One room in both processes: those places are taken, those who type do so for a while. */
async function typing({ bench, manor, other }: Pair, point: string, plot: OurPlot, places: Place[]): Promise<Line> {
  const { estate, load } = manor
  const [warm, seconds] = bench.quick ? [1, 4] : [2, 10]
  const writers = new Writers(load, estate.habits)
  await writers.sit([plot], [places])
  const pids = [...estate.pids, ...other.pids]
  const meter = new Meter({ server: pids, load: load.pids, postmaster: bench.ground.postmaster })
  const metered = async () => {
    await wait(warm * 1000)
    meter.restart()
    await wait(seconds * 1000)
    return meter.read()
  }
  const { waits, result: spent } = await writers.during(warm + seconds, metered, warm)
  const problems = await writers.leave(estate.storesAfterMs)
  return {
    scenario: name,
    server: 'ours × 2',
    point,
    figures: {
      'p50 ms': waits.shown.quantile(0.5),
      'p95 ms': waits.shown.quantile(0.95),
      'p99 ms': waits.shown.quantile(0.99),
      'saved p95 ms': waits.saved.quantile(0.95),
      'CPU % of both': spent.serverCpu,
      'Postgres %': spent.postgresCpu,
      'others %': spent.othersCpu,
    },
    problems,
  }
}

async function seen(pair: Pair): Promise<Line[]> {
  const { bench, manor, other } = pair
  const typists = bench.quick ? 60 : 200
  const cookies = await manor.estate.people.cookies('writer', typists + observers)
  const lines: Line[] = []
  for (const isSplit of [false, true]) {
    const point = isSplit ? `${typists} typists, half of them on each` : `${typists} typists on one, seen on the other`
    bench.say(`ours: ${point}`)
    const plot = await manor.estate.plot()
    const at = (estate: OurEstate, cookie: string) => estate.ticket(plot.documentId, cookie)
    const places = cookies.map((cookie, n): Place => {
      const types = n < typists
      const here = isSplit ? n % 2 === 0 : types
      return { ticket: at(here ? manor.estate : other, cookie), types, observes: !types }
    })
    lines.push(await typing(pair, point, plot, places))
  }
  return lines
}

/** One of the two is killed while everyone types; whoever was there goes to the other. */
async function killed({ bench, manor, other }: Pair): Promise<Line> {
  const { estate, visitors } = manor
  const typists = bench.quick ? 60 : 200
  const seconds = bench.quick ? 6 : 15
  const point = `${typists} typists, one process killed`
  bench.say(`ours: ${point}`)
  const { update, desks } = seedFor(typists)
  const plot = await estate.plot(seedAsMade(update))
  const cookies = await estate.people.cookies('writer', typists)
  const movers = desks.map((desk, n) => {
    const ways = [estate, other].map((one) => one.ticket(plot.documentId, cookies[n] ?? ''))
    return { tickets: n % 2 === 0 ? ways : ways.reverse(), desk }
  })
  await visitors.moveIn(movers, [update], 1_000)
  const typed = visitors.moversType((seconds * 1000) / period, period)
  await wait(seconds * 400)
  await other.end('SIGKILL')
  await typed
  const { settled, ms } = await visitors.moversSettle(60_000)
  const told = await visitors.moversTell()
  await visitors.leave()
  const logged = await visitors.fingerprint(await plot.stored())
  const sum = (key: 'typed' | 'saved') => told.reduce((total, one) => total + one[key], 0)
  return {
    scenario: name,
    server: 'ours × 2',
    point,
    figures: {
      moved: told.filter(({ returns }) => returns > 0).length,
      'away at most ms': Math.max(...told.map(({ awayMs }) => awayMs)),
      'settled after ms': ms,
      typed: sum('typed'),
      acknowledged: sum('saved'),
      'acknowledged and lost': lostBy(told),
    },
    problems: problemsOfMovers(told, settled, logged),
  }
}

export const twoProcesses: Scenario = {
  number: 8,
  name,
  title: 'Two processes on one PostgreSQL',
  servers: ['ours'],
  run: (bench) =>
    withOurEstate(bench, async (manor) => {
      const other = await OurEstate.found({ ground: bench.ground, besides: manor.estate })
      try {
        const pair = { bench, manor, other }
        return [...(await seen(pair)), await killed(pair)]
      } finally {
        await other.end('SIGKILL')
      }
    }),
}
