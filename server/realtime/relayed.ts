// What is in the log of one document in the name of somebody who did not send it: kept as it was written, so that the
// author's own words can be compared with it. Pure.
import * as Y from 'yjs'
import type { Range } from '../../shared/history/ranges.ts'
import type { Content, Piece } from './frames.ts'
import { decodeContent, encodeContent } from './frames.ts'

export interface RelayedRow {
  readonly update: Uint8Array
  readonly ins: readonly Range[]
}

/** So much of it is remembered, the latest, with so much for each row itself. Who relays more is in the log by name. */
export const relayedLimit = { bytes: 4 * 1024 * 1024, row: 128 } as const

export class Relayed {
  #rows: RelayedRow[] = []
  #bytes = 0
  readonly #beginnings = new Map<number, number>()

  add(row: RelayedRow): void {
    if (row.ins.length === 0) return
    this.#rows.push(row)
    this.#bytes += weightOf(row)
    for (const [client, clock] of row.ins) {
      this.#beginnings.set(client, Math.min(clock, this.#beginnings.get(client) ?? clock))
    }
    while (this.#bytes > relayedLimit.bytes && this.#rows.length > 1) this.#forgetFirst()
  }

  #forgetFirst(): void {
    const first = this.#rows.shift()
    this.#bytes -= first === undefined ? 0 : weightOf(first)
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0
  }

  /** Where what was relayed of each client begins. */
  get beginnings(): ReadonlyMap<number, number> {
    return this.#beginnings
  }

  /** Whether something else was relayed than the author says here. */
  contradicts(client: number, mine: readonly Piece[]): boolean {
    // Asked of each frame: nearly always nothing was relayed of that client.
    if (!this.#beginnings.has(client)) return false
    return this.#rows.some(({ update, ins }) => {
      const isTouched = ins.some((range) => range[0] === client && mine.some((piece) => touches(piece, range)))
      return isTouched && differ(mine, piecesOf(decodeContent(update), client))
    })
  }
}

const weightOf = ({ update }: RelayedRow): number => update.length + relayedLimit.row

export const piecesOf = ({ structs }: Content, client: number): Piece[] =>
  (structs.get(client) ?? []).map((struct) => ({ struct, offset: 0 }))

const beginOf = ({ struct, offset }: Piece): number => struct.id.clock + offset
const endOf = ({ struct }: Piece): number => struct.id.clock + struct.length

const touches = (piece: Piece, [, clock, length]: Range): boolean =>
  beginOf(piece) < clock + length && clock < endOf(piece)

/** Whether two accounts of one client, each in order of clock, say different things of the same characters. */
export function differ(mine: readonly Piece[], theirs: readonly Piece[]): boolean {
  let at = 0
  for (const one of mine) {
    while (at < theirs.length && endOf(theirs[at] as Piece) <= beginOf(one)) at++ // within the list
    for (let other = theirs[at], n = at; other !== undefined && beginOf(other) < endOf(one); other = theirs[++n]) {
      const from = Math.max(beginOf(one), beginOf(other))
      const to = Math.min(endOf(one), endOf(other))
      if (isSaid(one) && !sameBytes(part(one, from, to), part(other, from, to))) return true
    }
  }
  return false
}

/** What its author deleted and collected says nothing that could be lost. */
const isSaid = ({ struct }: Piece): boolean => struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted)

/** Some characters as they are written when they stand alone: however they were joined or split on their way. */
function part({ struct }: Piece, from: number, to: number): Uint8Array {
  const { client, clock } = struct.id
  if (struct instanceof Y.GC)
    return encodeContent([{ struct: new Y.GC(Y.createID(client, from), to - from), offset: 0 }], [])
  const content = struct.content.copy()
  if (to < clock + struct.length) content.splice(to - clock)
  const own = from > clock ? content.splice(from - clock) : content
  const origin = from > clock ? Y.createID(client, from - 1) : struct.origin
  // Before integration a parent may be a name or an id, which the constructor's type does not say.
  const parent = from > clock ? null : (struct.parent as Y.AbstractType<unknown> | null)
  const parentSub = from > clock ? null : struct.parentSub
  const alone = new Y.Item(Y.createID(client, from), null, origin, null, struct.rightOrigin, parent, parentSub, own)
  return encodeContent([{ struct: alone, offset: 0 }], [])
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0
