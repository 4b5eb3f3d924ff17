// The room lab: the real rooms, loop and connections between fake lines, a fake store and a fake clock. Everything that is
// promised or shown is checked at the moment it leaves the server; everything else after each step.
import * as decoding from 'lib0/decoding'
import { messageType, syncType } from '../../shared/protocol.ts'
import type { Rooms } from '../../server/realtime/rooms.ts'
import { LabClient } from './lab-client.ts'
import { atHand, LabClock } from './lab-clock.ts'
import { LabProcess, presenceMark } from './lab-process.ts'
import { contentOf, LabStore } from './lab-store.ts'

export interface LabOptions {
  readonly people?: readonly string[]
  /** How many processes share the store; each client comes to one of them. */
  readonly processes?: number
  readonly roomBufferBytes?: number
}

export class Lab {
  readonly store = new LabStore()
  readonly clock = new LabClock()
  readonly clients = new Map<string, LabClient>()
  readonly story: string[] = []
  readonly processes: LabProcess[] = []
  /** What operators were told. */
  readonly told: string[] = []
  readonly #roomBufferBytes: number
  readonly #refused = new Map<LabClient, Map<number, string>>()
  /** The generation for which each clientID was made. */
  readonly #generations = new Map<number, number>()
  #violations: string[] = []
  #clientIds = 100
  #connections = 0

  constructor({ people = ['ana', 'ben', 'cleo'], roomBufferBytes = 1e6, processes = 1 }: LabOptions = {}) {
    this.#roomBufferBytes = roomBufferBytes
    this.store.kept = ({ position, ins }) => {
      for (const [client] of ins) {
        const made = this.#generations.get(client) ?? this.store.generation
        if (made !== this.store.generation) this.#violations.push(`row ${position} is of generation ${made}`)
      }
    }
    for (let i = 0; i < processes; i++) this.processes.push(this.#start(i, processes > 1))
    for (const name of people) this.#add(name, true)
  }

  /** The rooms of the first process. */
  get rooms(): Rooms {
    return this.process(0).rooms
  }

  process(index: number): LabProcess {
    const process = this.processes[index]
    if (process === undefined) throw new Error(`no process ${index} in the lab`)
    return process
  }

  #start(index: number, isShared: boolean): LabProcess {
    return new LabProcess({
      index,
      isShared,
      store: this.store,
      clock: this.clock,
      roomBufferBytes: this.#roomBufferBytes,
      announced: (notice) => {
        for (const other of this.processes) other.inbox.push(notice)
      },
      said: (notices) => {
        for (const other of this.processes) other.inbox.push(...notices.map((notice) => presenceMark + notice))
      },
      failed: (error, _facts, message) => {
        this.told.push(message)
        if (error instanceof Error && /^the (lab|store has not answered) /.test(error.message)) return
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
      generation: this.store.generation,
      state: 'draft',
      stamp: { name, initials: name.slice(0, 1), hue: 1, organisation: null },
    } as const
    const nextClientId = () => {
      const id = this.#clientIds++
      this.store.bound.set(id, access.actorId)
      this.#generations.set(id, this.store.generation)
      // Only the process that handed it out knows.
      this.processes[id % this.processes.length]?.rooms.find('document')?.bind(id, access.actorId)
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
    // Whoever came before the archive was put back has what is not in it any more, and is sent away for it.
    if (client.access.generation !== this.store.generation) return
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
    for (const name of names) await this.joinAt(name, 0)
  }

  /** Someone comes to a process. Of another generation of the text they set aside what they have. */
  async joinAt(name: string, index: number): Promise<void> {
    const client = this.client(name)
    if (client.access.generation !== this.store.generation) this.#setAside(client)
    this.#refused.delete(client)
    const { rooms } = this.process(index)
    client.process = index
    client.connect(rooms, `connection-${++this.#connections}`, () => this.clock.now())
    await atHand()
  }

  #setAside(client: LabClient): void {
    client.startOver(this.store.generation)
    client.setAside++
  }

  type(name: string, text: string, at = Infinity): void {
    const shared = this.client(name).doc.getText('text')
    shared.insert(Math.min(at, shared.length), text)
  }

  /** Types, and the first frame that waits at the client reaches its process. */
  send(name: string, text: string, at?: number): void {
    this.type(name, text, at)
    this.client(name).deliverUp()
  }

  erase(name: string, at: number, length: number): void {
    this.client(name).doc.getText('text').delete(at, length)
  }

  cut(name: string): void {
    this.client(name).cut()
  }

  /** A process dies: its memory, its lines and its answers are gone. What it had asked of the store may be done or not. */
  crash(wasDone: () => boolean = () => false, index = 0): void {
    const process = this.process(index)
    this.clock.forget(process)
    this.store.crash(process, wasDone)
    for (const client of this.clients.values()) if (client.process === index) client.cut()
    this.clock.forget(process)
    this.processes[index] = this.#start(index, this.processes.length > 1)
  }

  /** Moves everything that is under way until nothing is, with everybody there and the store at work. */
  async settle(): Promise<void> {
    this.store.state = 'draft'
    this.store.letGo()
    for (const process of this.processes) process.isDeaf = false
    for (let quiet = 0, rounds = 0; quiet < 3; rounds++) {
      if (rounds > 400) throw new Error(`the lab does not settle\nafter: ${this.#recently()}`)
      await this.#startOverWhereRefused()
      for (const [name, client] of this.clients) if (!client.isOnline) await this.joinAt(name, client.process)
      for (const process of this.processes) process.hear(Infinity)
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
      this.#setAside(client)
      await this.joinAt(name, client.process)
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
