// The lab's time: it moves when the lab says so. Each process has its own timers, which die with it.
import type { Pace } from '../../server/realtime/loop.ts'

interface Timer {
  readonly owner: object
  readonly at: number
  readonly work: () => void
}

export class LabClock {
  #now = Date.UTC(2026, 0, 12, 9)
  #timers: Timer[] = []

  now(): number {
    return this.#now
  }

  /** The time of one process. */
  of(owner: object): Pace {
    return {
      now: () => this.#now,
      after: (milliseconds, work) => {
        const timer = { owner, at: this.#now + milliseconds, work }
        this.#timers.push(timer)
        return () => {
          this.#timers = this.#timers.filter((other) => other !== timer)
        }
      },
    }
  }

  /** Runs what falls due, each in its time, letting what it starts settle in between. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds
    for (;;) {
      await atHand()
      const next = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#now = Math.max(this.#now, next.at)
      this.#timers = this.#timers.filter((other) => other !== next)
      next.work()
    }
    this.#now = until
  }

  /** The process died, and its timers with it. */
  forget(owner: object): void {
    this.#timers = this.#timers.filter((timer) => timer.owner !== owner)
  }
}

/** Lets promises that can settle do so. */
export const atHand = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
