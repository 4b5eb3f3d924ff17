// How long a turn of the loop lasts: what comes within it is written and sent together. Pure.

/** What the next window follows. */
export interface Strain {
  /** People in the rooms of this turn. */
  readonly people: number
  /** Share of its time that the thread has been at work lately: 0 … 1. */
  readonly busy: number
}

/** So few hear each letter by itself, while the thread has time for it. */
const few = 4
const calm = { below: 0.1, over: 0.2 } as const

/** A window grows gently while there is time, and steeply when there is none: fewer, fuller turns are what makes time. */
const shortest = 5
const middle = { ms: 20, busy: 0.8 } as const
const longest = 50

/** Milliseconds from the beginning of a turn to the next. */
export function windowFor({ people, busy }: Strain): number {
  const strained =
    busy < middle.busy
      ? shortest + (middle.ms - shortest) * (busy / middle.busy) ** 2
      : middle.ms + (longest - middle.ms) * Math.min(1, (busy - middle.busy) / (1 - middle.busy))
  if (people > few) return strained
  return strained * Math.min(1, Math.max(0, (busy - calm.below) / (calm.over - calm.below)))
}

/** A measure that forgets: what it says leans on the last `memoryMs`. */
export class Gauge {
  readonly #memoryMs: number
  #value = 0

  constructor(memoryMs: number) {
    this.#memoryMs = memoryMs
  }

  get value(): number {
    return this.#value
  }

  /** It was `value` for so many milliseconds. */
  add(value: number, milliseconds: number): void {
    this.#value += (value - this.#value) * (1 - Math.exp(-milliseconds / this.#memoryMs))
  }
}
