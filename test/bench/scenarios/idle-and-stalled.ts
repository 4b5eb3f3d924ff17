// Scenario 5: a thousand who only sit there, some who stop reading, and thousands of documents that were touched once.
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { plainDocuments } from '../documents/many.ts'
import { memoryAtRest, type MemoryNow } from '../estates/estate.ts'
import { atEachEstate, withOurEstate, type Manor } from '../estates/manor.ts'
import type { OurEstate } from '../estates/ours.ts'
import type { Ticket } from '../load/orders.ts'
import { Meter } from '../measure/meter.ts'
import { memoryOf } from '../measure/processes.ts'
import { megabytes, type Line } from '../report.ts'
import type { Visited } from '../visitors/orders.ts'
import { fresh, lastSynced } from '../visitors/visitors.ts'
import { Writers } from '../writers.ts'
import type { Bench, Scenario } from './scenario.ts'

const name = 'idle-and-stalled'
const kilobytes = (bytes: number): number => bytes / 1024
const empty = fresh(new Uint8Array([0, 0]))

/** Ten people to a room; they do nothing but say that they are there. What half of them cost, beside the other half. */
async function idle(bench: Bench, manor: Manor): Promise<Line> {
  const { estate, visitors } = manor
  const rooms = bench.quick ? 20 : 100
  const everyMs = bench.quick ? 3_000 : 15_000
  const point = `${rooms * 10} idle in ${rooms} rooms`
  bench.say(`${estate.name}: ${point}`)
  await comeAndGo(bench, manor)
  const plots = await Promise.all(Array.from({ length: rooms }, () => estate.plot()))
  const tickets = await Promise.all(plots.map((plot) => plot.tickets(10)))
  const visited: Visited[] = []
  const sit = async (there: readonly Ticket[][]) => {
    visited.push(...(await visitors.visit(there.flat(), empty, { overMs: everyMs / 5 })))
    await visitors.renew(everyMs)
    const meter = new Meter({ server: estate.pids, load: [visitors.pid], postmaster: undefined })
    await wait(everyMs * 2)
    const { serverCpu } = meter.read()
    return { ...(await memoryAtRest(estate)), serverCpu }
  }
  const half = await sit(tickets.slice(0, rooms / 2))
  const all = await sit(tickets.slice(rooms / 2))
  const still = await visitors.countOpen()
  await visitors.leave()
  const each = (key: keyof MemoryNow) => kilobytes((all[key] - half[key]) / (visited.length / 2))
  return {
    scenario: name,
    server: estate.name,
    point,
    figures: {
      'KB each': each('resident'),
      'live KB each': each('live'),
      'before collecting MB': megabytes(all.residentBefore),
      'CPU %': all.serverCpu,
    },
    problems: lastSynced(visited) === null || still < visited.length ? [`only ${still} of them stayed`] : [],
  }
}

/** As many as sit there later, fifty at a time: what a process needs for its first visitors is not what a visitor costs. */
async function comeAndGo(bench: Bench, { estate, visitors }: Manor): Promise<void> {
  const plots = await Promise.all(Array.from({ length: 5 }, () => estate.plot()))
  const tickets = await Promise.all(plots.map((plot) => plot.tickets(10)))
  for (let round = 0; round < (bench.quick ? 4 : 20); round++) {
    await visitors.visit(tickets.flat(), empty)
    await visitors.renew(500)
    await wait(500)
    await visitors.leave()
  }
  await wait(bench.quick ? 1_000 : estate.closesAfterMs)
}

/** Sixty type; twenty of them take nothing from their sockets for a while, and then all of it. */
async function stalled(bench: Bench, { estate, load }: Manor): Promise<Line> {
  const [people, sleepers] = [60, 20]
  const seconds = bench.quick ? 5 : 50 // after sixty the server would close them
  const point = `${sleepers} of ${people} stop reading for ${seconds} s`
  bench.say(`${estate.name}: ${point}`)
  const writers = new Writers(load, estate.habits)
  await writers.comeIn([await estate.plot()], people)
  const { result } = await writers.during(seconds + 7, () => sleepFor(seconds, { estate, load }, sleepers))
  const { before, most, asleep } = result
  const problems = await writers.leave(estate.storesAfterMs)
  return {
    scenario: name,
    server: estate.name,
    point,
    figures: {
      'MB a sleeper': megabytes((asleep.resident - before.resident) / sleepers),
      'at most MB a sleeper': megabytes((most - before.resident) / sleepers),
      'live MB a sleeper': megabytes((asleep.live - before.live) / sleepers),
      'before MB': megabytes(before.resident),
      'at most MB': megabytes(most),
    },
    problems,
  }
}

/** The first to have come take nothing for so long: what the server holds before, at most, and at the end of it. */
async function sleepFor(seconds: number, { estate, load }: Pick<Manor, 'estate' | 'load'>, sleepers: number) {
  const ids = Array.from({ length: sleepers }, (_, id) => id)
  await wait(3_000)
  const before = await estate.memory()
  await load.stall(ids)
  let most = 0
  for (let second = 0; second < seconds; second++) {
    await wait(1_000)
    most = Math.max(most, memoryOf(estate.pids[0] ?? 0).resident)
  }
  const asleep = await estate.memory()
  await load.resume(ids)
  return { before, most, asleep }
}

/** Each is opened by someone who writes a line and goes. */
async function touched(bench: Bench, { estate, visitors }: Manor<OurEstate>): Promise<Line> {
  const count = bench.quick ? 500 : 20_000
  const [warm, many] = [300, 32]
  const point = `${count} documents touched`
  bench.say(`ours: ${point}`)
  const { ids, touches } = await touchesOf(estate, count + warm)
  await visitors.touch(touches.slice(0, warm), many)
  await wait(bench.quick ? 1_000 : estate.closesAfterMs)
  const before = await estate.memory()
  const began = performance.now()
  const { saved, failed } = await visitors.touch(touches.slice(warm), many)
  const seconds = (performance.now() - began) / 1000
  const { resident: busy } = memoryOf(estate.pids[0] ?? 0)
  await wait(estate.closesAfterMs)
  const after = await estate.memory()
  const rooms = await estate.rooms()
  const [written] = await estate.sql<{ count: number }[]>`
    select count(*)::int from document_update where document_id = any(${ids.slice(warm)}::uuid[])`
  return {
    scenario: name,
    server: 'ours',
    point,
    figures: {
      'a second': count / seconds,
      'busy MB': megabytes(busy - before.resident),
      'left MB': megabytes(after.resident - before.resident),
      'left live MB': megabytes(after.live - before.live),
      'rooms left': rooms,
    },
    problems: [
      ...(saved < count ? [`${count - saved} were not saved: ${failed.join(', ')}`] : []),
      ...(written?.count === count ? [] : [`${written?.count} rows for ${count} edits`]),
      ...(rooms > 0 ? [`${rooms} rooms are still in memory`] : []),
    ],
  }
}

/** So many documents, with who comes to each and what they write. */
async function touchesOf(estate: OurEstate, count: number) {
  const { sql, demarcheId, actorIds } = estate
  const [actorId = ''] = actorIds
  const ids = await plainDocuments({ sql, demarcheId, actorId, count })
  const cookies = await estate.people.cookies('writer', 20)
  const update = aLine()
  return {
    ids,
    touches: ids.map((id, n) => ({ ticket: estate.ticket(id, cookies[n % cookies.length] ?? ''), update })),
  }
}

function aLine(): Uint8Array {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Une ligne, en passant.')])
  bodyOf(doc).insert(0, [paragraph])
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

async function sitting(bench: Bench, manor: Manor): Promise<Line[]> {
  const idlers = await idle(bench, manor)
  await manor.estate.restart('SIGTERM')
  return [idlers, await stalled(bench, manor)]
}

export const idleAndStalled: Scenario = {
  number: 5,
  name,
  title: 'Idle and stalled',
  servers: ['ours', 'hocuspocus'],
  async run(bench) {
    const lines = await atEachEstate(bench, (manor) => sitting(bench, manor))
    if (bench.servers.includes('ours')) lines.push(await withOurEstate(bench, (manor) => touched(bench, manor)))
    return lines
  },
}
