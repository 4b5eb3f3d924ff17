// The log of a document played again: every character ever written, with its author, and who first wrote what was carried.
// Deterministic: the same rows give the same carries, on any machine and in any process.
import * as Y from 'yjs'
import { carried, without, type Carry, type Stretch } from './carry.ts'
import { withEdges } from './edges.ts'
import { MarkedRanges } from './marked-ranges.ts'
import { Origins } from './origins.ts'
import { putBack } from './put-back.ts'
import { RangeSet, type Range } from './ranges.ts'
import { stretchesOf } from './stretches.ts'

/** What a replay needs of a row of the log. */
export interface LoggedEdit {
  readonly position: number
  readonly actorId: string
  /** In milliseconds. */
  readonly at: number
  readonly kind: string
  readonly update: Uint8Array
  /** What it really added and deleted. */
  readonly ins: readonly Range[]
  readonly del: readonly Range[]
}

/** What somebody deleted and writes elsewhere was moved, within this, … */
const rememberedMs = 10 * 60_000
/** … if it was deleted in one of so many of their last rows that deleted something. */
const mostRemembered = 200
/** … and not before so many letters. */
const mostLetters = 200_000
/** Shorter ones come back by typing; not so where all of a text node went, such as a cell. */
const leastRemembered = 4

/** What somebody deleted, and may write again. */
export interface Remembered {
  readonly at: number
  readonly stretch: Stretch
}

/** All that a replay holds, to go on from there. */
export interface Held {
  readonly position: number
  /** An update that makes its Y.Doc, deleted text included. */
  readonly state: Uint8Array
  readonly origins: Origins
  readonly written: MarkedRanges<number>
  readonly deleted: MarkedRanges<number>
  readonly remembered: ReadonlyMap<string, readonly Remembered[]>
}

export class Replay {
  /** Forgets nothing: what was deleted can be read. */
  readonly doc = new Y.Doc({ gc: false })
  readonly origins: Origins
  /**
   * In which row each character was written, and in which it was deleted for the first time: by what the row says, or because of it,
   * as what is written into a block that another deleted meanwhile.
   */
  readonly written: MarkedRanges<number>
  readonly deleted: MarkedRanges<number>
  #position: number
  readonly #leastPart: number | undefined
  readonly #deletedBy: Map<string, Remembered[]>

  /** From the first row, or from what one held. `leastPart`: of what a gesture carries, else as authorship is told. */
  constructor(held?: Held, leastPart?: number) {
    this.#leastPart = leastPart
    this.origins = held?.origins ?? new Origins()
    this.written = held?.written ?? new MarkedRanges()
    this.deleted = held?.deleted ?? new MarkedRanges()
    this.#position = held?.position ?? 0
    this.#deletedBy = new Map([...(held?.remembered ?? [])].map(([actorId, list]) => [actorId, [...list]]))
    if (held !== undefined) this.#apply(held.state)
  }

  /** Shares its ranges: of use until the next row. */
  get held(): Held {
    const { position, origins, written, deleted } = this
    const state = Y.encodeStateAsUpdate(this.doc)
    return { position, state, origins, written, deleted, remembered: this.#deletedBy }
  }

  /** Of the last row taken. */
  get position(): number {
    return this.#position
  }

  /** The next row, in order of position; gives what its gesture carried. */
  take(row: LoggedEdit): readonly Carry[] {
    if (row.position <= this.#position) throw new Error(`row ${row.position} after row ${this.#position}`)
    this.#position = row.position
    for (const range of row.ins) this.written.mark(range, row.position)
    const { deleteSet } = this.#apply(row.update)
    for (const range of row.del) this.deleted.mark(range, row.position)
    for (const [client, items] of deleteSet.clients)
      for (const { clock, len } of items) this.deleted.mark([client, clock, len], row.position)
    const carries = this.#carriesOf(row)
    for (const carry of carries) this.origins.add(carry)
    return carries
  }

  #apply(update: Uint8Array): Y.Transaction {
    return this.doc.transact((transaction) => {
      Y.applyUpdate(this.doc, update)
      transaction.local = true // Yjs would tidy the marks of what others send, which no row of the log says
      return transaction
    })
  }

  #carriesOf(row: LoggedEdit): Carry[] {
    const written = RangeSet.of(row.ins)
    // what was written and deleted within one row is no deletion of something that stood there
    const gone = row.del.flatMap((range) => written.missing(range))
    if (gone.length === 0 && lengthOf(row.ins) < leastRemembered) return []
    const mayReturn = row.kind === 'restore' || this.#deletedBy.has(row.actorId)
    if (gone.length === 0 && !mayReturn) return putBack(this.doc, row.ins)
    const deleted = gone.length === 0 ? [] : stretchesOf(this.doc, gone, RangeSet.of(gone))
    const added = row.ins.length === 0 ? [] : stretchesOf(this.doc, row.ins, written)
    const moved = withEdges(this.doc, carried(added, deleted, 'gesture', this.#leastPart), added, written)
    const taken = RangeSet.of(moved.map(({ to }) => to))
    const back = putBack(
      this.doc,
      row.ins.flatMap((range) => taken.missing(range)),
    )
    taken.addAll(back.map(({ to }) => to))
    const rest = added.flatMap((stretch) => without(stretch, taken))
    const returned = rest.length === 0 ? [] : this.#returned(row, rest, written)
    this.#remember(row, deleted, moved)
    return [...moved, ...back, ...returned]
  }

  /** Of whoever moves: what they deleted a moment ago. What a restoration writes stood here once: whoever deleted it, and whenever. */
  #returned(row: LoggedEdit, rest: readonly Stretch[], written: RangeSet): Carry[] {
    if (row.kind !== 'restore') return carried(rest, this.#remembered(row), 'return')
    const gone = [...Y.createDeleteSetFromStructStore(this.doc.store).clients].flatMap(([client, items]) =>
      items.map(({ clock, len }): Range => [client, clock, len]),
    )
    return carried(rest, stretchesOf(this.doc, gone, written), 'restore')
  }

  /** The last row first, each in its order of reading. */
  #remembered({ actorId, at }: LoggedEdit): Stretch[] {
    const rows = recentRows(this.#deletedBy.get(actorId) ?? [], at)
    return rows.reverse().flatMap((row) => row.map(({ stretch }) => stretch))
  }

  /** What a gesture moved is not gone. */
  #remember({ actorId, at }: LoggedEdit, deleted: readonly Stretch[], moved: readonly Carry[]): void {
    const elsewhere = RangeSet.of(moved.map(({ from }) => from))
    const gone = deleted
      .flatMap((stretch) => without(stretch, elsewhere))
      .filter(({ text, isMadeAgain }) => text.length >= leastRemembered || isMadeAgain)
    if (gone.length === 0) return
    const list = [...(this.#deletedBy.get(actorId) ?? []), ...gone.map((stretch) => ({ at, stretch }))]
    this.#deletedBy.set(actorId, recentRows(list, at).flat())
  }
}

/** What is remembered at that instant, by row, in order. */
function recentRows(list: readonly Remembered[], at: number): Remembered[][] {
  const rows: Remembered[][] = []
  let letters = 0
  for (let i = list.length - 1; i >= 0; i--) {
    const one = list[i]
    if (one === undefined || at - one.at > rememberedMs) continue
    const row = rows.at(-1)
    if (row?.[0]?.at === one.at) row.push(one)
    else if (rows.length === mostRemembered || letters > mostLetters) break
    else rows.push([one])
    letters += one.stretch.text.length
  }
  return rows.map((row) => row.reverse()).reverse()
}

const lengthOf = (ranges: readonly Range[]): number => ranges.reduce((sum, [, , length]) => sum + length, 0)
