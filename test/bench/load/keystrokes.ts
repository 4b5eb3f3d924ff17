// The bytes that a typist's editor would send, written by hand: one core plays more than a thousand of them. Pure.
import type { Desk, Dialect } from './orders.ts'
import { keystroke } from './schedule.ts'

/** clientIDs of the typists of a room, from this one on: five bytes each, as most of real ones. */
export const firstTypist = 3_000_000_000
/** Whoever wrote the paragraphs. */
export const seeder = 2_900_000_000

export const typistOf = (client: number): number => client - firstTypist

/** A byte buffer that grows; lib0's would allocate one per message. */
export class Bytes {
  #buffer = Buffer.allocUnsafe(1024)
  #length = 0

  clear(): this {
    this.#length = 0
    return this
  }

  /** A view: good until the next `clear`. */
  get written(): Buffer {
    return this.#buffer.subarray(0, this.#length)
  }

  byte(value: number): this {
    this.#room(1)
    this.#buffer[this.#length++] = value
    return this
  }

  /** lib0's varUint. */
  uint(value: number): this {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.byte(128 | (rest % 128))
    return this.byte(rest)
  }

  bytes(bytes: Uint8Array): this {
    this.#room(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  string(text: string): this {
    const bytes = Buffer.from(text, 'utf8')
    return this.uint(bytes.length).bytes(bytes)
  }

  #room(more: number): void {
    if (this.#length + more <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + more))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}

/** The varUint at `at`, as `Bytes` writes them, and where the next value begins. */
export function uintAt(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0
  let factor = 1
  for (let next = at; ; next++) {
    const byte = bytes[next] ?? 0
    value += (byte & 127) * factor
    if (byte < 128) return { value, next: next + 1 }
    factor *= 128
  }
}

const hasOrigin = 0x80
const stringContent = 4
const letters = 'abcdefghijklmnopqrstuvwxyz    '

export const letterAt = (client: number, clock: number): string => letters.charAt((clock * 7 + client) % letters.length)

/** The Yjs update of a desk's `index`th keystroke. */
export function writeKeystroke(into: Bytes, desk: Desk, index: number): void {
  const { kind, clock } = keystroke(index)
  if (kind === 'delete') return void into.uint(0).uint(1).uint(desk.client).uint(1).uint(clock).uint(1)
  writeInsertion(into, desk, clock, letterAt(desk.client, clock))
  into.uint(0)
}

/** The part of an update that inserts: letters of a desk from `clock` on, each after the one before. Deletions follow. */
export function writeInsertion(into: Bytes, { client, after }: Desk, clock: number, text: string): void {
  const origin = clock === 0 ? after : { client, clock: clock - 1 }
  into.uint(1).uint(1).uint(client).uint(clock)
  into
    .byte(hasOrigin | stringContent)
    .uint(origin.client)
    .uint(origin.clock)
    .string(text)
}

/** The presence of a caret after the character at `clock`, as Tiptap's cursor extension and y-protocols write it. */
export function writeCursor(into: Bytes, { client, typist }: Desk, moves: number, clock: number): void {
  const place = `{"type":null,"tname":null,"item":{"client":${client},"clock":${clock}},"assoc":0}`
  const user = `{"name":"Personne ${typist}","color":"#5b3f9e","organisation":"Les Halles Communes","initials":"PN","light":"#5b3f9e33"}`
  const state = `{"user":${user},"cursor":{"anchor":${place},"head":${place}}}`
  into.uint(1).uint(client).uint(moves).string(state)
}

const names = new Map<string, Buffer>()

/** What stands before every message to and from a server of this dialect. */
export function prefixOf(dialect: Dialect): Buffer {
  if (dialect.kind === 'y-websocket') return Buffer.alloc(0)
  const known = names.get(dialect.name)
  if (known) return known
  const prefix = Buffer.from(new Bytes().string(dialect.name).written)
  names.set(dialect.name, prefix)
  return prefix
}

/** Message types that both dialects share, and the one by which Hocuspocus is greeted. */
export const message = { sync: 0, presence: 1, auth: 2, syncReply: 4, saved: 64, refused: 65 } as const
export const sync = { step1: 0, step2: 1, update: 2 } as const
