// One simulated person: a socket that syncs, perhaps types, and keeps the numbers of all the updates that it was given.
import { Bytes, uintAt } from './bytes.ts'
import { writeCursor, writeKeystroke } from './keystrokes.ts'
import { greetingIn, message, prefixOf, presenceMessage, sync, syncMessage } from './messages.ts'
import type { Interned } from './interned.ts'
import { instant, type ClientSpec, type Habits } from './orders.ts'
import { keystroke } from './schedule.ts'
import { Wire } from './wire.ts'

export type ClientEvents = {
  synced(client: Client): void
  /** An observer was given an update that it did not have. */
  shown(client: Client, payload: number, at: number): void
  acknowledged(client: Client, from: number, to: number, at: number): void
  refused(client: Client): void
  closed(client: Client, reason: string): void
  /** Something of the text came, for whomever. */
  moved(): void
}

const nothing = Buffer.from([0, 0])
/** Shared by all clients of the process: each message is built, masked into another buffer and forgotten. */
const outgoing = new Bytes()
const inner = new Bytes()

export class Client {
  readonly spec: ClientSpec
  /** Numbers of the payloads received, in the order in which they came. */
  readonly received: number[] = []
  readonly wire: Wire
  readonly cameAt: number
  synced = false
  keystrokes = 0
  moves = 0
  readonly #habits: Habits
  readonly #interned: Interned
  readonly #events: ClientEvents
  readonly #prefix: Buffer
  /** Keystrokes known to be durable. */
  #acknowledged = 0
  /** Update frames that left before the first keystroke: the answer to the server's question. */
  #framesBefore = 0

  constructor(spec: ClientSpec, habits: Habits, interned: Interned, events: ClientEvents, cameAt = instant()) {
    this.spec = spec
    this.#habits = habits
    this.#interned = interned
    this.#events = events
    this.#prefix = prefixOf(spec.ticket.dialect)
    this.cameAt = cameAt
    this.wire = new Wire(spec.ticket, {
      opened: () => this.#greet(),
      message: (bytes) => this.#read(bytes),
      closed: (reason) => events.closed(this, reason),
    })
  }

  /** Its next keystroke leaves. */
  type(): void {
    const { desk } = this.spec
    if (desk === null) return
    writeKeystroke(inner.clear(), desk, this.keystrokes)
    if (!this.#habits.echoes) this.received.push(this.#interned.take(inner.written))
    this.keystrokes++
    this.#sendSync(sync.update, inner.written)
  }

  /** The caret moves to where the last keystroke left it. */
  move(): void {
    const { desk } = this.spec
    if (desk === null) return
    const { clock } = keystroke(Math.max(0, this.keystrokes - 1))
    writeCursor(inner.clear(), desk, ++this.moves, clock)
    this.wire.send(presenceMessage(outgoing, this.#prefix, inner.written))
  }

  /** Offers an update and asks for all that the server has. */
  offer(update: Uint8Array): void {
    this.#sendSync(sync.update, update)
  }

  ask(): void {
    this.#sendSync(sync.step1, Buffer.from([0]))
  }

  #greet(): void {
    const greeting = greetingIn(outgoing, this.spec.ticket.dialect)
    if (greeting !== null) this.wire.send(greeting)
    this.ask()
    if (!this.#habits.syncs) this.#isSynced()
  }

  #isSynced(): void {
    if (this.synced) return
    this.synced = true
    this.#events.synced(this)
  }

  #sendSync(type: number, payload: Uint8Array): void {
    this.wire.send(syncMessage(outgoing, this.#prefix, type, payload))
  }

  #read(bytes: Buffer): void {
    if (this.#habits.bundles) return this.#got(bytes, true)
    const at = this.#prefix.length
    switch (bytes[at]) {
      case message.sync:
      case message.syncReply:
        return this.#readSync(bytes, at + 1)
      case message.saved:
        return this.#readSaved(uintAt(bytes, at + 1).value)
      case message.refused:
        return this.#events.refused(this)
    }
  }

  #readSync(bytes: Buffer, at: number): void {
    const type = bytes[at]
    if (type === sync.step1) {
      if (!this.#habits.syncs) return // another client's greeting, relayed
      if (this.keystrokes === 0) this.#framesBefore++
      return this.#sendSync(sync.step2, nothing)
    }
    const { value: length, next } = uintAt(bytes, at + 1)
    const payload = bytes.subarray(next, next + length)
    if (length > 2) this.#got(payload, false)
    if (type === sync.step2) this.#isSynced()
  }

  #got(payload: Uint8Array, isBundle: boolean): void {
    const number = this.#interned.take(payload, isBundle)
    this.received.push(number)
    this.#events.moved()
    if (this.spec.observes && this.synced) this.#events.shown(this, number, instant())
  }

  #readSaved(frames: number): void {
    const upTo = Math.min(this.keystrokes, frames - this.#framesBefore)
    if (upTo <= this.#acknowledged) return
    const from = this.#acknowledged
    this.#acknowledged = upTo
    this.#events.acknowledged(this, from, upTo, instant())
  }
}
