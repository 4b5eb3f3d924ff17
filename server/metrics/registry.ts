// Counters, gauges and histograms of this process. Counting is an addition; everything else is done when they are read.
import { writeFamilies, writeValue, type Family, type Labels, type MetricType, type Sample } from './text.ts'

/** A number that only grows. Keep the cell where it is counted often. */
export class Counter {
  value = 0

  add(amount = 1): void {
    this.value += amount
  }
}

/** How often each size came, by upper bounds in ascending order. */
export class Histogram {
  readonly #bounds: readonly number[]
  readonly #counts: number[]
  #sum = 0

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds
    this.#counts = Array.from({ length: bounds.length + 1 }, () => 0)
  }

  observe(value: number): void {
    const bounds = this.#bounds
    let at = 0
    while (at < bounds.length && value > bounds[at]!) at++ // within the bounds: compared the moment before
    this.#counts[at]!++ // one count more than there are bounds
    this.#sum += value
  }

  samples(labels: Labels): Sample[] {
    let below = 0
    const buckets = this.#counts.map((count, at): Sample => {
      below += count
      return {
        suffix: '_bucket',
        labels: { ...labels, le: writeValue(this.#bounds[at] ?? Infinity) },
        value: below,
      }
    })
    return [...buckets, { suffix: '_sum', labels, value: this.#sum }, { suffix: '_count', labels, value: below }]
  }
}

/** What a gauge is when it is read: one number, or one for each set of labels. */
export type Reading = number | readonly (readonly [Labels, number])[]

interface Entry {
  readonly name: string
  readonly help: string
  readonly type: MetricType
  read(): Sample[]
}

const metricName = /^[a-z][a-z0-9_]*$/

export class Registry {
  readonly #entries = new Map<string, Entry>()
  /** Done before a reading: what takes time to find out. */
  readonly #preparations: (() => Promise<void>)[] = []

  /** One counter, there from the first reading on. */
  counter(name: string, help: string): Counter {
    const counter = new Counter()
    this.#add({ name, help, type: 'counter', read: () => [{ labels: {}, value: counter.value }] })
    return counter
  }

  /** A counter for each value of a closed list: all are there from the first reading on, so that rates are right. */
  counters<const V extends string>(
    name: string,
    help: string,
    label: string,
    values: readonly V[],
  ): Record<V, Counter> {
    const cells = Object.fromEntries(values.map((value) => [value, new Counter()])) as Record<V, Counter> // one per value
    const read = () => values.map((value) => ({ labels: { [label]: value }, value: cells[value].value }))
    this.#add({ name, help, type: 'counter', read })
    return cells
  }

  histogram(name: string, help: string, bounds: readonly number[]): Histogram {
    const histogram = new Histogram(bounds)
    this.#add({ name, help, type: 'histogram', read: () => histogram.samples({}) })
    return histogram
  }

  /** Looked up when it is read. `counter` for what only grows. */
  reading(type: 'gauge' | 'counter', name: string, help: string, read: () => Reading): void {
    this.#add({ name, help, type, read: () => samplesOf(read()) })
  }

  /** A family whose samples someone else keeps. */
  family(type: MetricType, name: string, help: string, read: () => Sample[]): void {
    this.#add({ name, help, type, read })
  }

  beforeReading(prepare: () => Promise<void>): void {
    this.#preparations.push(prepare)
  }

  async text(): Promise<string> {
    await Promise.all(this.#preparations.map((prepare) => prepare()))
    const families = [...this.#entries.values()].map(({ read, ...entry }): Family => ({ ...entry, samples: read() }))
    return writeFamilies(families.filter(({ samples }) => samples.length > 0))
  }

  #add(entry: Entry): void {
    if (!metricName.test(entry.name)) throw new Error(`a metric cannot be called ${entry.name}`)
    if (this.#entries.has(entry.name)) throw new Error(`there are two metrics called ${entry.name}`)
    this.#entries.set(entry.name, entry)
  }
}

function samplesOf(reading: Reading): Sample[] {
  if (typeof reading === 'number') return [{ labels: {}, value: reading }]
  return reading.map(([labels, value]) => ({ labels, value }))
}
