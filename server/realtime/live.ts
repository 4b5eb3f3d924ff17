// The live texts of this process, composed: who may come in, the rooms, both transports, and the port for the domain.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Router } from 'express'
import { closeCode } from '../../shared/protocol.ts'
import type { LivePort, Logger } from '../context.ts'
import type { Changes } from '../db/changes.ts'
import { presenceChannel, say } from '../db/changes.ts'
import type { Sql } from '../db/connect.ts'
import { busyOfThread } from './busy.ts'
import { Fallback } from './fallback.ts'
import type { Admits } from './frames.ts'
import { newClient } from './identities.ts'
import { factsOf, type LiveFacts } from './live-facts.ts'
import { nobodyLooks, type Observer } from './observer.ts'
import { OtherProcesses } from './other-processes.ts'
import type { OffThread, RoomsOptions } from './rooms.ts'
import { Rooms } from './rooms.ts'
import { Seating, type SeatingLimits, type SeatingOptions } from './seating.ts'
import { editThrough } from './server-edit.ts'
import { SnapshotWorker, startWorker } from './snapshots.ts'
import type { Spreading } from './spread.ts'
import { beginLog, PostgresUpdateLog } from './update-log.ts'
import { type WayInOptions, WebsocketWay } from './upgrade.ts'
import { wireTimes, type WireTimes } from './wire-times.ts'

export interface LiveLimits extends SeatingLimits {
  /** Of one presence entry; larger ones are dropped. */
  readonly presenceBytes: number
  /** Bytes of edits that one room, and all rooms, may hold while the database does not answer. */
  readonly roomBufferBytes: number
  readonly bufferBytes: number
}

export interface LiveOptions<P extends { readonly sessionId: string }> extends Pick<
  SeatingOptions<P>,
  'principalOf' | 'accessOf' | 'addressOf' | 'id'
> {
  readonly sql: Sql
  /** Connections for what all texts wait for; without them it goes with the rest. */
  readonly logSql?: Sql
  readonly changes: Pick<Changes, 'listen' | 'hear'>
  /** Other processes may serve the same database: what is appended here is announced, and what they append is read. */
  readonly isShared?: boolean
  readonly now: () => Date
  readonly log: Logger
  readonly limits: LiveLimits
  /** Whether a request comes from one of our own pages or from no page at all. */
  readonly isOurOrigin: (request: IncomingMessage) => boolean
  /** What may be in a text at all; the default is anything. */
  readonly admits?: Admits
  /** Is told how much and how long, never who or what. */
  readonly observer?: Observer
  /** Shorter in tests. */
  readonly times?: Partial<WireTimes>
  /** Where snapshots are made; the default is a worker thread. */
  readonly offThread?: OffThread
}

export interface Live {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** The HTTP fallback; its paths begin with /live. */
  readonly router: Router
  readonly port: LivePort
  /**
   * Access may have changed: the sockets concerned are closed at once, and rejoining decides. Topics of shared/topics; if
   * anything may have changed each is looked up again, and those whose answer is another are closed.
   */
  recheck(topic: string): void
  /** Looks whether those who are connected are still signed in. Done by itself every few minutes. */
  revalidate(): Promise<void>
  /** Lets nobody in and sends everyone away, spread over so long; what they wrote stays to be written. [O12] */
  drain(pace: Spreading): Promise<void>
  /** Reads nothing more and writes everything down; resolves to the number of edits that could not be. */
  flushAll(milliseconds: number): Promise<number>
  close(): Promise<void>
  facts(): LiveFacts
  stats(): { rooms: number; connections: number; unsaved: number; gaps: number }
}

const revalidateEveryMs = 5 * 60_000

export function createLive<P extends { readonly sessionId: string }>(options: LiveOptions<P>): Live {
  const { now, id, log, changes } = options
  const times = { ...wireTimes, ...options.times }
  const worker = options.offThread === undefined ? new SnapshotWorker(startWorker) : null
  const failed = (error: unknown, facts: object, message: string) => log.error({ ...facts, error }, message)
  const { observer, gaps } = countingGaps(options.observer ?? nobodyLooks)
  const offThread = options.offThread ?? worker?.collect ?? never
  const { rooms, others } = roomsOf(options, {
    offThread,
    failed,
    observer,
  })
  const { principalOf, accessOf, limits, addressOf } = options
  const clock = () => now().getTime()
  const seating = new Seating({ rooms, principalOf, accessOf, limits, addressOf, now: clock, id, observer, failed })
  const way: WayInOptions = {
    isOurOrigin: options.isOurOrigin,
    fails: (request) => seating.fails(request),
    frameBytes: limits.frameBytes,
    ask: (request, wish) => seating.ask(request, wish),
    seatOf: (request) => seating.seatOf(request),
    failed,
  }
  const websockets = new WebsocketWay(way)
  const sessionOf = async (request: IncomingMessage) => (await principalOf(request))?.sessionId ?? null
  const fallback = new Fallback({ ...way, times, sessionOf })
  const recheck = (topic: string) => seating.recheck(topic)
  const deaf = [changes.listen('access:', recheck), ...(others?.listen(changes) ?? [])]
  const probing = setInterval(() => seating.probe(), times.probeEveryMs).unref()
  const revalidating = setInterval(() => {
    seating.revalidate().catch((error: unknown) => failed(error, {}, 'sessions could not be looked up'))
  }, revalidateEveryMs).unref()

  return {
    upgrade: (request, socket, head) => websockets.upgrade(request, socket, head),
    router: fallback.router,
    port: portOf(rooms, options, seating, offThread),
    recheck,
    revalidate: () => seating.revalidate(),
    drain: (pace) => seating.drain(pace),
    async flushAll(milliseconds) {
      seating.stopReading()
      return rooms.flushAll(milliseconds)
    },
    async close() {
      for (const silence of deaf) silence()
      clearInterval(probing)
      clearInterval(revalidating)
      seating.close()
      rooms.close(closeCode.restarting)
      await others?.close()
      await worker?.close()
    },
    facts: () => factsOf(rooms, seating.connections),
    stats: () => statsOf(rooms, seating.count, gaps()),
  }
}

function countingGaps(looking: Observer): { observer: Observer; gaps: () => number } {
  let count = 0
  const gap = () => {
    count++
    looking.gap()
  }
  return { observer: { ...looking, gap }, gaps: () => count }
}

/** The rooms, and what binds them to those of other processes; null where there are none. */
function roomsOf<P extends { readonly sessionId: string }>(
  { sql, logSql, isShared, now, limits, admits }: LiveOptions<P>,
  { offThread, failed, observer }: Pick<RoomsOptions, 'offThread' | 'failed' | 'observer'>,
): { rooms: Rooms; others: OtherProcesses | null } {
  const node = randomUUID()
  const pace = { now: () => now().getTime(), after, busy: busyOfThread() }
  const log = new PostgresUpdateLog(sql, isShared ? node : null, logSql)
  let others: OtherProcesses | null = null
  const rooms = new Rooms({
    log,
    pace,
    offThread,
    limits,
    admits,
    failed,
    observer,
    others: isShared
      ? { stirred: (documentId) => others?.stirred(documentId), opened: (documentId) => others?.opened(documentId) }
      : undefined,
  })
  const sayPresence = (notices: readonly string[]) => say(sql, presenceChannel, notices)
  if (isShared) others = new OtherProcesses({ node, rooms, pace, failed, say: sayPresence })
  return { rooms, others }
}

function statsOf(rooms: Rooms, connections: number, gaps: number): ReturnType<Live['stats']> {
  const unsaved = [...rooms.open()].reduce((sum, room) => sum + room.unsaved, 0)
  return { rooms: rooms.count, connections, unsaved, gaps }
}

function portOf<P extends { readonly sessionId: string }>(
  rooms: Rooms,
  { sql, now, id, isShared }: LiveOptions<P>,
  seating: Pick<Seating<P>, 'connections'>,
  offThread: OffThread,
): LivePort {
  return {
    flush: async (documentId) => BigInt(await rooms.flush(documentId)),
    collect: async (updates) => (await offThread(updates)).state,
    begin: (tx, documentId, row) => beginLog(tx, documentId, row, now(), id()),
    edit: async (documentId, edit) =>
      BigInt(await editThrough(rooms, documentId, edit, { now: now().getTime(), id: id() })),
    async handOutClient(documentId, actorId) {
      const client = await newClient(sql, documentId, actorId, now())
      rooms.find(documentId)?.bind(client, actorId)
      return client
    },
    present(documentIds) {
      const wanted = new Map(documentIds.map((documentId) => [documentId, new Set<string>()]))
      for (const { documentId, actorId, showsPresence } of seating.connections) {
        if (showsPresence) wanted.get(documentId)?.add(actorId)
      }
      // Who is at another process is known of the texts that are open here too: of others nobody tells us. [O36]
      for (const [documentId, actors] of isShared ? wanted : []) {
        const room = rooms.find(documentId)
        for (const actorId of room?.presence.actorsElsewhere() ?? []) actors.add(actorId)
      }
      return new Map([...wanted].map(([documentId, actors]) => [documentId, [...actors]]))
    },
  }
}

function after(milliseconds: number, work: () => void): () => void {
  if (milliseconds === 0) {
    // What the other sockets have brought in this round of the loop goes with the same turn.
    const immediate = setImmediate(work)
    return () => clearImmediate(immediate)
  }
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

const never: OffThread = () => Promise.reject(new Error('there is no worker'))
