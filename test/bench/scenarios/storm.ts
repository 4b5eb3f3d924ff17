// Scenario 6: everyone comes back at once, to a heavy document, after a restart.
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { heavyDocument } from '../documents/heavy.ts'
import { wordsOfUpdates } from '../../support/words.ts'
import type { Made } from '../documents/made.ts'
import { atEachEstate, withOurEstate, type Manor } from '../estates/manor.ts'
import type { OurEstate } from '../estates/ours.ts'
import type { Plot } from '../estates/estate.ts'
import { seeder } from '../load/keystrokes.ts'
import { memoryOf } from '../measure/processes.ts'
import { Meter } from '../measure/meter.ts'
import { megabytes, type Line } from '../report.ts'
import { seedFor } from '../seed.ts'
import { lostBy, problemsOfMovers } from '../verdict.ts'
import { fresh, lastSynced, type Standing } from '../visitors/visitors.ts'
import type { Visited } from '../visitors/orders.ts'
import type { Bench, Scenario } from './scenario.ts'

const name = 'storm'

/** Who has all that is stored, and what they answer when they are asked. */
function returning(stored: readonly Uint8Array[]): Standing {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of stored) Y.applyUpdate(doc, update)
  })
  const vector = Y.encodeStateVector(doc)
  const reply = Y.encodeStateAsUpdate(doc, vector)
  doc.destroy()
  return { vector, reply }
}

type Storm = { point: string; plot: Plot; made: Made; clients: number; standing: Standing; isFresh: boolean }

async function storm(manor: Manor, { point, plot, made, clients, standing, isFresh }: Storm): Promise<Line> {
  const { estate, visitors } = manor
  await estate.restart('SIGTERM')
  const neighbours = await manor.neighbours()
  const tickets = await plot.tickets(clients)
  await estate.memory()
  const meter = new Meter({ server: estate.pids, load: [visitors.pid], postmaster: undefined })
  const { waits, result } = await neighbours.during(isFresh ? 8 : 4, async () => {
    await wait(500)
    meter.restart()
    const visited = await visitors.visit(tickets, standing, { patience: 60_000 })
    return { visited, spent: meter.read() }
  })
  const problems = await problemsIn(manor, result.visited, isFresh ? made.text : null)
  const { longestMs } = await estate.memory()
  await visitors.leave()
  problems.push(...(await neighbours.leave(estate.storesAfterMs)))
  const { spent, visited } = result
  return {
    scenario: name,
    server: estate.name,
    point,
    figures: {
      'all synced ms': lastSynced(visited) ?? 'never',
      'sent MB': megabytes(visited.reduce((sum, { bytes }) => sum + bytes, 0)),
      'others’ p95 ms': waits.shown.quantile(0.95),
      'others’ longest ms': waits.shown.greatest,
      'loop longest ms': longestMs,
      'CPU s': (spent.serverCpu / 100) * spent.seconds,
      'load CPU s': (spent.loadCpu / 100) * spent.seconds,
      'peak MB': megabytes(spent.peak),
    },
    problems,
  }
}

/** Whoever came with nothing must have been given the whole text; whoever had it, nothing that changes it. */
async function problemsIn({ visitors }: Manor, visited: readonly Visited[], text: string | null): Promise<string[]> {
  const never = visited.filter(({ syncedMs }) => syncedMs === null).length
  const problems = never > 0 ? [`${never} were never in sync`] : []
  if (text === null) return problems
  const kinds = new Map(visited.map(({ given }) => [given.join(), given]))
  for (const given of kinds.values()) {
    if (wordsOfUpdates(await visitors.payloads(given)) !== text) problems.push('in sync without the whole text')
  }
  return problems
}

async function storms(bench: Bench, manor: Manor): Promise<Line[]> {
  const made = heavyDocument({ edits: bench.quick ? 10_000 : 100_000 })
  const clients = bench.quick ? 50 : 200
  const plot = await manor.estate.plot(made)
  const has = returning(await plot.stored())
  const lines: Line[] = []
  for (const isFresh of [false, true]) {
    const point = `${clients} ${isFresh ? 'fresh' : 'returning'}, ${made.name}`
    bench.say(`${manor.estate.name}: ${point}`)
    const standing = isFresh ? fresh(has.reply) : has
    lines.push(await storm(manor, { point, plot, made, clients, standing, isFresh }))
  }
  return lines
}

/** People who type, a server that is killed under them and started again: what they typed is there once. */
async function comingBack(bench: Bench, manor: Manor<OurEstate>): Promise<Line> {
  const { estate, visitors } = manor
  const clients = bench.quick ? 100 : 500
  const seconds = bench.quick ? 6 : 12
  const made = heavyDocument({ edits: bench.quick ? 10_000 : 100_000 })
  const point = `${clients} typing, killed under them, ${made.name}`
  bench.say(`ours: ${point}`)
  const { plot, movers } = await typistsOf(manor, made, clients)
  await visitors.moveIn(movers, await plot.stored(), 2_000)
  const steady = await steadyMemory(manor)
  const typing = visitors.moversType(seconds * 2, 500)
  await wait(seconds * 300)
  const startMs = await estate.restart('SIGKILL')
  await typing
  const { settled, ms } = await visitors.moversSettle(60_000)
  const told = await visitors.moversTell()
  const { peak } = memoryOf(estate.pids[0] ?? 0)
  await visitors.leave()
  const stored = await plot.stored()
  const problems = problemsOfMovers(told, settled, await visitors.fingerprint(stored))
  const doubled = doubledIn(stored)
  return {
    scenario: name,
    server: 'ours',
    point,
    figures: {
      'all synced ms': Math.max(...told.map(({ awayMs }) => awayMs)),
      'started in ms': startMs,
      'settled after ms': ms,
      'came back': told.filter(({ returns }) => returns > 0).length,
      typed: told.reduce((sum, { typed }) => sum + typed, 0),
      lost: lostBy(told),
      doubled,
      'steady MB': megabytes(steady),
      'peak MB': megabytes(peak),
      'peak / steady': peak / steady,
    },
    problems: doubled > 0 ? [...problems, `${doubled} letters are in the log twice`] : problems,
  }
}

/** Sits there with everyone connected: what the storm is compared with. */
async function steadyMemory({ estate }: Manor<OurEstate>): Promise<number> {
  await wait(2_000)
  return memoryOf(estate.pids[0] ?? 0).resident
}

/** The heavy document, at its end a paragraph for each typist, and these on their way. */
async function typistsOf({ estate }: Manor<OurEstate>, made: Made, count: number) {
  const { update, desks } = seedFor(count)
  const plot = await estate.plot({ ...made, edits: [...made.edits, { client: seeder, update }] })
  const tickets = await plot.tickets(count)
  return { plot, movers: tickets.map((ticket, n) => ({ tickets: [ticket], desk: desks[n]! })) } // as many desks as tickets
}

/** Letters that more than one row brings. */
function doubledIn(updates: readonly Uint8Array[]): number {
  const next = new Map<number, number>()
  let doubled = 0
  for (const update of updates) {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const expected = next.get(id.client) ?? 0
      doubled += Math.max(0, expected - id.clock)
      next.set(id.client, Math.max(expected, id.clock + length))
    }
  }
  return doubled
}

export const reconnectionStorm: Scenario = {
  number: 6,
  name,
  title: 'Reconnection storm on a heavy document',
  servers: ['ours', 'hocuspocus'],
  async run(bench) {
    const lines = await atEachEstate(bench, (manor) => storms(bench, manor))
    if (bench.servers.includes('ours')) {
      lines.push(await withOurEstate(bench, (manor) => comingBack(bench, manor)))
    }
    return lines
  },
}
