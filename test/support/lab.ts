// The room lab: the real rooms, loop and connections between fake lines, a fake store and a fake clock. Everything that is
// promised or shown is checked at the moment it leaves the server; everything else after each step.
import * as decoding from 'lib0/decoding'
import type * as Y from 'yjs'
import { messageType, syncType } from '../../shared/protocol.ts'
import { Rooms } from '../../server/realtime/rooms.ts'
import { LabClient } from './lab-client.ts'
import { atHand, LabClock } from './lab-clock.ts'
import { LabStore } from './lab-store.ts'

export interface LabOptions {
  readonly people?: readonly string[]
  readonly roomBufferBytes?: number
}

export class Lab {
  readonly store = new LabStore()
  readonly clock = new LabClock()
  readonly clients = new Map<string, LabClient>()
  readonly story: string[] = []
  rooms: Rooms
  readonly #roomBufferBytes: number
  readonly #refused = new Map<LabClient, Map<number, string>>()
  #violations: string[] = []
  #clientIds = 100
  #connections = 0

  constructor({ people = ['ana', 'ben', 'cleo'], roomBufferBytes = 1e6 }: LabOptions = {}) {
    this.#roomBufferBytes = roomBufferBytes
    this.rooms = this.#newRooms()
    for (const name of people) this.#add(name, true)
  }

  #newRooms(): Rooms {
    return new Rooms({
      log: this.store,
      pace: this.clock,
      offThread: this.store.offThread,
      limits: { roomBufferBytes: this.#roomBufferBytes, bufferBytes: 1e9 },
      failed: (error, _facts, message) => {
        if (error instanceof Error && error.message.startsWith('the lab ')) return
        this.#violations.push(`${message}: ${error instanceof Error ? error.stack : String(error)}`)
      },
    })
  }

  #add(name: string, mayWrite: boolean, seesHistory = true): LabClient {
    const access = {
      actorId: `actor-${name}`,
      personId: `person-${name}`,
      sessionId: `session-${name}`,
      demarcheId: 'demarche',
      organisationId: null,
      mayWrite,
      seesHistory,
      showsPresence: true,
      generation: 1,
      state: 'draft',
      stamp: { name, initials: name.slice(0, 1), hue: 1, organisation: null },
    } as const
    const nextClientId = () => {
      const id = this.#clientIds++
      this.store.bound.set(id, access.actorId)
      this.rooms?.find('document')?.bind(id, access.actorId)
      return id
    }
    const client = new LabClient(name, access, nextClientId, {
      leaves: (from, message) => this.#examine(from, message),
    })
    this.clients.set(name, client)
    return client
  }

  reader(name: string, seesHistory = true): LabClient {
    return this.#add(name, false, seesHistory)
  }

  client(name: string): LabClient {
    const client = this.clients.get(name)
    if (client === undefined) throw new Error(`nobody called ${name} in the lab`)
    return client
  }

  // Checked as it leaves the server -----------------------------------------------------------------------------------

  #examine(client: LabClient, message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.refused) {
      const frame = decoding.readVarUint(decoder)
      this.#refusedTo(client).set(frame, decoding.readVarString(decoder))
    }
    if (type === messageType.saved) this.#examinePromise(client, decoding.readVarUint(decoder))
    if (type !== messageType.sync || decoding.readVarUint(decoder) === syncType.step1) return
    const update = decoding.readVarUint8Array(decoder)
    if (!this.store.holds(update)) this.#violations.push(`${client.name} is shown what is not in the log`)
  }

  /** « Saved » up to a frame: each is in the log, or its sender was told no (of it, or of a later reply that held it). */
  #examinePromise(client: LabClient, saved: number): void {
    const refused = this.#refusedTo(client)
    const excused = Math.max(0, ...[...refused].filter(([, reason]) => reason !== 'overloaded').map(([frame]) => frame))
    for (const { number, update } of client.sent) {
      if (number > saved || number <= excused || this.store.holds(update)) continue
      this.#violations.push(`frame ${number} of ${client.name} is called saved and is not in the log`)
    }
    if (saved > client.sent.length) this.#violations.push(`${client.name} is promised frame ${saved}, never sent`)
  }

  #refusedTo(client: LabClient): Map<number, string> {
    const map = this.#refused.get(client) ?? new Map<number, string>()
    this.#refused.set(client, map)
    return map
  }

  /** Throws the first thing that should not be, with what led to it. */
  check(): void {
    for (const client of this.clients.values())
      for (const failure of client.failures) this.#violations.push(String(failure))
    const [violation] = this.#violations
    if (violation !== undefined) throw new Error(`${violation}\nafter: ${this.#recently()}`)
  }

  #recently(): string {
    return this.story.slice(-80).join(' · ')
  }

  // The story -----------------------------------------------------------------------------------------------------------

  async join(...names: string[]): Promise<void> {
    for (const name of names) {
      const client = this.client(name)
      this.#refused.delete(client)
      client.connect(this.rooms, `connection-${++this.#connections}`, () => this.clock.now())
    }
    await atHand()
  }

  type(name: string, text: string, at = Infinity): void {
    const shared = this.client(name).doc.getText('text')
    shared.insert(Math.min(at, shared.length), text)
  }

  erase(name: string, at: number, length: number): void {
    this.client(name).doc.getText('text').delete(at, length)
  }

  cut(name: string): void {
    this.client(name).cut()
  }

  /** The process dies: its memory, its lines and its answers are gone. What it had asked of the store may be done or not. */
  crash(wasDone: () => boolean = () => false): void {
    this.clock.forget()
    this.store.crash(wasDone)
    for (const client of this.clients.values()) client.cut()
    this.clock.forget()
    this.rooms = this.#newRooms()
  }

  /** Moves everything that is under way until nothing is, with everybody there and the store at work. */
  async settle(): Promise<void> {
    this.store.state = 'draft'
    this.store.letGo()
    for (let quiet = 0, rounds = 0; quiet < 3; rounds++) {
      if (rounds > 400) throw new Error(`the lab does not settle\nafter: ${this.#recently()}`)
      await this.#startOverWhereRefused()
      for (const [name, client] of this.clients) if (!client.isOnline) await this.join(name)
      quiet = this.#deliverAll() ? 0 : quiet + 1
      await this.clock.pass(quiet === 0 ? 60 : 1_500)
      this.check()
    }
    this.#compare()
  }

  async #startOverWhereRefused(): Promise<void> {
    for (const [name, client] of this.clients) {
      if (![...client.refused.values()].some((reason) => reason !== 'overloaded')) continue
      client.cut()
      client.startOver()
      client.setAside++
      await this.join(name)
    }
  }

  #deliverAll(): boolean {
    let moved = false
    for (const client of this.clients.values()) {
      while (client.up.length > 0 && client.isOnline) {
        client.deliverUp()
        moved = true
      }
      while (client.down.length > 0) {
        client.deliverDown()
        moved = true
      }
    }
    return moved
  }

  #compare(): void {
    const expected = contentOf(this.store.replay)
    for (const [name, { doc, saved, sent }] of this.clients) {
      if (doc.store.pendingStructs !== null) throw new Error(`${name} waits for what never comes`)
      if (contentOf(doc) !== expected) throw new Error(`${name} reads\n${contentOf(doc)}\ninstead of\n${expected}`)
      if (saved !== sent.length) throw new Error(`${name} was told that ${saved} of ${sent.length} frames are saved`)
    }
  }

  get text(): string {
    return this.store.replay.getText('text').toString()
  }
}

export function contentOf(doc: Y.Doc): string {
  return JSON.stringify([doc.getText('text').toDelta(), doc.getXmlFragment('tree').toString()])
}
