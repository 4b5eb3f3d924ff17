// People typing in rooms, as neighbours of something heavy or only because they are there: how long one of them waits,
// and whether in the end all of them hold what the store holds.
import { setTimeout as wait } from 'node:timers/promises'
import type { Plot } from './estates/estate.ts'
import { fingerprintOf } from './load/fingerprint.ts'
import type { Load } from './load/load.ts'
import { instant, type ClientSpec, type Habits, type Ticket } from './load/orders.ts'
import { period } from './load/schedule.ts'
import { Histogram } from './measure/histogram.ts'
import { seedFor } from './seed.ts'
import { mishapsIn, problemsOf, typedOf, type Typed } from './verdict.ts'

/** Milliseconds from due to shown, and to acknowledged. */
export type Waits = { shown: Histogram; saved: Histogram }

export type Place = { ticket: Ticket; types: boolean; observes: boolean }
type Stored = Pick<Plot, 'stored'>

/** Milliseconds without an edit after which all are said to have arrived: who is behind may wait a second for more. */
const quiet = 1_500
const patience = 60_000

export class Writers {
  readonly #load: Load
  readonly #habits: Habits
  #plots: readonly Stored[] = []
  #typed: Typed[] = []

  constructor(load: Load, habits: Habits) {
    this.#load = load
    this.#habits = habits
  }

  /** They come in, so many to a room; each types four times a second, and one of a room observes. */
  async comeIn(plots: readonly Plot[], perRoom = 4): Promise<void> {
    const rooms: Place[][] = []
    for (const plot of plots) {
      const tickets = await plot.tickets(perRoom)
      rooms.push(tickets.map((ticket, place) => ({ ticket, types: true, observes: place === perRoom - 1 })))
    }
    await this.sit(plots, rooms)
  }

  /** The same for people whose places are given, room by room. */
  async sit(plots: readonly Stored[], rooms: readonly (readonly Place[])[]): Promise<void> {
    this.#plots = plots
    const clients: ClientSpec[] = []
    for (const [room, places] of rooms.entries()) {
      const { update, desks } = seedFor(places.filter(({ types }) => types).length)
      const [first] = places
      if (first === undefined) throw new Error('nobody came')
      await this.#load.seed(first.ticket, update)
      let seated = 0
      for (const { ticket, types, observes } of places) {
        const desk = types ? (desks[seated++] ?? null) : null
        clients.push({ id: clients.length, room, ticket, desk, observes, at: 0 })
      }
    }
    await this.#load.join(this.#habits, clients)
  }

  /** Types for so long while `work` is done; what was due in that time, but for the first `warm` seconds, is what counts. */
  async during<T>(seconds: number, work: () => Promise<T>, warm = 0): Promise<{ waits: Waits; result: T }> {
    await this.#load.report()
    const begin = instant() + 50
    const countUntil = begin + seconds * 1000
    const keystrokes = Math.ceil((seconds * 1000) / period)
    const typing = this.#load.type({ begin, keystrokes, countFrom: begin + warm * 1000, countUntil })
    const [result, typed] = await Promise.all([work(), typing])
    this.#typed = typedOf(typed)
    await this.#load.settle(quiet, patience)
    const { latency, acknowledged } = await this.#load.report()
    return { waits: { shown: Histogram.of(latency), saved: Histogram.of(acknowledged) }, result }
  }

  /** They go; in words, whatever is wrong with the texts that they leave. `storedAfterMs`: when these are stored. */
  async leave(storedAfterMs = 0): Promise<string[]> {
    const { replicas } = await this.#load.verify()
    const report = await this.#load.report()
    await this.#load.leave()
    await wait(storedAfterMs)
    const rebuilt = new Map<number, string>()
    for (const [room, plot] of this.#plots.entries()) rebuilt.set(room, fingerprintOf(await plot.stored()).hash)
    return [...problemsOf(replicas, this.#typed, rebuilt), ...mishapsIn(report)]
  }
}
