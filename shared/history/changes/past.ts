// Whose doing it is that something is in one of two moments and not in the other, from the rows of the log between them. Pure.
import type { MarkedRanges } from '../marked-ranges.ts'
import type { Origins } from '../origins.ts'
import type { Range } from '../ranges.ts'
import type { Hand, Stroke } from '../shown.ts'

/** What a comparison needs to know of the log; a `Replay` knows all but who wrote the rows. */
export interface Past {
  readonly origins: Pick<Origins, 'of' | 'entries'>
  readonly written: Pick<MarkedRanges<number>, 'of'>
  readonly deleted: Pick<MarkedRanges<number>, 'of'>
  /** Undefined for a row that is not known: it is nobody's. */
  rowAt(position: number): PastRow | undefined
}

export interface PastRow {
  readonly hand: Hand
  /** In milliseconds. */
  readonly at: number
}

/** Counts who did what between two positions of the log, in either order. */
export class Doers {
  readonly #past: Past
  readonly #from: number
  readonly #to: number
  readonly #hands = new Map<string, { hand: Hand; place: number }>()
  #copies: Map<number, Copies> | null = null

  constructor(past: Past, [from, to]: readonly [from: number, to: number]) {
    this.#past = past
    this.#from = Math.min(from, to)
    this.#to = Math.max(from, to)
  }

  /** In the order in which they were met. */
  get hands(): Hand[] {
    return [...this.#hands.values()].map(({ hand }) => hand)
  }

  /**
   * Whoever did most first, each with their last row. Of the first of the groups in which anything was done between the two
   * moments: what is told more exactly comes before.
   */
  strokesOf(...groups: readonly (readonly Range[])[]): Stroke[] {
    for (const group of groups) {
      const rows = new Map<number, number>()
      for (const range of group) this.#count(range, rows)
      const strokes = this.#strokesOf(rows)
      if (strokes.length > 0) return strokes
    }
    return []
  }

  #strokesOf(rows: ReadonlyMap<number, number>): Stroke[] {
    const shares = new Map<number, { stroke: Stroke; share: number }>()
    for (const [position, share] of rows) {
      const row = this.#past.rowAt(position)
      if (row === undefined) continue
      const hand = this.#placeOf(row.hand)
      const known = shares.get(hand)
      const stroke = { hand, position, at: row.at }
      if (known === undefined) shares.set(hand, { stroke, share })
      else {
        known.share += share
        if (known.stroke.position < position) known.stroke = stroke
      }
    }
    return [...shares.values()].sort((a, b) => b.share - a.share).map(({ stroke }) => stroke)
  }

  #placeOf(hand: Hand): number {
    const key = `${hand.actorId} ${hand.organisationId ?? ''} ${hand.relayedBy ?? ''}`
    const known = this.#hands.get(key)
    if (known !== undefined) return known.place
    const place = this.#hands.size
    this.#hands.set(key, { hand, place })
    return place
  }

  /** The rows that wrote it between the two moments, or else took it away; as much as they did. */
  #count(range: Range, rows: Map<number, number>): void {
    for (const [part, written] of this.#past.written.of(range)) {
      if (written !== undefined && this.#isBetween(written)) more(rows, written, part[2])
      else this.#countDeletions(part, rows)
    }
  }

  #isBetween(row: number): boolean {
    return row > this.#from && row <= this.#to
  }

  /** Where a gesture wrote it again, whoever took that away at last, and not whoever made the gesture. */
  #countDeletions(range: Range, rows: Map<number, number>): void {
    for (const [part, deleted] of this.#past.deleted.of(range)) {
      if (deleted === undefined || !this.#isBetween(deleted)) continue
      for (const first of this.#past.origins.of(part)) more(rows, this.#lastDeletion(first, deleted), first[2])
    }
  }

  #lastDeletion([client, clock, length]: Range, first: number): number {
    let last = first
    const copies = this.#copiesOf(client)
    for (let at = firstReaching(copies, clock); at < copies.list.length; at++) {
      const copy = copies.list[at] as Copy // within
      if (copy.clock >= clock + length) break
      const from = Math.max(copy.clock, clock)
      const to = Math.min(copy.clock + copy.length, clock + length)
      if (from >= to) continue
      const [ofClient, ofClock] = copy.of
      for (const [, deleted] of this.#past.deleted.of([ofClient, ofClock + from - copy.clock, to - from]))
        if (deleted !== undefined && this.#isBetween(deleted)) last = Math.max(last, deleted)
    }
    return last
  }

  #copiesOf(client: number): Copies {
    if (this.#copies === null) {
      this.#copies = new Map()
      for (const [to, [from, clock, length]] of this.#past.origins.entries()) {
        const copies = this.#copies.get(from)
        const copy = { clock, length, of: to }
        if (copies === undefined) this.#copies.set(from, { list: [copy], longest: length })
        else {
          copies.list.push(copy)
          copies.longest = Math.max(copies.longest, length)
        }
      }
      for (const { list } of this.#copies.values()) list.sort((a, b) => a.clock - b.clock)
    }
    return this.#copies.get(client) ?? { list: [], longest: 0 }
  }
}

/** The first copy that may reach a character. */
function firstReaching({ list, longest }: Copies, clock: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] as Copy).clock + longest <= clock) low = middle + 1 // within
    else high = middle
  }
  return low
}

const more = (rows: Map<number, number>, row: number, length: number): void =>
  void rows.set(row, (rows.get(row) ?? 0) + length)

/** Characters of a client that were written again: which they were, and which they are. */
interface Copy {
  readonly clock: number
  readonly length: number
  readonly of: Range
}

/** Of one client, by clock. */
interface Copies {
  readonly list: Copy[]
  longest: number
}
