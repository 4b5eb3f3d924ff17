// One visitor: a socket, the sync protocol of bytes, and nothing of a text but the numbers of the payloads it was given.
import type { Interned } from '../load/interned.ts'
import { Bytes, message, prefixOf, sync, uintAt } from '../load/keystrokes.ts'
import type { Ticket } from '../load/orders.ts'
import { Wire } from '../load/wire.ts'

export type Standing = { vector: Uint8Array; reply: Uint8Array }

const scratch = new Bytes()

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
    const place = `{"type":null,"tname":null,"item":{"client":${client},"clock":0},"assoc":0}`
    const user = `{"name":"Personne ${client}","color":"#5b3f9e","organisation":"Les Halles Communes","initials":"PN"}`
    const state = `{"user":${user},"cursor":{"anchor":${place},"head":${place}}}`
    const entry = Buffer.from(new Bytes().uint(1).uint(client).uint(++this.#moves).string(state).written)
    scratch.clear().bytes(this.#prefix).uint(message.presence).uint(entry.length).bytes(entry)
    this.wire.send(scratch.written)
  }

  #opened(): void {
    if (this.#dialect.kind === 'hocuspocus') {
      scratch.clear().bytes(this.#prefix).uint(message.auth).uint(0).string('bench')
      this.wire.send(scratch.written)
    }
    this.#sendSync(sync.step1, this.#standing.vector)
  }

  #sendSync(kind: number, payload: Uint8Array): void {
    if (kind !== sync.step1) this.sent++
    scratch.clear().bytes(this.#prefix).uint(message.sync).uint(kind).uint(payload.length).bytes(payload)
    this.wire.send(scratch.written)
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
