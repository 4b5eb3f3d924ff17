// Large first syncs leave in turn: so many bytes a round of the event loop, so that nobody else waits for all of them. Pure.

/** Shorter ones never wait. */
const smallBytes = 64 * 1024
/** Handing more than this to the sockets at once would keep the others waiting. */
const bytesPerRound = 4 * 1024 * 1024

/** Calls what is to be done, at once or in its turn. */
export type Passing = (bytes: number, work: () => void) => void

export class Turnstile {
  readonly #soon: (work: () => void) => void
  #waiting: { readonly bytes: number; readonly work: () => void }[] = []
  #passed = 0
  #isTurning = false

  /** `soon` calls once, after what is at hand. */
  constructor(soon: (work: () => void) => void) {
    this.#soon = soon
  }

  readonly pass: Passing = (bytes, work) => {
    if (bytes <= smallBytes) return work()
    this.#waiting.push({ bytes, work })
    this.#turn()
  }

  /** A first one always fits, however large. */
  #turn(): void {
    let passing = 0
    while (passing < this.#waiting.length && this.#passed < bytesPerRound) {
      this.#passed += this.#waiting[passing]?.bytes ?? 0
      passing++
    }
    const now = this.#waiting.splice(0, passing)
    if (this.#passed > 0 && !this.#isTurning) this.#nextRound()
    for (const { work } of now) work()
  }

  #nextRound(): void {
    this.#isTurning = true
    this.#soon(() => {
      this.#isTurning = false
      this.#passed = 0
      this.#turn()
    })
  }
}
