// The real rooms and connections without sockets, and a log in memory for each text: what a million frames are thrown at.
import { admits } from '../../../shared/document/admission.ts'
import type { Access, Transport } from '../../../server/realtime/connection.ts'
import { Connection } from '../../../server/realtime/connection.ts'
import { collect } from '../../../server/history/collect.ts'
import type { Packet } from '../../../server/realtime/messages.ts'
import type { UpdateLog } from '../../../server/realtime/store.ts'
import { Rooms } from '../../../server/realtime/rooms.ts'
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
  readonly rooms: Rooms
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
  }

  store(documentId: string): LabStore {
    const store = this.#stores.get(documentId) ?? new LabStore()
    this.#stores.set(documentId, store)
    return store
  }

  forget(documentId: string): void {
    this.#stores.delete(documentId)
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
    const connection = new Connection({
      connectionId: `connection-${++this.#connections}`,
      documentId,
      access: accessOf(name, rights),
      ours: true,
      transport,
      rooms: this.rooms,
      limits: { messagesPerSecond: 1e6, bytesPerSecond: 1e9, frameBytes: frameLimit.socket },
      now: () => this.clock.now(),
      left: () => undefined,
      failed: (error) => this.failures.push(`a connection had to be closed: ${told(error)}`),
    })
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
  }
}

function accessOf(name: string, rights: Partial<Access>): Access {
  return {
    actorId: `actor-${name}`,
    personId: `person-${name}`,
    sessionId: `session-${name}`,
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
