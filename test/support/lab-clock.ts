// The lab's time: it moves when the lab says so.
import type { Pace } from '../../server/realtime/loop.ts'

export class LabClock implements Pace {
  #now = Date.UTC(2026, 0, 12, 9)
  #timers: { at: number; work: () => void }[] = []

  now(): number {
    return this.#now
  }

  after(milliseconds: number, work: () => void): () => void {
    const timer = { at: this.#now + milliseconds, work }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
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
  forget(): void {
    this.#timers = []
  }
}

/** Lets promises that can settle do so. */
export const atHand = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
