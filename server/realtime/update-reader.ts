// The bytes of a Yjs update, read by Yjs and bounded by us in the number of their parts. Pure.
import * as Y from 'yjs'
import * as decoding from 'lib0/decoding'
import type { RangeSet } from '../../shared/history/ranges.ts'

/** The update could not be read, or says something that no Yjs client can mean. The connection that sent it is closed. */
export class MalformedFrame extends Error {}

/** The update says more than a turn can bear, however few bytes it takes to say. */
export class TooManyParts extends MalformedFrame {}

/** Structs and deletions of one update, entries of one message. A book written by hundreds has a tenth of them. */
export const mostParts = 200_000

/** How many entries follow. Throws `TooManyParts`. */
export function countOf(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder)
  if (count > mostParts) throw new TooManyParts(`more than ${mostParts} entries`)
  return count
}

/**
 * What Yjs reads in an update of at most `most` parts. Where a client's deletions are all in `known` they are left out;
 * `skipped` is how many bytes those took. Throws `MalformedFrame`.
 */
export function readUpdate(bytes: Uint8Array, most: number, known: RangeSet | null) {
  reading = { rest: null, parts: 0, most, known, skipped: 0 }
  let decoded: ReturnType<typeof Y.decodeUpdateV2>
  try {
    decoded = Y.decodeUpdateV2(bytes, CountingDecoder)
  } catch (cause) {
    if (cause instanceof TooManyParts) throw cause
    throw new MalformedFrame('expected a Yjs update (version 1)', { cause })
  }
  if (reading.rest === null || decoding.hasContent(reading.rest)) {
    throw new MalformedFrame('bytes after the end of the update')
  }
  return { decoded, skipped: reading.skipped }
}

/** The update that is being read: Yjs makes the decoder itself, and reads to the end without a pause, so there is one. */
let reading: Reading = { rest: null, parts: 0, most: Infinity, known: null, skipped: 0 }

interface Reading {
  rest: decoding.Decoder | null
  parts: number
  readonly most: number
  readonly known: RangeSet | null
  /** Bytes of deletions that were left out. */
  skipped: number
}

/** Counted while they are read: two bytes make a struct of a hundred, so that a frame may fill the memory. */
function countPart(): void {
  if (++reading.parts > reading.most) throw new TooManyParts(`more than ${reading.most} parts`)
}

class CountingDecoder extends Y.UpdateDecoderV1 {
  readonly #rest: decoding.Decoder
  constructor(decoder: decoding.Decoder) {
    super(decoder)
    this.#rest = decoder
    reading.rest = decoder
  }
  /** Before each client's deletions; if they are left out, Yjs is given a client without any to read. */
  override resetDsCurVal(): void {
    countPart()
    this.restDecoder = this.#rest
    const [from, parts] = [this.#rest.pos, reading.parts]
    if (reading.known === null) return
    if (!skipKnown(this.#rest, reading.known)) [this.#rest.pos, reading.parts] = [from, parts]
    else {
      reading.skipped += this.#rest.pos - from
      this.restDecoder = decoding.createDecoder(noDeletions)
    }
  }
  override readInfo(): number {
    countPart()
    return super.readInfo()
  }
  // A section may be empty, and takes three bytes then.
  override readClient(): number {
    countPart()
    return super.readClient()
  }
  override readDsClock(): number {
    countPart()
    return super.readDsClock()
  }
}

const noDeletions = new Uint8Array([0, 0])

function skipKnown(decoder: decoding.Decoder, known: RangeSet): boolean {
  const client = decoding.readVarUint(decoder)
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const clock = decoding.readVarUint(decoder)
    const length = decoding.readVarUint(decoder)
    if (length < 1 || !known.covers(client, clock, length)) return false
    countPart()
  }
  return true
}
