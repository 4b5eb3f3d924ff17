// One visitor: a socket, the sync protocol of bytes, and nothing of a text but the numbers of the payloads it was given.
import type { Interned } from '../load/interned.ts'
import { Bytes, uintAt } from '../load/bytes.ts'
import { writeCursor } from '../load/keystrokes.ts'
import { greetingIn, message, prefixOf, presenceMessage, sync, syncMessage } from '../load/messages.ts'
import type { Ticket } from '../load/orders.ts'
import { Wire } from '../load/wire.ts'

export type Standing = { vector: Uint8Array; reply: Uint8Array }

const scratch = new Bytes()
const entry = new Bytes()

export class Visitor {
  readonly given: number[] = []
  readonly wire: Wire
  bytes = 0
  /** Update frames that it sent, and how many of them are durable. */
  sent = 0
  saved = 0
  isSynced = false
  closed: string | null = null
  readonly #prefix: Buffer
  readonly #dialect: Ticket['dialect']
  readonly #standing: Standing
  readonly #interned: Interned
  readonly #changed: (visitor: Visitor) => void
  #moves = 0

  /** `changed`: it is in sync, something was saved, or it was closed. */
  constructor(ticket: Ticket, standing: Standing, interned: Interned, changed: (visitor: Visitor) => void) {
    this.#dialect = ticket.dialect
    this.#prefix = prefixOf(ticket.dialect)
    this.#standing = standing
    this.#interned = interned
    this.#changed = changed
    this.wire = new Wire(ticket, {
      opened: () => this.#opened(),
      message: (bytes) => this.#hear(bytes),
      closed: (reason) => {
        this.closed = reason
        changed(this)
      },
    })
  }

  /** An update frame of its own. */
  send(update: Uint8Array): void {
    this.#sendSync(sync.update, update)
  }

  /** As y-protocols renews what it announced. */
  renew(client: number): void {
    writeCursor(entry.clear(), { client, typist: client }, ++this.#moves, 0)
    this.wire.send(presenceMessage(scratch, this.#prefix, entry.written))
  }

  #opened(): void {
    const greeting = greetingIn(scratch, this.#dialect)
    if (greeting !== null) this.wire.send(greeting)
    this.#sendSync(sync.step1, this.#standing.vector)
  }

  #sendSync(kind: number, payload: Uint8Array): void {
    if (kind !== sync.step1) this.sent++
    this.wire.send(syncMessage(scratch, this.#prefix, kind, payload))
  }

  #hear(bytes: Buffer): void {
    this.bytes += bytes.length
    const at = this.#prefix.length
    const type = bytes[at]
    if (type === message.sync || type === message.syncReply) return this.#hearSync(bytes, at + 1)
    if (type !== message.saved) return
    this.saved = uintAt(bytes, at + 1).value
    this.#changed(this)
  }

  #hearSync(bytes: Buffer, at: number): void {
    const kind = bytes[at]
    const { value: length, next } = uintAt(bytes, at + 1)
    if (kind === sync.step1) return this.#sendSync(sync.step2, this.#standing.reply)
    this.given.push(this.#interned.take(bytes.subarray(next, next + length)))
    if (kind !== sync.step2 || this.isSynced) return
    this.isSynced = true
    this.#changed(this)
  }
}
