// Who is here and where their caret is, for one room: bytes with a budget. Nothing of it is ever stored. Pure.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { frameLimit } from '../../shared/protocol.ts'
import { isCaret } from './caret.ts'
import { MalformedFrame } from './frames.ts'

/** What the server says of a person, whatever their client says. */
export interface Stamp {
  readonly actorId: string
  readonly name: string
  readonly initials: string
  readonly hue: number | string | null
  readonly organisation: string | null
}

/** Who announces presence: one connection. */
export interface Announcer {
  readonly connectionId: string
  readonly stamp: Stamp
  readonly showsPresence: boolean
}

interface Entry {
  readonly holder: Announcer | null
  readonly clock: number
  /** The client's JSON as it came; null once it left. */
  readonly state: string | null
  /** What is sent, made when first sent. */
  bytes: Uint8Array | null
}

/** No receiver gets more presence than this. */
const bytesPerSecond = 256 * 1024
/** Ids of those who left are remembered so that late echoes of others do not bring them back. */
const rememberedLeavers = 2_000

const absent = 'null'

export class Presence {
  readonly #entries = new Map<number, Entry>()
  readonly #moved = new Set<number>()
  /** The id that each connection announced first: its own. */
  readonly #first = new Map<string, number>()
  readonly #holders = new Map<string, Set<number>>()
  readonly #mayHold: (client: number, announcer: Announcer) => 'owned' | 'free' | 'foreign'
  #notBefore = 0

  /** `mayHold` tells whether a clientID is bound to the announcer's actor, to nobody, or to another. */
  constructor(mayHold: (client: number, announcer: Announcer) => 'owned' | 'free' | 'foreign') {
    this.#mayHold = mayHold
  }

  get isDirty(): boolean {
    return this.#moved.size > 0
  }

  /** When the next message may leave. */
  get notBefore(): number {
    return this.#notBefore
  }

  /**
   * Takes the entries that the announcer owns and ignores the others: a stock client sends back what it hears of
   * everyone. Returns what the announcer alone must hear: that others saw it leave, so that it says again it is here.
   */
  announce(announcer: Announcer, message: Uint8Array): Uint8Array | null {
    const departed: number[] = []
    for (const { client, clock, state } of readEntries(message)) {
      const known = this.#entries.get(client)
      if (known?.holder === null && known.clock >= clock && state !== absent && this.#owns(announcer, client)) {
        departed.push(client)
      }
      if (clock <= (known?.clock ?? -1) || !announcer.showsPresence) continue
      if (!this.#owns(announcer, client)) continue
      if (state === absent) this.#depart(client, clock)
      else this.#enter(announcer, client, clock, state)
    }
    return departed.length === 0 ? null : this.#write(departed)
  }

  leave(announcer: Announcer): void {
    for (const client of this.#holders.get(announcer.connectionId) ?? []) {
      const entry = this.#entries.get(client)
      if (entry !== undefined && entry.state !== null) this.#depart(client, entry.clock + 1)
    }
    this.#holders.delete(announcer.connectionId)
    this.#first.delete(announcer.connectionId)
  }

  /** The moves that are due, or nothing. What it returns is to be sent to everyone in the room. */
  due(now: number): Uint8Array | null {
    if (this.#moved.size === 0 || now < this.#notBefore) return null
    const message = this.#write(this.#moved)
    this.#moved.clear()
    this.#notBefore = now + (message.length / bytesPerSecond) * 1000
    return message
  }

  /** Everyone who is here, for a newcomer; null when nobody is. */
  everyone(): Uint8Array | null {
    const here = [...this.#entries].filter(([, entry]) => entry.state !== null).map(([client]) => client)
    return here.length === 0 ? null : this.#write(here)
  }

  #owns(announcer: Announcer, client: number): boolean {
    const holder = this.#entries.get(client)?.holder ?? null
    if (holder !== null) return holder.connectionId === announcer.connectionId
    const first = this.#first.get(announcer.connectionId)
    switch (this.#mayHold(client, announcer)) {
      case 'owned':
        return true
      case 'free':
        return first === undefined || first === client
      case 'foreign':
        return false
    }
  }

  #enter(announcer: Announcer, client: number, clock: number, state: string): void {
    this.#entries.set(client, { holder: announcer, clock, state, bytes: null })
    if (!this.#first.has(announcer.connectionId)) this.#first.set(announcer.connectionId, client)
    const held = this.#holders.get(announcer.connectionId)
    if (held === undefined) this.#holders.set(announcer.connectionId, new Set([client]))
    else held.add(client)
    this.#moved.add(client)
  }

  #depart(client: number, clock: number): void {
    if (this.#entries.get(client)?.holder == null) return
    // Deleted first, so that the map stays in order of leaving.
    this.#entries.delete(client)
    this.#entries.set(client, { holder: null, clock, state: null, bytes: null })
    this.#moved.add(client)
    if (this.#entries.size > rememberedLeavers) this.#forgetOldest()
  }

  #forgetOldest(): void {
    for (const [client, entry] of this.#entries) {
      if (entry.state !== null || this.#moved.has(client)) continue
      this.#entries.delete(client)
      return
    }
  }

  #write(clients: Iterable<number>): Uint8Array {
    const parts: Uint8Array[] = []
    for (const client of clients) {
      const entry = this.#entries.get(client)
      if (entry === undefined) continue
      entry.bytes ??= encodeEntry(client, entry.clock, stamped(entry))
      if (entry.bytes.length > 0) parts.push(entry.bytes)
    }
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, parts.length)
    for (const part of parts) encoding.writeUint8Array(encoder, part)
    return encoding.toUint8Array(encoder)
  }
}

/** An empty message: to a client that nobody talks to, the proof that the line is open. */
export const nobodyMoved: Uint8Array = new Uint8Array([0])

/** The client's state with the server's word on who it is, without a caret that no editor could draw; null when it is no object. */
function stamped(entry: Entry): string | null {
  if (entry.state === null || entry.holder === null) return absent
  try {
    const state: unknown = JSON.parse(entry.state)
    if (state === null || typeof state !== 'object' || Array.isArray(state)) return null
    const caret = 'cursor' in state ? { cursor: isCaret(state.cursor) ? state.cursor : null } : null
    return JSON.stringify({ ...state, ...caret, user: entry.holder.stamp })
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function encodeEntry(client: number, clock: number, json: string | null): Uint8Array {
  if (json === null) return new Uint8Array()
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, json)
  return encoding.toUint8Array(encoder)
}

function readEntries(message: Uint8Array): { client: number; clock: number; state: string }[] {
  const entries: { client: number; clock: number; state: string }[] = []
  try {
    const decoder = decoding.createDecoder(message)
    for (let n = decoding.readVarUint(decoder); n > 0; n--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = decoding.readVarString(decoder)
      // Whoever leaves is given the next clock, which must be a number that others can read.
      if (state.length <= frameLimit.presence && clock < Number.MAX_SAFE_INTEGER) entries.push({ client, clock, state })
    }
  } catch (cause) {
    throw new MalformedFrame('expected presence entries', { cause })
  }
  return entries
}
