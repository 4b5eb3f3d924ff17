// What kinds of characters a state holds, read from its bytes without making anything of them: a state of megabytes takes
// milliseconds, and no memory to speak of. Pure.
import * as decoding from 'lib0/decoding'
import type { Range } from '../../shared/history/ranges.ts'
import { RangeSet } from '../../shared/history/ranges.ts'

/** What Yjs writes before a struct (version 1): the lower bits say what it holds, the others what it leans on. */
const bits = { content: 31, origin: 128, rightOrigin: 64, key: 32 } as const
const kind = {
  garbage: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  values: 8,
  doc: 9,
  skip: 10,
} as const
/** Of the types, those that have a name. */
const named: ReadonlySet<number> = new Set([3, 5])

/** The living characters that are not text. */
export interface Kinds {
  /** Those that others are in: who deletes one deletes these. */
  readonly types: RangeSet
  /** Marks, values and whatever else is no letter. */
  readonly others: RangeSet
}

/** Throws for what is not a state that Yjs wrote. */
export function kindsIn(state: Uint8Array): Kinds {
  const decoder = decoding.createDecoder(state)
  const types: Range[] = []
  const others: Range[] = []
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    let structs = decoding.readVarUint(decoder)
    const client = decoding.readVarUint(decoder)
    let clock = decoding.readVarUint(decoder)
    for (; structs > 0; structs--) {
      const info = decoding.readUint8(decoder)
      const holds = info & bits.content
      if (holds !== kind.garbage && holds !== kind.skip) skipPlace(decoder, info)
      const length = lengthOf(decoder, holds)
      if (holds === kind.type) types.push([client, clock, length])
      else if (!isText(holds)) others.push([client, clock, length])
      clock += length
    }
  }
  return { types: RangeSet.of(types), others: RangeSet.of(others) }
}

const isText = (holds: number): boolean =>
  holds === kind.string || holds === kind.garbage || holds === kind.deleted || holds === kind.skip

function skipPlace(decoder: decoding.Decoder, info: number): void {
  if ((info & bits.origin) !== 0) skipId(decoder)
  if ((info & bits.rightOrigin) !== 0) skipId(decoder)
  if ((info & (bits.origin | bits.rightOrigin)) !== 0) return
  if (decoding.readVarUint(decoder) === 1) skipBytes(decoder)
  else skipId(decoder)
  if ((info & bits.key) !== 0) skipBytes(decoder)
}

function skipId(decoder: decoding.Decoder): void {
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
}

function skipBytes(decoder: decoding.Decoder): void {
  const length = decoding.readVarUint(decoder)
  decoder.pos += length
}

/** Goes past what a struct holds, and tells how many characters that is. */
function lengthOf(decoder: decoding.Decoder, holds: number): number {
  switch (holds) {
    case kind.garbage:
    case kind.deleted:
    case kind.skip:
      return decoding.readVarUint(decoder)
    case kind.string:
      return lettersIn(decoder)
    case kind.json:
      return each(decoder, skipBytes)
    case kind.values:
      return each(decoder, decoding.readAny)
    case kind.binary:
    case kind.embed:
      skipBytes(decoder)
      return 1
    case kind.format:
      skipBytes(decoder)
      skipBytes(decoder)
      return 1
    case kind.type:
      if (named.has(decoding.readVarUint(decoder))) skipBytes(decoder)
      return 1
    case kind.doc:
      skipBytes(decoder)
      decoding.readAny(decoder)
      return 1
    default:
      throw new Error(`a struct that holds ${holds}`)
  }
}

function each(decoder: decoding.Decoder, skip: (decoder: decoding.Decoder) => void): number {
  const count = decoding.readVarUint(decoder)
  for (let left = count; left > 0; left--) skip(decoder)
  return count
}

/** As JavaScript counts them: what takes four bytes counts twice. */
function lettersIn(decoder: decoding.Decoder): number {
  const bytes = decoding.readVarUint(decoder)
  const end = decoder.pos + bytes
  let letters = 0
  for (let at = decoder.pos; at < end; at++) {
    const byte = decoder.arr[at] as number // within the state, or its end is missed below
    if ((byte & 0xc0) !== 0x80) letters += byte >= 0xf0 ? 2 : 1
  }
  decoder.pos = end
  return letters
}
