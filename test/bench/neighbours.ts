// People typing in rooms of their own, while something heavy happens elsewhere or only because they are there: how long
// one of them waits, and whether in the end all of them hold what the store holds.
import type { Plot } from './estates/estate.ts'
import { fingerprintOf } from './load/fingerprint.ts'
import type { Load } from './load/load.ts'
import { instant, type ClientSpec, type Habits } from './load/orders.ts'
import { period } from './load/schedule.ts'
import { Histogram } from './measure/histogram.ts'
import { seedFor } from './seed.ts'
import { problemsOf, type Typed } from './verdict.ts'

export type Waits = { p95: number; longest: number; savedP95: number; keystrokes: number }

export class Neighbours {
  readonly #load: Load
  readonly #habits: Habits
  #plots: readonly Plot[] = []
  #typed: Typed[] = []

  constructor(load: Load, habits: Habits) {
    this.#load = load
    this.#habits = habits
  }

  /** They come in, so many to a room; each types four times a second. */
  async comeIn(plots: readonly Plot[], perRoom = 4): Promise<void> {
    this.#plots = plots
    const { update, desks } = seedFor(perRoom)
    const clients: ClientSpec[] = []
    for (const [room, plot] of plots.entries()) {
      const tickets = await plot.tickets(perRoom)
      const [first] = tickets
      if (first !== undefined) await this.#load.seed(first, update)
      for (const [place, ticket] of tickets.entries()) {
        const desk = desks[place] ?? null
        clients.push({ id: clients.length, room, ticket, desk, observes: place === perRoom - 1, at: 0 })
      }
    }
    await this.#load.join(this.#habits, clients)
  }

  /** Types for so long while `work` is done; what was due in that time is what counts. */
  async during<T>(seconds: number, work: () => Promise<T>): Promise<{ waits: Waits; result: T }> {
    await this.#load.report()
    const begin = instant() + 50
    const countUntil = begin + seconds * 1000
    const keystrokes = Math.ceil((seconds * 1000) / period)
    const typed = this.#load.type({ begin, keystrokes, countFrom: begin, countUntil })
    const [result, { keystrokes: done }] = await Promise.all([work(), typed])
    this.#typed = done.map(([room, client, count]) => ({ room, client, keystrokes: count }))
    await this.#load.settle(300, 60_000)
    const { latency, acknowledged } = await this.#load.report()
    const [shown, saved] = [Histogram.of(latency), Histogram.of(acknowledged)]
    const waits = {
      p95: shown.quantile(0.95),
      longest: shown.greatest,
      savedP95: saved.quantile(0.95),
      keystrokes: done.length * keystrokes,
    }
    return { waits, result }
  }

  /** They go; in words, whatever is wrong with the texts that they leave. `storedAfterMs`: when these are stored. */
  async leave(storedAfterMs = 0): Promise<string[]> {
    const { replicas } = await this.#load.verify()
    const { closed, refused } = await this.#load.report()
    await this.#load.leave()
    await new Promise((resolve) => setTimeout(resolve, storedAfterMs))
    const rebuilt = new Map<number, string>()
    for (const [room, plot] of this.#plots.entries()) rebuilt.set(room, fingerprintOf(await plot.stored()).hash)
    return [
      ...problemsOf(replicas, this.#typed, rebuilt),
      ...closed.map(([reason, times]) => `${times} sockets ended: ${reason}`),
      ...(refused > 0 ? [`${refused} edits were refused`] : []),
    ]
  }
}
