// The bytes of presence: reading what a client says of itself, writing it with the server's word on who it is. Pure.
import * as decoding from 'lib0/decoding'
import { frameLimit } from '../../shared/protocol.ts'
import { bytesOfNumber, writeNumber } from '../history/numbers.ts'
import { isCaret } from './caret.ts'
import { countOf, MalformedFrame, TooManyParts } from './update-reader.ts'

/** What the server says of a person, whatever their client says. */
export interface Stamp {
  readonly actorId: string
  readonly name: string
  readonly initials: string
  readonly hue: number | string | null
  readonly organisation: string | null
}

/** JSON grows when it is written again: `1e20` becomes 21 digits. What grew beyond this is dropped. */
const entryLimit = frameLimit.presence + 2 * 1024

/** How a client says that it left. */
export const absent = 'null'

export interface SaidEntry {
  readonly client: number
  readonly clock: number
  /** The client's JSON as it came. */
  readonly state: string
}

/** Throws `MalformedFrame`. What is larger than `most` bytes, too large to be passed on, is not among them. */
export function readEntries(message: Uint8Array, most: number = frameLimit.presence): SaidEntry[] {
  const entries: SaidEntry[] = []
  try {
    const decoder = decoding.createDecoder(message)
    for (let n = countOf(decoder); n > 0; n--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      // Whoever leaves is given the next clock, which must be a number that others can read.
      if (bytes.length > most || clock >= Number.MAX_SAFE_INTEGER) continue
      entries.push({ client, clock, state: utf8.decode(bytes) })
    }
  } catch (cause) {
    if (cause instanceof TooManyParts) throw cause
    throw new MalformedFrame('expected presence entries', { cause })
  }
  return entries
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** One entry as it is sent: none of its bytes when its state is no JSON object, or became too long. */
export function writeEntry(client: number, clock: number, state: string, stamp: Stamp): Uint8Array {
  const json = stamped(state, stamp)
  const bytes = json === null ? nothing : entry(client, clock, json)
  return bytes.length > entryLimit ? nothing : bytes
}

/** An entry in which another process has put the server's word already. */
export const repeatEntry = ({ client, clock, state }: SaidEntry): Uint8Array => entry(client, clock, state)

/** What an entry that was written says. */
export function entryIn(bytes: Uint8Array): SaidEntry {
  const decoder = decoding.createDecoder(bytes)
  const [client, clock] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
  return { client, clock, state: decoding.readVarString(decoder) }
}

/** Of whom a process says that an entry is. */
export function actorIn(state: string): string | undefined {
  const said = JSON.parse(state) as { user?: Partial<Stamp> } | null // written by another process of ours
  return said?.user?.actorId
}

/** The entry's state without what the client says of itself. */
export function justWho(state: string): string {
  const { user } = JSON.parse(state) as { user?: Stamp } // written by ourselves
  return JSON.stringify({ user })
}

export const writeDeparture = (client: number, clock: number): Uint8Array => entry(client, clock, absent)

const nothing = new Uint8Array()

function entry(client: number, clock: number, json: string): Uint8Array {
  const length = Buffer.byteLength(json)
  // Of its own: it is kept for as long as they stay where they are.
  const bytes = Buffer.allocUnsafeSlow(bytesOfNumber(client) + bytesOfNumber(clock) + bytesOfNumber(length) + length)
  bytes.write(json, writeNumber(bytes, writeNumber(bytes, writeNumber(bytes, 0, client), clock), length))
  return bytes
}

/** Of each connection the same at every move. */
const writtenStamps = new WeakMap<Stamp, string>()

function writtenStamp(stamp: Stamp): string {
  const known = writtenStamps.get(stamp)
  if (known !== undefined) return known
  const written = JSON.stringify(stamp)
  writtenStamps.set(stamp, written)
  return written
}

/** The client's state with the server's word on who it is, without a caret that no editor could draw; null when it is no object. */
function stamped(json: string, stamp: Stamp): string | null {
  try {
    const state: unknown = JSON.parse(json)
    if (state === null || typeof state !== 'object' || Array.isArray(state)) return null
    if ('cursor' in state && !isCaret(state.cursor)) state.cursor = null
    const rest = JSON.stringify(Object.assign(state, { user: undefined }))
    return `${rest.slice(0, -1)}${rest.length > 2 ? ',' : ''}"user":${writtenStamp(stamp)}}`
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export function joinEntries(parts: readonly Uint8Array[]): Uint8Array {
  let length = bytesOfNumber(parts.length)
  for (const part of parts) length += part.length
  const message = new Uint8Array(length)
  let at = writeNumber(message, 0, parts.length)
  for (const part of parts) {
    message.set(part, at)
    at += part.length
  }
  return message
}
