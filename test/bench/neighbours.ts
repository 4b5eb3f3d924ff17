// People typing in rooms of their own while something heavy happens elsewhere: how long one of them waits at most.
import type { Plot } from './estates/estate.ts'
import type { Load } from './load/load.ts'
import { instant, type ClientSpec, type Habits } from './load/orders.ts'
import { period } from './load/schedule.ts'
import { Histogram } from './measure/histogram.ts'
import { seedFor } from './seed.ts'

const perRoom = 4

export type Waits = { p95: number; longest: number }

export class Neighbours {
  readonly #load: Load
  readonly #habits: Habits

  constructor(load: Load, habits: Habits) {
    this.#load = load
    this.#habits = habits
  }

  /** They come in, four to a room: 16 keystrokes a second each. */
  async comeIn(plots: readonly Plot[]): Promise<void> {
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
    const [result] = await Promise.all([work(), typed])
    await this.#load.settle(300, 60_000)
    const { latency } = await this.#load.report()
    const waits = Histogram.of(latency)
    return { waits: { p95: waits.quantile(0.95), longest: waits.greatest }, result }
  }

  async leave(): Promise<void> {
    await this.#load.leave()
  }
}
