// The bytes of a past, from which it goes on as if its log had been played again. Pure.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Stretch } from '../../shared/history/carry.ts'
import { carryVersion } from '../../shared/history/carry.ts'
import { MarkedRanges } from '../../shared/history/marked-ranges.ts'
import { Origins } from '../../shared/history/origins.ts'
import type { Range } from '../../shared/history/ranges.ts'
import { Replay, type Held, type Remembered } from '../../shared/history/replay.ts'
import type { Hand } from '../../shared/history/shown.ts'
import { sha256 } from './chain.ts'
import { Facts, type Elsewhere } from './facts.ts'
import { Past } from './past.ts'

/**
 * Of how the bytes are laid out and of how they were worked out, comparing included, which says what was done in sittings: what was
 * kept by another way is made again.
 */
export const checkpointVersion = carryVersion * 1000 + 2

/** They begin with the SHA-256 of all that follows. */
const digestLength = 32

/** Numbers of what was written elsewhere are fractions: so many times larger, they are whole. */
const scale = 2 ** 30

export function writeCheckpoint(past: Past): Uint8Array {
  const { replay, facts, typed } = past
  const { state, remembered } = replay.held
  const to = encoding.createEncoder()
  encoding.writeUint8Array(to, past.hash)
  encoding.writeVarUint(to, past.position)
  encoding.writeVarUint(to, past.bytes)
  encoding.writeVarUint8Array(to, state)
  writeMarks(to, replay.written)
  writeMarks(to, replay.deleted)
  writeMarks(to, typed.elsewhere, scale)
  writeOrigins(to, replay.origins)
  writeRemembered(to, remembered)
  writeFacts(to, facts)
  const body = encoding.toUint8Array(to)
  const bytes = new Uint8Array(digestLength + body.length)
  bytes.set(sha256(body))
  bytes.set(body, digestLength)
  return bytes
}

/** Throws for bytes that it did not write. `sittings`: what was worked out of them. */
export function readCheckpoint(bytes: Uint8Array, sittings: Past['worked']['sittings'] = new Map()): Past {
  const body = bytes.subarray(digestLength)
  if (Buffer.compare(sha256(body), bytes.subarray(0, digestLength)) !== 0) throw new Error('an altered checkpoint')
  const from = decoding.createDecoder(body)
  const hash = decoding.readUint8Array(from, 32).slice()
  const position = decoding.readVarUint(from)
  const memory = decoding.readVarUint(from)
  const state = decoding.readVarUint8Array(from)
  const [written, deleted, elsewhere] = [readMarks(from), readMarks(from), readMarks(from, scale)]
  const origins = readOrigins(from)
  const held: Held = { position, state, written, deleted, origins, remembered: readRemembered(from) }
  const facts = readFacts(from, position)
  if (decoding.hasContent(from)) throw new Error('bytes after the end of a checkpoint')
  return new Past({ replay: new Replay(held), facts, elsewhere, sittings, hash, bytes: memory })
}

/** Clients in the order in which they were met, the ranges of each in order: as differences, which are small. */
function writeRuns(to: encoding.Encoder, entries: Iterable<[range: Range, ...rest: number[]]>): void {
  const clients = new Map<number, [clock: number, length: number, rest: number[]][]>()
  for (const [[client, clock, length], ...rest] of entries) {
    const list = clients.get(client) ?? []
    clients.set(client, list)
    list.push([clock, length, rest])
  }
  encoding.writeVarUint(to, clients.size)
  for (const [client, list] of clients) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, list.length)
    let end = 0
    let before: number[] = []
    for (const [clock, length, rest] of list) {
      encoding.writeVarUint(to, clock - end)
      encoding.writeVarUint(to, length)
      for (const [n, value] of rest.entries()) encoding.writeVarInt(to, value - (before[n] ?? 0))
      end = clock + length
      before = rest
    }
  }
}

function* readRuns(from: decoding.Decoder, values: number): Generator<[range: Range, rest: number[]]> {
  for (let clients = decoding.readVarUint(from); clients > 0; clients--) {
    const client = decoding.readVarUint(from)
    let end = 0
    let rest: number[] = Array.from({ length: values }, () => 0)
    for (let runs = decoding.readVarUint(from); runs > 0; runs--) {
      const clock = end + decoding.readVarUint(from)
      const length = decoding.readVarUint(from)
      rest = rest.map((before) => before + decoding.readVarInt(from))
      end = clock + length
      yield [[client, clock, length], rest]
    }
  }
}

/** Those that touch and say the same as one: how they came to be is not kept. */
function* marksOf(marks: MarkedRanges<number>, times: number): Generator<[Range, number]> {
  let open: [range: Range, row: number] | undefined
  for (const [range, row] of marks.entries()) {
    const [client, clock, length] = range
    if (open !== undefined && open[1] === row * times && open[0][0] === client && open[0][1] + open[0][2] === clock) {
      open = [[client, open[0][1], open[0][2] + length], open[1]]
    } else {
      if (open !== undefined) yield open
      open = [range, row * times]
    }
  }
  if (open !== undefined) yield open
}

const writeMarks = (to: encoding.Encoder, marks: MarkedRanges<number>, times = 1): void =>
  writeRuns(to, marksOf(marks, times))

function readMarks(from: decoding.Decoder, times = 1): MarkedRanges<number> {
  const marks = new MarkedRanges<number>()
  for (const [range, [row = 0]] of readRuns(from, 1)) marks.mark(range, row / times)
  return marks
}

function* originsOf(origins: Origins): Generator<[Range, number, number]> {
  for (const [to, [client, clock]] of origins.entries()) yield [to, client, clock]
}

const writeOrigins = (to: encoding.Encoder, origins: Origins): void => writeRuns(to, originsOf(origins))

function readOrigins(from: decoding.Decoder): Origins {
  const origins = new Origins()
  for (const [to, [client = 0, clock = 0]] of readRuns(from, 2)) origins.restore(to, [client, clock, to[2]])
  return origins
}

function writeRemembered(to: encoding.Encoder, all: Held['remembered']): void {
  encoding.writeVarUint(to, all.size)
  for (const [actorId, list] of all) {
    encoding.writeVarString(to, actorId)
    encoding.writeVarUint(to, list.length)
    for (const { at, stretch } of list) {
      encoding.writeVarInt(to, at)
      encoding.writeVarString(to, stretch.text)
      encoding.writeUint8(to, stretch.isMadeAgain ? 1 : 0)
      encoding.writeVarUint(to, stretch.ids.length)
      for (const number of stretch.ids.flat()) encoding.writeVarUint(to, number)
    }
  }
}

function readRemembered(from: decoding.Decoder): Map<string, Remembered[]> {
  const all = new Map<string, Remembered[]>()
  const number = () => decoding.readVarUint(from)
  for (let actors = number(); actors > 0; actors--) {
    const actorId = decoding.readVarString(from)
    const list: Remembered[] = []
    for (let stretches = number(); stretches > 0; stretches--) {
      const at = decoding.readVarInt(from)
      const text = decoding.readVarString(from)
      const isMadeAgain = decoding.readUint8(from) === 1
      const ids: Range[] = []
      for (let ranges = number(); ranges > 0; ranges--) ids.push([number(), number(), number()])
      const stretch: Stretch = { text, ids, isMadeAgain }
      list.push({ at, stretch })
    }
    all.set(actorId, list)
  }
  return all
}

function writeFacts(to: encoding.Encoder, { hands, elsewhere, columns }: Facts): void {
  encoding.writeVarString(to, JSON.stringify(hands))
  encoding.writeVarString(to, JSON.stringify(elsewhere))
  for (const column of columnsIn(columns)) {
    let before = 0
    for (const value of column.slice(1)) {
      encoding.writeVarInt(to, value - before)
      before = value
    }
  }
}

function readFacts(from: decoding.Decoder, position: number): Facts {
  const facts = new Facts()
  for (const hand of JSON.parse(decoding.readVarString(from)) as Hand[]) facts.handOf(hand) // we wrote them
  facts.elsewhere.push(...(JSON.parse(decoding.readVarString(from)) as Elsewhere[])) // we wrote them
  for (const column of columnsIn(facts.columns)) {
    let value = 0
    for (let n = 0; n < position; n++) column.push((value += decoding.readVarInt(from)))
  }
  return facts
}

const columnsIn = ({ hand, at }: Facts['columns']): number[][] => [hand, at]
