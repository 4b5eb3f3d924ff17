// A histogram of durations: bounded memory whatever is counted, an error below 2 %. Pure.

/** Buckets per doubling. */
const steps = 64
/** From a microsecond to some twenty minutes. */
const doublings = 31

/** What is left of a histogram when it crosses a process: the buckets that hold something. */
export type Counted = { buckets: [index: number, count: number][]; greatest: number }

export class Histogram {
  readonly #buckets = new Float64Array(steps * doublings)
  #count = 0
  #greatest = 0

  static of(counted: Counted): Histogram {
    const histogram = new Histogram()
    histogram.add(counted)
    return histogram
  }

  get count(): number {
    return this.#count
  }

  get greatest(): number {
    return this.#greatest
  }

  /** Milliseconds; what is negative counts as nothing. */
  record(milliseconds: number, times = 1): void {
    const value = Math.max(0, milliseconds)
    const index = bucketOf(value)
    this.#buckets[index] = (this.#buckets[index] ?? 0) + times
    this.#count += times
    if (value > this.#greatest) this.#greatest = value
  }

  add({ buckets, greatest }: Counted): void {
    for (const [index, count] of buckets) {
      this.#buckets[index] = (this.#buckets[index] ?? 0) + count
      this.#count += count
    }
    this.#greatest = Math.max(this.#greatest, greatest)
  }

  /** The duration that `share` (0…1) of what was counted does not exceed; 0 when nothing was. */
  quantile(share: number): number {
    const wanted = Math.max(1, Math.ceil(this.#count * share))
    let seen = 0
    for (let index = 0; index < this.#buckets.length; index++) {
      seen += this.#buckets[index] ?? 0
      if (seen >= wanted) return Math.min(middleOf(index), this.#greatest)
    }
    return this.#greatest
  }

  counted(): Counted {
    const buckets = [...this.#buckets.entries()].filter(([, count]) => count > 0)
    return { buckets, greatest: this.#greatest }
  }
}

function bucketOf(milliseconds: number): number {
  const microseconds = milliseconds * 1000
  if (microseconds < 1) return 0
  return Math.min(steps * doublings - 1, 1 + Math.floor(Math.log2(microseconds) * steps))
}

const middleOf = (index: number): number => (index === 0 ? 0 : 2 ** ((index - 0.5) / steps) / 1000)
