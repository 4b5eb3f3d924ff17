// What is known of each row of a log besides its text: whose it is and when. Grows with the log; holds no Y.Doc.
import type { Hand, Stroke } from '../../shared/history/shown.ts'
import type { SittingRow } from '../../shared/history/sittings.ts'

/** What a row is known by. */
export interface RowFact {
  readonly actorId: string
  readonly organisationId: string | null
  readonly relayedBy: string | null
  /** In milliseconds. */
  readonly at: number
}

/** Whoever wrote something before it came into this log: in the source of a copy. Known by a number between 0 and 1, the first row. */
export interface Elsewhere {
  readonly hand: number
  readonly at: number
}

/** By position, from 1: there is nothing at 0. */
export interface Columns {
  readonly hand: number[]
  readonly at: number[]
}

export class Facts {
  readonly hands: Hand[] = []
  readonly elsewhere: Elsewhere[] = []
  readonly columns: Columns = { hand: [0], at: [0] }
  readonly #places = new Map<string, number>()

  /** The last row. */
  get position(): number {
    return this.columns.hand.length - 1
  }

  take(row: RowFact): void {
    this.columns.hand.push(this.handOf(row))
    this.columns.at.push(row.at)
  }

  /** The number of a hand here; it is added where it is new. */
  handOf({ actorId, organisationId, relayedBy }: Hand): number {
    const key = `${actorId} ${organisationId ?? ''} ${relayedBy ?? ''}`
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.hands.length)
    return this.hands.push({ actorId, organisationId, relayedBy }) - 1
  }

  /** Adds who wrote before this log began; gives the number by which it is known, as that of a row. */
  addElsewhere(one: Elsewhere): number {
    return this.elsewhere.push(one) / mostElsewhere
  }

  /** Of what was written elsewhere, the row that brought it here. */
  strokeOf(row: number): Stroke {
    const isHere = Number.isInteger(row)
    const elsewhere = isHere ? undefined : this.elsewhere[row * mostElsewhere - 1]
    const [hand = 0, at = 0] = isHere
      ? [this.columns.hand[row], this.columns.at[row]]
      : [elsewhere?.hand, elsewhere?.at]
    return { hand, at, position: Math.ceil(row) }
  }

  /** The number of whoever wrote a row. */
  handIn(row: number): number {
    return Number.isInteger(row) ? (this.columns.hand[row] ?? 0) : this.strokeOf(row).hand
  }

  /** Who wrote a row; undefined where there is none. */
  rowAt(row: number): { readonly hand: Hand; readonly at: number } | undefined {
    const stroke = this.strokeOf(row)
    const hand = row > 0 && row <= this.position ? this.hands[stroke.hand] : undefined
    return hand && { hand, at: stroke.at }
  }

  at(row: number): number {
    return Number.isInteger(row) ? (this.columns.at[row] ?? 0) : this.strokeOf(row).at
  }

  /** Rows from the first to a position, for sittings. */
  *rows(until = this.position): Generator<SittingRow> {
    for (let position = 1; position <= until; position++) {
      yield { position, hand: this.handIn(position), at: this.at(position) }
    }
  }
}

/** More than rows of any log; a power of two, by which numbers stay exact. */
const mostElsewhere = 2 ** 30

/** The hands that an answer names, numbered as they are met. */
export class NamedHands {
  readonly #facts: Facts
  readonly #numbers = new Map<number, number>()

  constructor(facts: Facts) {
    this.#facts = facts
  }

  number(hand: number): number {
    const known = this.#numbers.get(hand)
    if (known !== undefined) return known
    this.#numbers.set(hand, this.#numbers.size)
    return this.#numbers.size - 1
  }

  stroke(row: number): Stroke {
    const stroke = this.#facts.strokeOf(row)
    return { ...stroke, hand: this.number(stroke.hand) }
  }

  get list(): Hand[] {
    return [...this.#numbers.keys()].map((hand) => this.#facts.hands[hand] as Hand) // each was met there
  }
}
