// A typist who does not go away when the server does: types on, comes back, hands in what was not saved, and notices when
// something that was called saved is missing.
import { createHash } from 'node:crypto'
import { RangeSet, type Range } from '../../../shared/history/ranges.ts'
import type { Interned } from '../load/interned.ts'
import { Bytes, uintAt } from '../load/bytes.ts'
import { letterAt, writeInsertion, writeKeystroke } from '../load/keystrokes.ts'
import { message, sync, syncMessage } from '../load/messages.ts'
import { instant } from '../load/orders.ts'
import { afterwards, keystroke } from '../load/schedule.ts'
import { Wire } from '../load/wire.ts'
import type { MoverSpec } from './orders.ts'

/** What all of them had when they came. */
export type Base = { clocks: ReadonlyMap<number, number>; deleted: readonly Range[] }

const scratch = new Bytes()
const outgoing = new Bytes()
/** Movers speak the dialect of y-websocket only. */
const noPrefix = Buffer.alloc(0)
/** As the stock provider, which doubles it up to 2.5 s. */
const firstRetryMs = 100
const lastRetryMs = 1_000

/** A short name for clocks and deletions: two replicas that agree in both show the same text. */
export function nameOf(clocks: ReadonlyMap<number, number>, deleted: RangeSet): string {
  const hash = createHash('sha256')
  for (const [client, clock] of [...clocks].sort(([a], [b]) => a - b)) if (clock > 0) hash.update(`${client} ${clock},`)
  hash.update('|')
  const ranges = [...deleted].sort(([a, b], [c, d]) => a - c || b - d)
  for (const [client, clock, length] of ranges) hash.update(`${client} ${clock} ${length},`)
  return hash.digest('hex').slice(0, 16)
}

export class Mover {
  readonly spec: MoverSpec
  readonly given: number[] = []
  /** Keystrokes so far, and how many of them are durable. */
  typed = 0
  saved = 0
  isSynced = false
  returns = 0
  /** From the loss of the line to being in sync again, the longest. */
  awayMs = 0
  /** Characters that were called saved and that the server, when it came back, did not have. */
  lost = 0
  readonly #base: Base
  readonly #interned: Interned
  readonly #changed: () => void
  #wire: Wire | null = null
  #tries = 0
  #awaySince: number | null = null
  #isGone = false
  /** Per update frame of this connection, how many keystrokes are durable once it is. */
  #frames: number[] = []
  /** What of it has been looked at for the vector. */
  readonly #clocks: Map<number, number>
  #read = 0

  constructor(spec: MoverSpec, base: Base, interned: Interned, changed: () => void) {
    this.spec = spec
    this.#base = base
    this.#clocks = new Map(base.clocks)
    this.#interned = interned
    this.#changed = changed
    this.#come()
  }

  get isCalm(): boolean {
    return this.isSynced && this.saved === this.typed
  }

  /** One keystroke: it leaves at once if there is a line, else with the next reply. */
  press(): void {
    const index = this.typed++
    if (!this.isSynced || this.#wire === null) return
    writeKeystroke(scratch.clear(), this.spec.desk, index)
    this.#send(sync.update, scratch.written)
  }

  leave(): void {
    this.#isGone = true
    this.#wire?.end()
  }

  /** All that it holds, its own included, under a short name. */
  fingerprint(): string {
    const deleted = RangeSet.of(this.#base.deleted)
    for (const number of this.given) deleted.addAll(this.#interned.contents(number).deleted)
    const { client } = this.spec.desk
    deleted.addAll(ownDeletions(client, this.typed))
    return nameOf(this.#clocksNow(), deleted)
  }

  #come(): void {
    const ticket = this.spec.tickets[this.#tries % this.spec.tickets.length]
    if (ticket === undefined) throw new Error('a mover needs somewhere to go')
    this.#frames = []
    this.#wire = new Wire(ticket, {
      opened: () => this.#ask(),
      message: (bytes) => this.#hear(bytes),
      closed: () => this.#lose(),
    })
  }

  #lose(): void {
    this.isSynced = false
    this.#wire = null
    this.#awaySince ??= instant()
    if (this.#isGone) return
    const wait = Math.min(firstRetryMs * 2 ** Math.min(this.#tries, 6), lastRetryMs)
    this.#tries++
    setTimeout(() => this.#come(), wait * (0.5 + Math.random() / 2))
    this.#changed()
  }

  #ask(): void {
    const clocks = this.#clocksNow()
    const vector = new Bytes().uint(clocks.size)
    for (const [client, clock] of clocks) vector.uint(client).uint(clock)
    this.#send(sync.step1, vector.written)
  }

  #hear(bytes: Buffer): void {
    const [type] = bytes
    if (type === message.saved) {
      this.saved = Math.max(this.saved, this.#frames[uintAt(bytes, 1).value - 1] ?? 0)
      return this.#changed()
    }
    if (type !== message.sync) return
    const kind = bytes[1]
    const { value: length, next } = uintAt(bytes, 2)
    const payload = bytes.subarray(next, next + length)
    if (kind === sync.step1) return this.#answer(payload)
    this.given.push(this.#interned.take(payload))
    if (kind !== sync.step2 || this.isSynced) return
    this.isSynced = true
    this.#tries = 0
    if (this.#awaySince !== null) {
      this.returns++
      this.awayMs = Math.max(this.awayMs, instant() - this.#awaySince)
      this.#awaySince = null
    }
    this.#changed()
  }

  /** The server says where it stands: it is given what it lacks of ours. */
  #answer(vector: Buffer): void {
    const { desk } = this.spec
    const { client } = desk
    const has = clockIn(vector, client)
    const { clock } = afterwards(this.typed)
    this.lost += Math.max(0, afterwards(this.saved).clock - has)
    const update = new Bytes()
    if (has >= clock) update.uint(0)
    else {
      const text = Array.from({ length: clock - has }, (_, n) => letterAt(client, has + n)).join('')
      writeInsertion(update, desk, has, text)
    }
    const deletions = [...ownDeletions(client, this.typed), ...this.#base.deleted]
    writeDeletions(update, deletions)
    this.#send(sync.step2, update.written)
  }

  #clocksNow(): Map<number, number> {
    for (; this.#read < this.given.length; this.#read++) {
      for (const [client, clock, length] of this.#interned.contents(this.given[this.#read] ?? 0).inserted) {
        this.#clocks.set(client, Math.max(this.#clocks.get(client) ?? 0, clock + length))
      }
    }
    const own = afterwards(this.typed).clock
    if (own > 0) this.#clocks.set(this.spec.desk.client, own)
    return this.#clocks
  }

  #send(kind: number, payload: Uint8Array): void {
    if (kind !== sync.step1) this.#frames.push(this.typed)
    this.#wire?.send(syncMessage(outgoing, noPrefix, kind, payload))
  }
}

function ownDeletions(client: number, keystrokes: number): Range[] {
  const ranges: Range[] = []
  for (let index = 0; index < keystrokes; index++) {
    const { kind, clock } = keystroke(index)
    if (kind === 'delete') ranges.push([client, clock, 1])
  }
  return ranges
}

function writeDeletions(into: Bytes, ranges: readonly Range[]): void {
  const clients = new Map<number, Range[]>()
  for (const range of ranges) {
    const list = clients.get(range[0])
    if (list === undefined) clients.set(range[0], [range])
    else list.push(range)
  }
  into.uint(clients.size)
  for (const [client, list] of clients) {
    into.uint(client).uint(list.length)
    for (const [, clock, length] of list) into.uint(clock).uint(length)
  }
}

function clockIn(vector: Buffer, wanted: number): number {
  let { value: left, next } = uintAt(vector, 0)
  for (; left > 0; left--) {
    const client = uintAt(vector, next)
    const clock = uintAt(vector, client.next)
    if (client.value === wanted) return clock.value
    next = clock.next
  }
  return 0
}
