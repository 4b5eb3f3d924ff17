// Sittings (« séances »): stretches of writing, as people remember them. Computed from the log, so that nothing is written while
// one types, and a change of how the log is written changes none of them. Pure.

/** What is told of a row of the log. */
export interface SittingRow {
  readonly position: number
  /** The number of whoever wrote it. */
  readonly hand: number
  /** In milliseconds. */
  readonly at: number
}

export interface Sitting {
  /** Positions of its first and of its last row. */
  readonly from: number
  readonly to: number
  readonly startedAt: number
  readonly endedAt: number
  /** The hands that wrote, in the order in which they began. */
  readonly writers: readonly number[]
}

/** Nobody writes for longer than this: the next row begins another sitting. */
export const pauseMs = 10 * 60_000
/** It lasts no longer than this from its first row. */
export const longestMs = 60 * 60_000

/**
 * Of rows in the order of their positions. `ends`: positions after which a sitting is over whoever goes on, as what was named or
 * changed its state there.
 */
export function sittingsOf(rows: Iterable<SittingRow>, ends: ReadonlySet<number> = new Set()): Sitting[] {
  const sittings: Sitting[] = []
  let open: Open | null = null
  for (const row of rows) {
    if (open === null || open.isOverBefore(row, ends)) {
      if (open !== null) sittings.push(open.sitting)
      open = new Open(row)
    }
    open.take(row)
  }
  if (open !== null) sittings.push(open.sitting)
  return sittings
}

class Open {
  readonly #first: SittingRow
  #last: SittingRow
  readonly #writers = new Set<number>()

  constructor(first: SittingRow) {
    this.#first = first
    this.#last = first
  }

  /** Clocks of several processes may differ a little: what came earlier by the clock goes on. */
  isOverBefore({ at }: SittingRow, ends: ReadonlySet<number>): boolean {
    return at - this.#last.at > pauseMs || at - this.#first.at > longestMs || ends.has(this.#last.position)
  }

  take(row: SittingRow): void {
    this.#writers.add(row.hand)
    this.#last = row
  }

  get sitting(): Sitting {
    const [from, to] = [this.#first, this.#last]
    return { from: from.position, to: to.position, startedAt: from.at, endedAt: to.at, writers: [...this.#writers] }
  }
}
