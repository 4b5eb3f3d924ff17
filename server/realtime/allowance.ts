// A bucket that fills with time: how much of something may pass in the long run, and how much at once. Pure.

export class Allowance {
  readonly #perSecond: number
  readonly #most: number
  #left: number
  #at: number

  constructor(perSecond: number, most: number, now: number) {
    this.#perSecond = perSecond
    this.#most = most
    this.#left = most
    this.#at = now
  }

  /** What may pass now. */
  left(now: number): number {
    // A clock that is set back gives nothing, and takes nothing.
    this.#left = Math.min(this.#most, this.#left + (Math.max(0, now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    return this.#left
  }

  /** Takes it, even beyond what is left; how many milliseconds to wait before more may come. */
  spend(amount: number, now: number): number {
    this.#left = this.left(now) - amount
    return this.readyIn(0)
  }

  /** Milliseconds until so much is left, counted from the last look. */
  readyIn(amount: number): number {
    return this.#left >= amount ? 0 : ((amount - this.#left) / this.#perSecond) * 1000
  }
}
