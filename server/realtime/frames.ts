// What a Yjs update says: decoding it, telling what of it is new and whether it can integrate, writing it again. Pure.
import * as Y from 'yjs'
import * as encoding from 'lib0/encoding'
import type { Range } from '../../shared/history/ranges.ts'
import { RangeSet } from '../../shared/history/ranges.ts'
import { MalformedFrame, readUpdate } from './update-reader.ts'

type Struct = Y.Item | Y.GC

/** A decoded update: per client its structs in order of clock (with holes where the update has them), and its deletions. */
export interface Content {
  readonly structs: ReadonlyMap<number, readonly Struct[]>
  readonly deletes: readonly Range[]
  readonly bytes: number
}

/** A struct, or what remains of it after the `offset` characters that were known already. */
export interface Piece {
  readonly struct: Struct
  readonly offset: number
}

/** What the reader of an update knows already. */
export interface Known {
  /** The next expected clock of a client: all below it are known. */
  clock(client: number): number
  /** The same of what is in the log already, where that is less: what leans on that is not told. */
  committed?(client: number): number
  /** The parts of a range whose deletion is not known yet. */
  undeleted(range: Range): Range[]
}

/** What an update adds to `Known`. */
export interface News {
  /** New structs in an order in which each finds what it depends on. */
  readonly pieces: readonly Piece[]
  readonly deletes: readonly Range[]
  /** Highest clock per client that the news leans on outside of itself and of the log. */
  readonly leansOn: ReadonlyMap<number, number>
  /** False when a part depends on what is neither known nor in the update; that part is in neither list. */
  readonly complete: boolean
}

export const isNothing = ({ pieces, deletes }: News): boolean => pieces.length === 0 && deletes.length === 0

/** Whether such a struct may be in a text at all. */
export type Admits = (struct: Y.Item | Y.GC) => boolean

const anything: Admits = () => true

/**
 * Throws `MalformedFrame` for what `Y.applyUpdate` would choke on or read differently than we do, and for what is not
 * admitted. What comes from outside is bounded in its parts; a row of the log may join two such frames. Where a client's
 * deletions are all in `known`, they are left out without being made: those who come back say tens of thousands.
 */
export function decodeContent(
  bytes: Uint8Array,
  admits: Admits = anything,
  most = Infinity,
  known: RangeSet | null = null,
): Content {
  const { decoded, skipped } = readUpdate(bytes, most, known)
  const structs = byClient(decoded.structs, admits)
  if (admits !== anything) forbidTextAfterValues(structs)
  return { structs, deletes: rangesOf(decoded.ds), bytes: bytes.length - skipped }
}

function byClient(structs: readonly (Y.Item | Y.GC | Y.Skip)[], admits: Admits): Map<number, Struct[]> {
  const clients = new Map<number, Struct[]>()
  let current = -1
  let next = 0
  let list: Struct[] = []
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (client !== current) {
      // Yjs keeps only the last of two sections of one client, so such an update means less than it shows.
      if (clients.has(client)) throw new MalformedFrame('two sections of one client')
      list = []
      clients.set(client, list)
      current = client
      next = 0
    }
    if (struct.length < 1 || clock < next || !Number.isSafeInteger(clock + struct.length)) {
      throw new MalformedFrame('structs out of order')
    }
    next = clock + struct.length
    if (struct instanceof Y.Skip) continue
    if (!admits(struct)) throw new MalformedFrame('content that no editor writes')
    for (const id of dependencies(struct)) {
      if (id.client === client && id.clock >= clock) throw new MalformedFrame('a struct that depends on itself')
    }
    list.push(struct)
  }
  return clients
}

/**
 * What leans on the value of an attribute is in that attribute, whatever it is. Letters there can be split, and Yjs ends
 * whoever collects a block of which half an attribute was deleted. Only seen when both come in one update.
 */
function forbidTextAfterValues(clients: ReadonlyMap<number, readonly Struct[]>): void {
  let values: Set<string> | null = null
  for (const list of clients.values()) {
    for (const struct of list) {
      if (!isValue(struct)) continue
      values ??= new Set()
      values.add(`${struct.id.client} ${struct.id.clock}`)
    }
  }
  if (values === null) return
  for (const struct of [...clients.values()].flat()) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    for (const id of [struct.origin, struct.rightOrigin]) {
      if (id !== null && values.has(`${id.client} ${id.clock}`)) throw new MalformedFrame('text in an attribute')
    }
  }
}

/** It has one character: more are not admitted. */
const isValue = (struct: Struct): boolean => struct instanceof Y.Item && struct.content instanceof Y.ContentAny

function rangesOf(deletes: ReturnType<typeof Y.createDeleteSet>): Range[] {
  const ranges: Range[] = []
  for (const [client, items] of deletes.clients) {
    for (const { clock, len } of items) {
      if (len < 1 || !Number.isSafeInteger(clock + len)) throw new MalformedFrame('an empty deletion')
      ranges.push([client, clock, len])
    }
  }
  return ranges
}

const none: readonly Y.ID[] = []

export function dependencies(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return none
  const ids: Y.ID[] = []
  if (struct.origin !== null) ids.push(struct.origin)
  if (struct.rightOrigin !== null) ids.push(struct.rightOrigin)
  // Before integration the parent is a root name, an id, or copied from a neighbour (null).
  if (struct.parent instanceof Y.ID) ids.push(struct.parent)
  return ids
}

/** Garbage and deleted content arrive without characters: they are deletions as well as insertions. */
export const isDead = (struct: Struct): boolean => struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted

/** What `content` adds to what is known. Looks at each struct once, whatever the order in which clients depend on each other. */
export function newsIn(content: Content, known: Known): News {
  return newsOfOne(content, known) ?? newsOfMany(content, known)
}

/** Nearly every frame: one struct that is all new, alive, and leans on what is known. */
function newsOfOne({ structs, deletes }: Content, known: Known): News | null {
  if (structs.size !== 1 || deletes.length > 0) return null
  const [list] = structs.values()
  const struct = list?.[0]
  if (list?.length !== 1 || struct === undefined || isDead(struct)) return null
  const { client, clock } = struct.id
  if (known.clock(client) !== clock) return null
  let leansOn: Map<number, number> | null = clock > committedIn(known, client) ? new Map([[client, clock - 1]]) : null
  for (const id of dependencies(struct)) {
    if (id.clock >= known.clock(id.client)) return null
    if (id.clock < committedIn(known, id.client)) continue
    leansOn ??= new Map()
    if (id.clock > (leansOn.get(id.client) ?? -1)) leansOn.set(id.client, id.clock)
  }
  return { pieces: [{ struct, offset: 0 }], deletes: noRanges, leansOn: leansOn ?? onNothing, complete: true }
}

const committedIn = (known: Known, client: number): number => known.committed?.(client) ?? 0

const noRanges: readonly Range[] = []
const onNothing: ReadonlyMap<number, number> = new Map()

function newsOfMany(content: Content, known: Known): News {
  const walk = new Integration(content, known)
  for (const client of content.structs.keys()) walk.advance(client)
  const deleted: Range[] = []
  for (const { struct, offset } of walk.pieces) {
    if (isDead(struct)) deleted.push([struct.id.client, struct.id.clock + offset, struct.length - offset])
  }
  let complete = walk.isComplete
  for (const [client, clock, length] of content.deletes) {
    const reachable = Math.min(clock + length, walk.clock(client)) - clock
    if (reachable < length) complete = false
    for (const range of reachable > 0 ? known.undeleted([client, clock, reachable]) : []) {
      deleted.push(range)
      walk.lean(range[0], range[1] + range[2] - 1)
    }
  }
  return { pieces: walk.pieces, deletes: [...RangeSet.of(deleted)], leansOn: walk.leansOn, complete }
}

/** One pass over an update's structs in causal order, as Yjs would integrate them. */
class Integration {
  readonly pieces: Piece[] = []
  readonly leansOn = new Map<number, number>()
  readonly #content: Content
  readonly #known: Known
  readonly #clocks = new Map<number, number>()
  readonly #next = new Map<number, number>()
  /** Clients that cannot go on, by the client they wait for. */
  readonly #waiting = new Map<number, Set<number>>()

  constructor(content: Content, known: Known) {
    this.#content = content
    this.#known = known
  }

  get isComplete(): boolean {
    for (const [client, structs] of this.#content.structs)
      if ((this.#next.get(client) ?? 0) < structs.length) return false
    return true
  }

  clock(client: number): number {
    return this.#clocks.get(client) ?? this.#known.clock(client)
  }

  lean(client: number, clock: number): void {
    if (clock >= this.#known.clock(client) || clock < committedIn(this.#known, client)) return
    if (clock > (this.leansOn.get(client) ?? -1)) this.leansOn.set(client, clock)
  }

  advance(first: number): void {
    const ready = [first]
    for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
      if (!this.#run(client)) continue
      const woken = this.#waiting.get(client)
      if (woken === undefined) continue
      this.#waiting.delete(client)
      for (const waiting of woken) ready.push(waiting)
    }
  }

  /** Takes all that can be taken of one client; true when its clock moved. */
  #run(client: number): boolean {
    const structs = this.#content.structs.get(client) ?? []
    const before = this.clock(client)
    let index = this.#next.get(client) ?? 0
    for (let struct = structs[index]; struct !== undefined; struct = structs[++index]) {
      const at = this.clock(client)
      const { clock } = struct.id
      if (clock + struct.length <= at) continue
      if (clock > at) break
      const ids = dependencies(struct)
      const missing = ids.find((id) => id.clock >= this.clock(id.client))
      if (missing !== undefined) {
        this.#wait(client, missing.client)
        break
      }
      for (const id of ids) this.lean(id.client, id.clock)
      if (at > 0) this.lean(client, at - 1)
      this.pieces.push({ struct, offset: at - clock })
      this.#clocks.set(client, clock + struct.length)
    }
    this.#next.set(client, index)
    return this.clock(client) > before
  }

  #wait(client: number, forClient: number): void {
    const waiting = this.#waiting.get(forClient)
    if (waiting === undefined) this.#waiting.set(forClient, new Set([client]))
    else waiting.add(client)
  }
}

/** The characters that pieces insert, as few ranges as possible. */
export function insertedBy(pieces: readonly Piece[]): Range[] {
  const [first] = pieces
  if (first !== undefined && pieces.length === 1) return [rangeOf(first)]
  return [...RangeSet.of(pieces.map(rangeOf))]
}

export const rangeOf = ({ struct, offset }: Piece): Range => [
  struct.id.client,
  struct.id.clock + offset,
  struct.length - offset,
]

/**
 * One update with exactly these pieces and deletions. Nothing is lost in it, not even what was typed and deleted
 * meanwhile, and it takes linear time. Always written anew, never the sender's bytes: what we checked is what we keep.
 */
export function encodeContent(pieces: readonly Piece[], deletes: RangeSet | readonly Range[]): Uint8Array {
  const encoder = emptied()
  const [first] = pieces
  if (first === undefined || pieces.length === 1) {
    encoding.writeVarUint(encoder.restEncoder, pieces.length)
    if (first !== undefined) writeSection(encoder, first, pieces)
  } else {
    const clients = byClientDescending(pieces)
    encoding.writeVarUint(encoder.restEncoder, clients.length)
    for (const [piece, list] of clients) writeSection(encoder, piece, list)
  }
  writeDeletes(encoder.restEncoder, deletes)
  return written(encoder)
}

/** With the first of each. */
function byClientDescending(pieces: readonly Piece[]): [first: Piece, list: Piece[]][] {
  const clients = new Map<number, [first: Piece, list: Piece[]]>()
  for (const piece of pieces) {
    const known = clients.get(piece.struct.id.client)
    if (known === undefined) clients.set(piece.struct.id.client, [piece, [piece]])
    else known[1].push(piece)
  }
  return [...clients.values()].sort(([a], [b]) => b.struct.id.client - a.struct.id.client)
}

/** Of one client. */
function writeSection(encoder: Y.UpdateEncoderV1, first: Piece, list: readonly Piece[]): void {
  encoding.writeVarUint(encoder.restEncoder, list.length)
  encoder.writeClient(first.struct.id.client)
  encoding.writeVarUint(encoder.restEncoder, first.struct.id.clock + first.offset)
  for (const { struct, offset } of list) struct.write(encoder, offset)
}

/** One update is written at a time, and copied out: the buffer of each letter's would be garbage twice its size. */
let desk = new Y.UpdateEncoderV1()
/** A desk that a long update has widened beyond this is not kept. */
const deskBytes = 64 * 1024

function emptied(): Y.UpdateEncoderV1 {
  if (desk.restEncoder.cbuf.length > deskBytes) desk = new Y.UpdateEncoderV1()
  desk.restEncoder.cpos = 0
  desk.restEncoder.bufs = []
  return desk
}

function written({ restEncoder }: Y.UpdateEncoderV1): Uint8Array {
  return restEncoder.bufs.length === 0
    ? restEncoder.cbuf.slice(0, restEncoder.cpos)
    : encoding.toUint8Array(restEncoder)
}

function writeDeletes(encoder: encoding.Encoder, deletes: RangeSet | readonly Range[]): void {
  if (!(deletes instanceof RangeSet) && deletes.length === 0) return encoding.writeVarUint(encoder, 0)
  const clients = [...(deletes instanceof RangeSet ? deletes : RangeSet.of(deletes)).spans()]
  encoding.writeVarUint(encoder, clients.length)
  for (const [client, spans] of clients) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, spans.length / 2)
    for (let at = 0; at < spans.length; at += 2) {
      const start = spans[at] as number // in range: they come in pairs
      encoding.writeVarUint(encoder, start)
      encoding.writeVarUint(encoder, (spans[at + 1] as number) - start)
    }
  }
}
