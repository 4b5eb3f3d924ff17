// Scenario 7: what recording every keystroke costs: rows, bytes, commits, the wait for « Enregistré »; what a document
// with thousands of past tabs costs; and how long it takes to make a text again from its log alone.
import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from '../../../server/db/connect.ts'
import { heavyDocument } from '../documents/heavy.ts'
import type { Made } from '../documents/made.ts'
import { rebuildFromLog } from '../documents/storing.ts'
import { realHistory, traceNames } from '../documents/traces.ts'
import { yearOfHistory } from '../documents/year.ts'
import { atEachEstate, withOurEstate, type Manor } from '../estates/manor.ts'
import type { OurEstate } from '../estates/ours.ts'
import { Meter } from '../measure/meter.ts'
import type { Line } from '../report.ts'
import { Writers } from '../writers.ts'
import type { Bench, Scenario } from './scenario.ts'

const name = 'recording'

type Written = { rows: number; updateBytes: number; tableBytes: number; commits: number; wal: number }

/** What the database says it has written. */
async function written(sql: Sql): Promise<Written> {
  const [found] = await sql<Written[]>`
    select count(*)::float8 as rows, coalesce(sum(length(update)), 0)::float8 as update_bytes,
      pg_total_relation_size('document_update')::float8 as table_bytes,
      (select xact_commit::float8 from pg_stat_database where datname = current_database()) as commits,
      (pg_current_wal_lsn() - '0/0')::float8 as wal
    from document_update`
  if (found === undefined) throw new Error('the database says nothing of itself')
  return found
}

type Typing = { rooms: number; typists: number }

/** So many type; what comes of each thousand of their keystrokes. */
async function recorded(bench: Bench, manor: Manor<OurEstate>, { rooms, typists }: Typing): Promise<Line> {
  const { estate, load } = manor
  const point = rooms === 1 ? `${typists} typists` : `${rooms} rooms of ${typists}`
  bench.say(`ours: ${point}`)
  const [warm, seconds] = bench.quick ? [1, 3] : [2, 10]
  const writers = new Writers(load, estate.habits)
  await writers.comeIn(await Promise.all(Array.from({ length: rooms }, () => estate.plot())), typists)
  const meter = new Meter({ server: estate.pids, load: load.pids, postmaster: bench.ground.postmaster })
  const { waits, result } = await writers.during(warm + seconds + 1, async () => {
    await wait(warm * 1000)
    const [before, began] = [await written(estate.sql), performance.now()]
    meter.restart()
    await wait(seconds * 1000)
    const spent = meter.read()
    const [after, took] = [await written(estate.sql), (performance.now() - began) / 1000]
    const more = (key: keyof Written) => after[key] - before[key]
    return { more, took, spent }
  })
  const problems = await writers.leave(estate.storesAfterMs)
  const { more, took, spent } = result
  const thousands = (rooms * typists * 4 * took) / 1000
  return {
    scenario: name,
    server: 'ours',
    point,
    figures: {
      'rows / 1000': more('rows') / thousands,
      'update KB / 1000': more('updateBytes') / 1024 / thousands,
      'table KB / 1000': more('tableBytes') / 1024 / thousands,
      'WAL KB / 1000': more('wal') / 1024 / thousands,
      'commits/s': more('commits') / took,
      'saved p95 ms': waits.saved.quantile(0.95),
      'shown p95 ms': waits.shown.quantile(0.95),
      'CPU %': spent.serverCpu,
      'Postgres %': spent.postgresCpu,
    },
    problems,
  }
}

/** Twenty type in a new document and in one that thousands of tabs have written in, by turns. */
async function manyTabs(bench: Bench, manor: Manor): Promise<Line> {
  const { estate, load } = manor
  const year = yearOfHistory({ tabs: bench.quick ? 1_000 : 5_000 })
  const point = `20 typists, ${year.name}`
  bench.say(`${estate.name}: ${point}`)
  const problems: string[] = []
  const typing = async (made: Made | undefined) => {
    const writers = new Writers(load, estate.habits)
    await writers.comeIn([await estate.plot(made)], 20)
    const [warm, seconds] = bench.quick ? [1, 3] : [3, 10]
    const { waits, result } = await writers.during(warm + seconds + 1, async () => {
      await wait(warm * 1000)
      const meter = new Meter({ server: estate.pids, load: load.pids, postmaster: bench.ground.postmaster })
      await wait(seconds * 1000)
      return meter.read()
    })
    problems.push(...(await writers.leave(estate.storesAfterMs)))
    return { cpu: result.serverCpu, p95: waits.shown.quantile(0.95) }
  }
  // the first to type warms the process up for all others
  await typing(undefined)
  const [newOne, oldOne] = [await typing(undefined), await typing(year)]
  return {
    scenario: name,
    server: estate.name,
    point,
    figures: {
      'new CPU %': newOne.cpu,
      'old CPU %': oldOne.cpu,
      'old / new': oldOne.cpu / newOne.cpu,
      'new p95 ms': newOne.p95,
      'old p95 ms': oldOne.p95,
    },
    problems,
  }
}

/** From the rows alone, and compared with what is known of the text. */
async function rebuilt(bench: Bench, { estate }: Manor<OurEstate>, made: Made): Promise<Line> {
  bench.say(`ours: rebuilding ${made.name}`)
  const began = performance.now()
  const { documentId } = await estate.plot(made)
  const storedMs = performance.now() - began
  const { rows, readMs, applyMs, text } = await rebuildFromLog(estate.sql, documentId)
  return {
    scenario: name,
    server: 'ours',
    point: `rebuilding ${made.name}`,
    figures: {
      rows,
      letters: text.length,
      'rebuilt ms': readMs + applyMs,
      'read ms': readMs,
      'applied ms': applyMs,
      'µs a row': ((readMs + applyMs) * 1000) / rows,
      'stored ms': storedMs,
    },
    problems: text === made.text ? [] : ['the log rebuilds another text'],
  }
}

function histories(quick: boolean): Made[] {
  const real = (quick ? (['friendsforever'] as const) : traceNames).flatMap((trace) => realHistory(trace) ?? [])
  const madeUp = [heavyDocument({ edits: quick ? 10_000 : 100_000 })]
  return [...madeUp, ...real]
}

async function ours(bench: Bench, manor: Manor<OurEstate>): Promise<Line[]> {
  const lines: Line[] = []
  const typings = bench.quick
    ? [
        { rooms: 1, typists: 2 },
        { rooms: 1, typists: 100 },
      ]
    : [
        { rooms: 1, typists: 2 },
        { rooms: 1, typists: 100 },
        { rooms: 1, typists: 650 },
        { rooms: 200, typists: 3 },
      ]
  for (const typing of typings) lines.push(await recorded(bench, manor, typing))
  for (const made of histories(bench.quick)) lines.push(await rebuilt(bench, manor, made))
  return lines
}

export const recording: Scenario = {
  number: 7,
  name,
  title: 'Recording',
  servers: ['ours', 'hocuspocus'],
  async run(bench) {
    const own = bench.servers.includes('ours') ? await withOurEstate(bench, (manor) => ours(bench, manor)) : []
    return [...own, ...(await atEachEstate(bench, async (manor) => [await manyTabs(bench, manor)]))]
  },
}
