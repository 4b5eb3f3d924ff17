// Scenario 5: a thousand who only sit there, some who stop reading, and thousands of documents that were touched once.
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { plainDocuments } from '../documents/many.ts'
import { withEstate, withOurEstate, type Manor } from '../estates/manor.ts'
import type { OurEstate } from '../estates/ours.ts'
import { fingerprintOf } from '../load/fingerprint.ts'
import { instant, type ClientSpec } from '../load/orders.ts'
import { period } from '../load/schedule.ts'
import { Meter } from '../measure/meter.ts'
import { memoryOf } from '../measure/processes.ts'
import type { Line } from '../report.ts'
import { seedFor } from '../seed.ts'
import { problemsOf } from '../verdict.ts'
import { fresh, lastSynced } from '../visitors/visitors.ts'
import type { Bench, Scenario } from './scenario.ts'

const name = 'idle-and-stalled'
const kilobytes = (bytes: number): number => bytes / 1024
const megabytes = (bytes: number): number => bytes / 1024 / 1024
const empty = fresh(new Uint8Array([0, 0]))
const liveOf = ({ heapUsed, external }: { heapUsed: number; external: number }): number => heapUsed + external

/** Ten people to a room; they do nothing but say that they are there. */
async function idle(bench: Bench, { estate, visitors }: Manor): Promise<Line> {
  const rooms = bench.quick ? 20 : 100
  const everyMs = bench.quick ? 3_000 : 15_000
  const point = `${rooms * 10} idle in ${rooms} rooms`
  bench.say(`${estate.name}: ${point}`)
  const plots = await Promise.all(Array.from({ length: rooms + 5 }, () => estate.plot()))
  const tickets = await Promise.all(plots.map((plot) => plot.tickets(10)))
  // some come and go first: what a process needs for its first visitors is not what a visitor costs
  await visitors.visit(tickets.slice(rooms).flat(), empty)
  await visitors.renew(1_000)
  await wait(bench.quick ? 1_000 : 3_000)
  await visitors.leave()
  await wait(bench.quick ? 1_000 : estate.closesAfterMs)
  const before = await estate.memory()
  const visited = await visitors.visit(tickets.slice(0, rooms).flat(), empty, { overMs: 3_000 })
  await visitors.renew(everyMs)
  const meter = new Meter({ server: estate.pids, load: [visitors.pid], postmaster: undefined })
  await wait(everyMs * 2)
  const { serverCpu } = meter.read()
  const during = await estate.memory()
  const still = await visitors.countOpen()
  await visitors.leave()
  const each = (bytes: number) => kilobytes(bytes / visited.length)
  return {
    scenario: name,
    server: estate.name,
    point,
    figures: {
      'KB each': each(during.resident - before.resident),
      'live KB each': each(liveOf(during) - liveOf(before)),
      'before collecting KB each': each(during.residentBefore - before.resident),
      'CPU %': serverCpu,
    },
    problems: lastSynced(visited) === null || still < visited.length ? [`only ${still} of them stayed`] : [],
  }
}

/** Sixty type; twenty of them take nothing from their sockets for a while, and then all of it. */
async function stalled(bench: Bench, { estate, load }: Manor): Promise<Line> {
  const [people, sleepers] = [60, 20]
  const seconds = bench.quick ? 5 : 50 // after sixty the server would close them
  const point = `${sleepers} of ${people} stop reading for ${seconds} s`
  bench.say(`${estate.name}: ${point}`)
  const plot = await estate.plot()
  const { update, desks } = seedFor(people)
  const tickets = await plot.tickets(people)
  const [first] = tickets
  if (first === undefined) throw new Error('nobody came')
  await load.seed(first, update)
  const clients = tickets.map((ticket, id): ClientSpec => ({
    id,
    room: 0,
    ticket,
    desk: desks[id] ?? null,
    observes: id === people - 1,
    at: 0,
  }))
  const ids = clients.slice(0, sleepers).map(({ id }) => id)
  await load.join(estate.habits, clients)
  const begin = instant() + 50
  const length = (seconds + 7) * 1000
  const keystrokes = Math.ceil(length / period)
  const typed = load.type({ begin, keystrokes, countFrom: begin, countUntil: begin + length })
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
  const { keystrokes: done } = await typed
  await load.settle(1_000, 20_000)
  const { closed, refused } = await load.report()
  const { replicas } = await load.verify()
  await load.leave()
  await wait(estate.storesAfterMs)
  const rebuilt = new Map([[0, fingerprintOf(await plot.stored()).hash]])
  const wrote = done.map(([room, client, count]) => ({ room, client, keystrokes: count }))
  return {
    scenario: name,
    server: estate.name,
    point,
    figures: {
      'MB a sleeper': megabytes((asleep.resident - before.resident) / sleepers),
      'at most MB a sleeper': megabytes((most - before.resident) / sleepers),
      'live MB a sleeper': megabytes((liveOf(asleep) - liveOf(before)) / sleepers),
      'before MB': megabytes(before.resident),
      'at most MB': megabytes(most),
    },
    problems: [
      ...problemsOf(replicas, wrote, rebuilt),
      ...closed.map(([reason, times]) => `${times} sockets ended: ${reason}`),
      ...(refused > 0 ? [`${refused} edits were refused`] : []),
    ],
  }
}

/** Each is opened by someone who writes a line and goes. */
async function touched(bench: Bench, { estate, visitors }: Manor<OurEstate>): Promise<Line> {
  const count = bench.quick ? 500 : 20_000
  const [warm, many] = [300, 32]
  const point = `${count} documents touched`
  bench.say(`ours: ${point}`)
  const { sql, demarcheId, actorIds } = estate
  const [actorId = ''] = actorIds
  const ids = await plainDocuments({ sql, demarcheId, actorId, count: count + warm })
  const cookies = await estate.people.cookies('writer', 20)
  const update = aLine()
  const touches = ids.map((id, n) => ({ ticket: estate.ticket(id, cookies[n % cookies.length] ?? ''), update }))
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
  const [written] = await sql<{ count: number }[]>`
    select count(*)::int from document_update where document_id = any(${ids.slice(warm)}::uuid[])`
  return {
    scenario: name,
    server: 'ours',
    point,
    figures: {
      'a second': count / seconds,
      'busy MB': megabytes(busy - before.resident),
      'left MB': megabytes(after.resident - before.resident),
      'left live MB': megabytes(liveOf(after) - liveOf(before)),
      'rooms left': rooms,
    },
    problems: [
      ...(saved < count ? [`${count - saved} were not saved: ${failed.join(', ')}`] : []),
      ...(written?.count === count ? [] : [`${written?.count} rows for ${count} edits`]),
      ...(rooms > 0 ? [`${rooms} rooms are still in memory`] : []),
    ],
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
    const lines: Line[] = []
    for (const server of bench.servers) {
      lines.push(...(await withEstate(bench, server, (manor) => sitting(bench, manor))))
    }
    if (bench.servers.includes('ours')) lines.push(await withOurEstate(bench, (manor) => touched(bench, manor)))
    return lines
  },
}
