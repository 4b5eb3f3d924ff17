// The hash that links each row of a document's log to the one before. Pure; the rows themselves are written elsewhere.
import { hash } from 'node:crypto'
import type { Range } from '../../shared/history/ranges.ts'

/** What the hash of a log row covers besides the row before it. */
export interface ChainedRow {
  readonly documentId: string
  readonly position: number
  readonly actorId: string
  readonly organisationId: string | null
  readonly connectionId: string
  readonly relayedBy: string | null
  readonly verified: boolean
  readonly at: Date
  readonly kind: string
  readonly updateHash: Uint8Array
  readonly ins: readonly Range[]
  readonly del: readonly Range[]
}

/** A row of the log as it is read, with what links it. */
export interface LinkedRow extends ChainedRow {
  readonly update: Uint8Array
  /** What its bytes hash to since a passage was blanked in them; else `updateHash`. */
  readonly bytesHash?: Uint8Array
  readonly previousHash: Uint8Array
  readonly hash: Uint8Array
}

/** What the first row of a document is chained to. */
export const genesis: Uint8Array = new Uint8Array(32)

export const isSameHash = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** Taken as a text of 32 characters: a buffer of node's is memory outside of the heap, which takes as long as the hash. */
export const sha256 = (bytes: Uint8Array): Uint8Array => {
  const digest = hash('sha256', bytes, 'binary')
  const result = new Uint8Array(digest.length)
  for (let at = 0; at < digest.length; at++) result[at] = digest.charCodeAt(at)
  return result
}

/**
 * SHA-256 over the fields, each preceded by its length (8 bytes, big-endian), so that no two rows say the same bytes.
 * An absent field is a length of all ones.
 */
export function chainHash(previous: Uint8Array, row: ChainedRow): Uint8Array {
  const fields = new Fields()
  fields.bytes(previous)
  fields.text(row.documentId)
  fields.text(String(row.position))
  fields.text(row.actorId)
  fields.text(row.organisationId)
  fields.text(row.connectionId)
  fields.text(row.relayedBy)
  fields.text(String(row.verified))
  fields.text(instantText(row.at))
  fields.text(row.kind)
  fields.bytes(row.updateHash)
  fields.text(rangesText(row.ins))
  fields.text(rangesText(row.del))
  return sha256(fields.written)
}

let latest = { at: NaN, text: '' }

/** The rows of one turn are nearly all of one instant. */
export function instantText(at: Date): string {
  const time = at.getTime()
  if (time !== latest.at) latest = { at: time, text: at.toISOString() }
  return latest.text
}

/** As JSON writes them, in a third of its time. */
export function rangesText(ranges: readonly Range[]): string {
  let text = '['
  for (const [client, clock, length] of ranges) {
    text += `${text === '[' ? '' : ','}[${client},${clock},${length}]`
  }
  return `${text}]`
}

/** One row at a time is put together here: a hash of one piece takes a quarter of the time of one of twenty. */
let scratch = Buffer.alloc(4096)
const lengthBytes = 8
const mostBytesOfACharacter = 3

class Fields {
  #at = 0

  get written(): Uint8Array {
    return scratch.subarray(0, this.#at)
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length)
    scratch.set(value, this.#at + lengthBytes)
    this.#close(value.length)
  }

  text(value: string | null): void {
    if (value === null) return this.#absent()
    this.#reserve(value.length * mostBytesOfACharacter)
    this.#close(scratch.write(value, this.#at + lengthBytes))
  }

  #absent(): void {
    this.#reserve(0)
    scratch.fill(0xff, this.#at, this.#at + lengthBytes)
    this.#at += lengthBytes
  }

  #close(length: number): void {
    scratch.writeUInt32BE(Math.floor(length / 2 ** 32), this.#at)
    scratch.writeUInt32BE(length % 2 ** 32, this.#at + 4)
    this.#at += lengthBytes + length
  }

  #reserve(bytes: number): void {
    const needed = this.#at + lengthBytes + bytes
    if (needed <= scratch.length) return
    const wider = Buffer.alloc(2 * needed)
    wider.set(this.written)
    scratch = wider
  }
}
