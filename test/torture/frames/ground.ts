// The real rooms and connections without sockets, and a log in memory for each text: what a million frames are thrown at.
import { admits } from '../../../shared/document/admission.ts'
import type { IncomingMessage } from 'node:http'
import type { Access, Transport } from '../../../server/realtime/connection.ts'
import { collect } from '../../../server/history/collect.ts'
import type { Packet } from '../../../server/realtime/messages.ts'
import type { UpdateLog } from '../../../server/realtime/store.ts'
import { nobodyLooks } from '../../../server/realtime/observer.ts'
import { Rooms } from '../../../server/realtime/rooms.ts'
import { Seating } from '../../../server/realtime/seating.ts'
import { frameLimit } from '../../../shared/protocol.ts'
import { LabClock } from '../../support/lab-clock.ts'
import type { LabLog } from '../../support/lab-store.ts'
import { LabStore } from '../../support/lab-store.ts'

/** One connection and what became of it. */
export interface Line {
  receive(message: Uint8Array): void
  readonly closedWith: number | null
  cut(): void
}

export class Ground {
  readonly clock = new LabClock()
  readonly failures: string[] = []
  readonly #stores = new Map<string, LabStore>()
  /** Texts that nobody comes to any more: their logs go when their rooms do. */
  readonly #over = new Set<string>()
  readonly rooms: Rooms
  readonly seating: Seating<null>
  #connections = 0

  constructor() {
    this.rooms = new Rooms({
      log: logOf((documentId) => this.store(documentId).of(this)),
      pace: this.clock.of(this),
      offThread: (updates) => Promise.resolve().then(() => collect(updates)),
      limits: { roomBufferBytes: 16e6, bufferBytes: 256e6 },
      admits,
      failed: (error, _facts, message) => this.failures.push(`${message}: ${told(error)}`),
    })
    this.seating = new Seating({
      rooms: this.rooms,
      principalOf: () => Promise.resolve(null),
      accessOf: () => Promise.resolve(null),
      limits: boundless,
      now: () => this.clock.now(),
      id: () => `connection-${++this.#connections}`,
      observer: nobodyLooks,
      failed: (error, _facts, message) => this.failures.push(`${message}: ${told(error)}`),
    })
  }

  store(documentId: string): LabStore {
    const store = this.#stores.get(documentId) ?? new LabStore()
    this.#stores.set(documentId, store)
    return store
  }

  /** Nobody comes to it any more. */
  forget(documentId: string): void {
    this.#over.add(documentId)
  }

  join(documentId: string, name: string, rights: Partial<Access>, hear: (message: Uint8Array) => void): Line {
    const line = { closedWith: null as number | null }
    const transport: Transport = {
      kind: 'websocket',
      waiting: 0,
      send: (packet: Packet) => packet.messages.forEach(hear),
      close: (code) => (line.closedWith = code),
      pause: () => undefined,
      probe: () => undefined,
    }
    const wish = { documentId, epoch: null, generation: null, ours: true }
    const access = accessOf(name, documentId, rights)
    const connection = this.seating.seatOf(noRequest)(wish, access, transport)
    if (typeof connection === 'number') throw new Error(`${name} is turned away with ${connection}`)
    void connection.join()
    return {
      receive: (message) => connection.receive(message),
      get closedWith() {
        return line.closedWith
      },
      cut: () => connection.ended(),
    }
  }

  /** Lets the rooms write and tell. */
  async pass(milliseconds: number): Promise<void> {
    await this.clock.pass(milliseconds)
    for (const documentId of this.#over) {
      if (this.rooms.find(documentId) !== null) continue
      this.#stores.delete(documentId)
      this.#over.delete(documentId)
    }
  }

  /** Everyone has left: gives the rooms the time that they take to close; what is wrong with what is left, if anything. */
  async empty(): Promise<string | null> {
    for (let seconds = 0; seconds < mostSecondsToClose; seconds++) await this.pass(1_000)
    const { rooms, seating } = this
    const left = { rooms: rooms.count, connections: seating.count, logs: this.#stores.size }
    return Object.values(left).every((count) => count === 0)
      ? null
      : `everyone left, but ${JSON.stringify(left)} did not`
  }
}

/** Nobody is slowed down or turned away: it is what the rooms do that is looked at. */
const boundless = {
  messagesPerSecond: 1e6,
  bytesPerSecond: 1e9,
  frameBytes: frameLimit.socket,
  socketsPerPerson: 1e6,
  sockets: 1e6,
  peoplePerRoom: 1e6,
  failuresPerSecond: 1e6,
}
/** A room lingers for five; a snapshot that cannot be made is tried a few times more. */
const mostSecondsToClose = 20
/** It is asked for its cookie only when somebody is looked up again, which nobody is here. */
const noRequest = {} as IncomingMessage

/** Each text has people of its own, though their names be the same. */
function accessOf(name: string, documentId: string, rights: Partial<Access>): Access {
  return {
    actorId: `actor-${name}`,
    personId: `person-${name}-${documentId}`,
    sessionId: `session-${name}-${documentId}`,
    demarcheId: 'demarche',
    organisationId: null,
    mayWrite: true,
    seesHistory: true,
    showsPresence: true,
    generation: 1,
    state: 'draft',
    stamp: { name, initials: name.slice(0, 1), hue: 1, organisation: null },
    ...rights,
  }
}

const logOf = (store: (documentId: string) => LabLog): UpdateLog => ({
  load: (documentId) => store(documentId).load(documentId),
  append: async (batches) =>
    (await Promise.all(batches.map((batch) => store(batch.documentId).append([batch])))).flat(),
  appendInTurn: () => Promise.reject(new Error('there is no other process')),
  readOn: async (from) => joined(await Promise.all(from.map((one) => store(one.documentId).readOn([one])))),
  heads: async (ids) => joined(await Promise.all(ids.map((documentId) => store(documentId).heads([documentId])))),
  saveSnapshot: (documentId, snapshot, generation) => store(documentId).saveSnapshot(documentId, snapshot, generation),
})

const joined = <V>(maps: readonly Map<string, V>[]): Map<string, V> => new Map(maps.flatMap((map) => [...map]))

const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
