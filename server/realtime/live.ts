// The live texts of this process, composed: who may come in, the rooms, both transports, and the port for the domain.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Router } from 'express'
import { closeCode } from '../../shared/protocol.ts'
import type { CloseCode } from '../../shared/protocol.ts'
import { everything } from '../../shared/topics.ts'
import type { LivePort, Logger } from '../context.ts'
import type { Changes } from '../db/changes.ts'
import { logChannel, presenceChannel, say } from '../db/changes.ts'
import type { Sql } from '../db/connect.ts'
import type { Request } from './admission.ts'
import { Admission } from './admission.ts'
import { Allowance } from './allowance.ts'
import { busyOfThread } from './busy.ts'
import type { Access, ConnectionLimits, Transport } from './connection.ts'
import { Connection } from './connection.ts'
import { Failures } from './failures.ts'
import { Fallback } from './fallback.ts'
import type { Admits } from './frames.ts'
import { newClient } from './identities.ts'
import { Nodes } from './nodes.ts'
import { factsOf, type LiveFacts } from './live-facts.ts'
import { nobodyLooks, type Observer } from './observer.ts'
import { toldNothing, type Presence } from './presence.ts'
import { actorIn, readEntries } from './presence-entries.ts'
import type { Look } from './rechecking.ts'
import { Rechecking } from './rechecking.ts'
import type { OffThread } from './rooms.ts'
import { Rooms } from './rooms.ts'
import { SnapshotWorker, startWorker } from './snapshots.ts'
import { spread, type Spreading } from './spread.ts'
import { beginLog, PostgresUpdateLog } from './update-log.ts'
import { WebsocketWay } from './upgrade.ts'
import { Whereabouts } from './whereabouts.ts'
import { wireTimes, type WireTimes } from './wire-times.ts'

export interface LiveLimits extends ConnectionLimits {
  readonly socketsPerPerson: number
  readonly sockets: number
  readonly peoplePerRoom: number
  /** Connections of one address that are refused, before they are refused without a word. */
  readonly failuresPerSecond: number
  /** Of one presence entry; larger ones are dropped. */
  readonly presenceBytes: number
  /** Bytes of edits that one room, and all rooms, may hold while the database does not answer. */
  readonly roomBufferBytes: number
  readonly bufferBytes: number
}

export interface LiveOptions<P extends { readonly sessionId: string }> {
  readonly sql: Sql
  /** Connections for what all texts wait for; without them it goes with the rest. */
  readonly logSql?: Sql
  /** Who makes a request; null when nobody is signed in. A malformed cookie is nobody. */
  readonly principalOf: (request: IncomingMessage) => Promise<P | null>
  /** What they may do in a document; null when nothing, or when there is no such document. */
  readonly accessOf: (principal: P, documentId: string) => Promise<Access | null>
  readonly changes: Pick<Changes, 'listen' | 'hear'>
  /** Other processes may serve the same database: what is appended here is announced, and what they append is read. */
  readonly isShared?: boolean
  readonly now: () => Date
  /** A fresh uuidv7. */
  readonly id: () => string
  readonly log: Logger
  readonly limits: LiveLimits
  /** Whether a request comes from one of our own pages or from no page at all. */
  readonly isOurOrigin: (request: IncomingMessage) => boolean
  /** What may be in a text at all; the default is anything. */
  readonly admits?: Admits
  /** The network address of whoever makes a request, as far as it can be believed; the default is the socket's. */
  readonly addressOf?: (request: IncomingMessage) => string
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

interface Entry {
  readonly stillSignedIn: () => Promise<boolean>
  readonly look: Look
}

export function createLive<P extends { readonly sessionId: string }>(options: LiveOptions<P>): Live {
  const { sql, now, id, log, changes } = options
  const times = { ...wireTimes, ...options.times }
  const connections = new Map<Connection, Entry>()
  const admission = new Admission({ accessOf: options.accessOf, ...options.limits })
  const worker = options.offThread === undefined ? new SnapshotWorker(startWorker) : null
  const failed = (error: unknown, facts: object, message: string) => log.error({ ...facts, error }, message)
  const pace = { now: () => now().getTime(), after, busy: busyOfThread() }
  const node = randomUUID()
  let gaps = 0
  const looking = options.observer ?? nobodyLooks
  const observer: Observer = {
    ...looking,
    gap() {
      gaps++
      looking.gap()
    },
  }
  const rooms = new Rooms({
    log: new PostgresUpdateLog(sql, options.isShared ? node : null, options.logSql),
    pace,
    offThread: options.offThread ?? worker?.collect ?? never,
    limits: options.limits,
    admits: options.admits,
    failed,
    observer,
    others: options.isShared
      ? { stirred: (documentId) => whereabouts?.stirred(documentId), opened: (id) => whereabouts?.opened(id) }
      : undefined,
  })
  const nodes = options.isShared ? new Nodes({ node, rooms, pace, failed }) : null
  const sayPresence = (notices: readonly string[]) => say(sql, presenceChannel, notices)
  const whereabouts = options.isShared ? new Whereabouts({ node, rooms, pace, failed, say: sayPresence }) : null
  let isEnding = false

  const seat = (wish: Request, access: Access, transport: Transport, entry: Entry): Connection | CloseCode => {
    if (isEnding) return closeCode.restarting
    const refusal = admission.enter(access, wish.documentId)
    if (refusal !== null) return refusal
    const connection = new Connection({
      connectionId: id(),
      documentId: wish.documentId,
      access,
      ours: wish.ours,
      transport,
      rooms,
      limits: options.limits,
      now: () => now().getTime(),
      left: (code) => {
        observer.closed(code)
        connections.delete(connection)
        admission.leave(access, wish.documentId)
      },
      failed: (error) => failed(error, { document: wish.documentId }, 'a connection had to be closed'),
    })
    connections.set(connection, entry)
    return connection
  }

  const told = <T extends Connection | CloseCode>(seated: T): T => {
    if (typeof seated === 'number') observer.closed(seated)
    return seated
  }
  const askFor = async (request: IncomingMessage, wish: Request) => {
    const verdict = await admission.ask(wish, () => options.principalOf(request))
    if ('refusal' in verdict) told(verdict.refusal)
    if ('refusal' in verdict && isFailure(verdict.refusal)) failures.add(addressOf(request), now().getTime())
    return verdict
  }
  const failures = new Failures(options.limits.failuresPerSecond)
  const { addressOf = ({ socket }: IncomingMessage) => socket.remoteAddress ?? '' } = options
  const way = {
    isOurOrigin: options.isOurOrigin,
    fails: (request: IncomingMessage) => failures.areTooMany(addressOf(request), now().getTime()),
    frameBytes: options.limits.frameBytes,
    ask: askFor,
    failed,
  }
  // The request's cookie is what is looked up again; nothing else of the request is kept.
  const seatOf = (request: IncomingMessage) => (wish: Request, access: Access, transport: Transport) =>
    told(
      seat(wish, access, transport, {
        stillSignedIn: async () => (await options.principalOf(request)) !== null,
        look: async () => {
          const principal = await options.principalOf(request)
          return principal === null ? 'signedOut' : options.accessOf(principal, wish.documentId)
        },
      }),
    )
  const websockets = new WebsocketWay({ ...way, seatOf })
  const fallback = new Fallback({
    ...way,
    times,
    seatOf,
    sessionOf: async (request) => (await options.principalOf(request))?.sessionId ?? null,
  })

  const rechecking = new Rechecking(failed)
  const recheck = (topic: string): void => {
    admission.accessChanged()
    if (topic === everything) return void rechecking.all(connections)
    const concerned = whoIsConcerned(topic)
    if (concerned === null) return
    for (const connection of connections.keys()) if (concerned.test(connection)) connection.close(concerned.code)
  }
  const revalidate = async (): Promise<void> => {
    for (const [connection, entry] of connections) {
      if (!(await entry.stillSignedIn())) connection.close(closeCode.signedOut)
    }
  }

  const deaf = [
    changes.listen('access:', recheck),
    changes.listen(everything, () => {
      void nodes?.compare()
      whereabouts?.lostTrack()
    }),
    changes.hear(presenceChannel, (notice) => whereabouts?.hear(notice)),
    changes.hear(logChannel, (notice) => nodes?.heardAppend(notice)),
  ]
  const probing = setInterval(() => {
    for (const connection of connections.keys()) connection.probe()
  }, times.probeEveryMs).unref()
  const revalidating = setInterval(() => {
    revalidate().catch((error: unknown) => failed(error, {}, 'sessions could not be looked up'))
  }, revalidateEveryMs).unref()

  return {
    upgrade: (request, socket, head) => websockets.upgrade(request, socket, head),
    router: fallback.router,
    port: portOf(rooms, options, connections),
    recheck,
    revalidate,
    async drain(pace) {
      isEnding = true
      await spread([...connections.keys()], (connection) => connection.close(closeCode.restarting), pace)
    },
    async flushAll(milliseconds) {
      isEnding = true
      for (const connection of connections.keys()) connection.stopReading()
      return rooms.flushAll(milliseconds)
    },
    async close() {
      isEnding = true
      for (const silence of deaf) silence()
      nodes?.close()
      clearInterval(probing)
      clearInterval(revalidating)
      for (const connection of connections.keys()) connection.close(closeCode.restarting)
      rooms.close(closeCode.restarting)
      await whereabouts?.close()
      await worker?.close()
    },
    facts: () => factsOf(rooms, connections.keys()),
    stats() {
      const open = [...rooms.open()]
      return {
        rooms: rooms.count,
        connections: connections.size,
        unsaved: open.reduce((sum, room) => sum + room.unsaved, 0),
        gaps,
      }
    },
  }
}

function portOf<P extends { readonly sessionId: string }>(
  rooms: Rooms,
  { sql, now, id, isShared }: LiveOptions<P>,
  connections: ReadonlyMap<Connection, Entry>,
): LivePort {
  return {
    flush: async (documentId) => BigInt(await rooms.flush(documentId)),
    begin: (tx, documentId, row) => beginLog(tx, documentId, row, now(), id()),
    async handOutClient(documentId, actorId) {
      const client = await newClient(sql, documentId, actorId, now())
      rooms.find(documentId)?.bind(client, actorId)
      return client
    },
    present(documentIds) {
      const wanted = new Map(documentIds.map((documentId) => [documentId, new Set<string>()]))
      for (const { documentId, actorId, showsPresence } of connections.keys()) {
        if (showsPresence) wanted.get(documentId)?.add(actorId)
      }
      // Who is at another process is known of the texts that are open here too: of others nobody tells us. [O36]
      for (const [documentId, actors] of isShared ? wanted : []) {
        const room = rooms.find(documentId)
        if (room !== null) for (const actorId of announcedIn(room.presence, now().getTime())) actors.add(actorId)
      }
      return new Map([...wanted].map(([documentId, actors]) => [documentId, [...actors]]))
    },
  }
}

/** The actors of everyone who announced themselves, here or at another process. */
function announcedIn(presence: Presence, now: number): string[] {
  const told = { ...toldNothing(now), budget: new Allowance(0, Number.MAX_SAFE_INTEGER, now) }
  const everyone = presence.everyone(told, now)
  if (everyone === null) return []
  return readEntries(everyone, everyone.length).flatMap(({ state }) => actorIn(state) ?? [])
}

/** Which connections a topic concerns, and what they are told. Null for a topic that is not about access. */
function whoIsConcerned(topic: string): { code: CloseCode; test: (connection: Connection) => boolean } | null {
  const [, scope, key] = /^access:(session|person|demarche|document):(.+)$/.exec(topic) ?? []
  switch (scope) {
    case 'session':
      return { code: closeCode.signedOut, test: ({ access }) => access.sessionId === key }
    case 'person':
      return { code: closeCode.accessChanged, test: ({ access }) => access.personId === key }
    case 'demarche':
      return { code: closeCode.accessChanged, test: ({ access }) => access.demarcheId === key }
    case 'document':
      return { code: closeCode.accessChanged, test: ({ documentId }) => documentId === key }
    default:
      return null
  }
}

/** What somebody who guesses is told; a page that is too old, or that comes to a full room, is no guess. */
const isFailure = (code: CloseCode): boolean => code === closeCode.signedOut || code === closeCode.noRight

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
