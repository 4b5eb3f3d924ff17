// One run: rooms full of people who type for a while, what that cost, and whether all of them hold the same text.
import type { Contender, PreparedRoom, RoomPlan } from './contenders/contender.ts'
import { fingerprintOf } from './load/fingerprint.ts'
import { together, type Load } from './load/load.ts'
import { instant, type ClientSpec, type Report } from './load/orders.ts'
import { period } from './load/schedule.ts'
import { Histogram } from './measure/histogram.ts'
import { childrenOf } from './measure/processes.ts'
import { hurry } from './processes.ts'
import { Meter, type Spent } from './measure/meter.ts'
import { seedFor } from './seed.ts'
import { mishapsIn, problemsOf, typedOf } from './verdict.ts'

/** What a run is given: who is measured, by whom, on what. */
export type Stage = { contender: Contender; load: Load; postmaster: number | undefined }

export type RunPlan = {
  rooms: readonly RoomPlan[]
  /** Seconds of typing that are not counted, then those that are. */
  warm: number
  seconds: number
  /** How many clients decode what they get, over all rooms; at least one a room. */
  observers?: number
  /** Readers of the first room who come only while typing goes on, and within how many seconds. */
  latecomers?: { count: number; within: number }
}

export type Outcome = {
  /** Milliseconds from due to shown. */
  latency: Histogram
  /** Milliseconds from due to acknowledged. */
  acknowledged: Histogram
  /** Milliseconds from coming to in sync, of those who came while others typed. */
  joined: Histogram
  /** Milliseconds by which the load itself was late. */
  lateness: Histogram
  spent: Spent
  /** What crossed the wire while it was counted. */
  wire: Report
  /** The instants between which it was counted. */
  window: { from: number; until: number }
  /** The server had not caught up long after the typing ended: its replicas could not be compared. */
  overwhelmed: boolean
  problems: string[]
}

/** Milliseconds without an edit after which all are said to have arrived, and how long that is waited for. */
const quiet = 500
const patience = 15_000

export async function run(stage: Stage, plan: RunPlan): Promise<Outcome> {
  const { contender, load } = stage
  const prepared = await contender.prepare(plan.rooms)
  const clients = clientsOf(plan, prepared)
  try {
    const starts = await seedRooms(stage, plan, prepared)
    const late = plan.latecomers?.count ?? 0
    const early = late === 0 ? clients : clients.slice(0, -late)
    await load.join(contender.habits, early, starts)
    await load.settle(200, 5_000)
    const measured = await typing(stage, plan, clients.slice(early.length))
    if (measured.overwhelmed) return { ...measured, problems: mishapsIn(measured) }
    const { replicas } = await load.verify()
    await load.leave()
    const rebuilt = await rebuild(prepared, replicas)
    return { ...measured, problems: [...problemsOf(replicas, measured.typed, rebuilt), ...mishapsIn(measured)] }
  } finally {
    await load.leave()
  }
}

/** The typists of a room, then its readers; observers spread among them. */
function clientsOf({ rooms, observers = 16 }: RunPlan, prepared: readonly PreparedRoom[]): ClientSpec[] {
  const perRoom = Math.max(1, Math.round(observers / rooms.length))
  const clients: ClientSpec[] = []
  rooms.forEach(({ typists }, room) => {
    const { desks } = seedFor(typists)
    const tickets = prepared[room]?.tickets ?? []
    const every = Math.max(1, Math.floor(tickets.length / perRoom))
    tickets.forEach((ticket, place) => {
      const observes = place % every === every - 1
      clients.push({ id: clients.length, room, ticket, desk: desks[place] ?? null, observes, at: 0 })
    })
  })
  return clients
}

async function seedRooms({ contender, load }: Stage, plan: RunPlan, prepared: readonly PreparedRoom[]) {
  const seeds = plan.rooms.map(({ typists }) => seedFor(typists).update)
  if (!contender.habits.syncs) return seeds.map((update, room): [number, Uint8Array] => [room, update])
  const left = prepared.map(({ tickets }, room) => ({ ticket: tickets[0], update: seeds[room] }))
  const some = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) {
      if (next.ticket && next.update) await load.seed(next.ticket, next.update)
    }
  }
  await Promise.all(Array.from({ length: 8 }, some))
  return []
}

async function typing({ contender, load, postmaster }: Stage, plan: RunPlan, latecomers: readonly ClientSpec[]) {
  // each backend of Postgres is a session of its own, and they come when they are needed
  if (postmaster !== undefined) for (const backend of childrenOf(postmaster)) hurry(backend)
  const meter = new Meter({ server: contender.pids, load: load.pids, postmaster })
  const keystrokes = Math.ceil(((plan.warm + plan.seconds) * 1000) / period)
  const begin = instant() + 100
  const countFrom = begin + plan.warm * 1000
  const countUntil = countFrom + plan.seconds * 1000
  const typed = load.type({ begin, keystrokes, countFrom, countUntil })
  await until(countFrom)
  meter.restart()
  await load.report()
  const coming = comeWhileTyping({ contender, load, postmaster }, plan, latecomers)
  await until(countUntil)
  const spent = meter.read()
  const during = await load.report()
  const [left] = await Promise.all([typed, coming])
  // a server that is behind is given time to catch up; whether it does is part of the result
  const waited = await load.settle(quiet, patience)
  const all = together(during, await load.report())
  return {
    latency: Histogram.of(all.latency),
    acknowledged: Histogram.of(all.acknowledged),
    joined: Histogram.of(all.joined),
    lateness: Histogram.of(all.lateness),
    spent,
    wire: during,
    closed: all.closed,
    refused: all.refused,
    window: { from: countFrom, until: countUntil },
    overwhelmed: waited >= patience,
    typed: typedOf(left),
  }
}

async function comeWhileTyping({ contender, load }: Stage, { latecomers }: RunPlan, clients: readonly ClientSpec[]) {
  if (!latecomers || clients.length === 0) return
  const apart = (latecomers.within * 1000) / clients.length
  await load.join(
    contender.habits,
    clients.map((client, place) => ({ ...client, at: 1 + place * apart })),
  )
}

async function until(at: number): Promise<void> {
  const left = at - instant()
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
}

async function rebuild(prepared: readonly PreparedRoom[], replicas: readonly { room: number; fingerprint: string }[]) {
  const rebuilt = new Map<number, string>()
  for (const [room, { rebuild: read }] of prepared.entries()) {
    // a server that stores now and then is given time to do so, now that everyone has left
    for (let tries = 0; tries < 60; tries++) {
      const updates = await read()
      if (updates === null) break
      const { hash } = fingerprintOf(updates)
      rebuilt.set(room, hash)
      if (replicas.some((replica) => replica.room === room && replica.fingerprint === hash)) break
      await until(instant() + 200)
    }
  }
  return rebuilt
}
