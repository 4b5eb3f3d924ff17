// Sets of character ranges per Yjs client: what was inserted, what was deleted. Pure; knows no bytes.

/** [client, clock, length]: the characters `clock … clock + length - 1` of one client. */
export type Range = readonly [client: number, clock: number, length: number]

/** Sorted, disjoint, non-touching [start, end) pairs, flattened: [start0, end0, start1, end1, …]. */
type Spans = number[]

/** Index of the first span whose end is at or after `clock`. */
function firstReaching(spans: Spans, clock: number): number {
  let low = 0
  let high = spans.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    // The index is in range: middle < high ≤ length / 2.
    if ((spans[middle * 2 + 1] as number) < clock) low = middle + 1
    else high = middle
  }
  return low
}

/** Fewer than this are added one by one. */
const few = 32

/** They are in order and do not touch: nearly always so where there are many. */
function inOrder(ranges: readonly Range[]): Spans | null {
  const spans: Spans = []
  for (const [, clock, length] of ranges) {
    const end = spans.at(-1)
    if (length <= 0 || (end !== undefined && clock <= end)) return null
    spans.push(clock, clock + length)
  }
  return spans
}

/** All of it, sorted and joined anew. */
function united(spans: Spans, ranges: readonly Range[]): Spans {
  const asTheyAre = spans.length === 0 ? inOrder(ranges) : null
  if (asTheyAre !== null) return asTheyAre
  const all: [start: number, end: number][] = []
  for (let i = 0; i < spans.length; i += 2) all.push([spans[i] as number, spans[i + 1] as number]) // in range: i < length
  for (const [, clock, length] of ranges) if (length > 0) all.push([clock, clock + length])
  all.sort((a, b) => a[0] - b[0])
  const joined: Spans = []
  for (const [start, end] of all) {
    const last = joined.length - 1
    if (last > 0 && start <= (joined[last] as number)) joined[last] = Math.max(joined[last] as number, end)
    else joined.push(start, end)
  }
  return joined
}

/** Both, in time that grows with how many they are. */
function union(some: Spans, others: Spans): Spans {
  const all: Spans = []
  let i = 0
  let j = 0
  while (i < some.length || j < others.length) {
    const isFirst = j >= others.length || (i < some.length && (some[i] as number) <= (others[j] as number))
    // In range: whichever has none left is not taken from.
    const start = (isFirst ? some[i] : others[j]) as number
    const end = (isFirst ? some[i + 1] : others[j + 1]) as number
    if (isFirst) i += 2
    else j += 2
    const last = all.length - 1
    if (last > 0 && start <= (all[last] as number)) all[last] = Math.max(all[last] as number, end)
    else all.push(start, end)
  }
  return all
}

export class RangeSet {
  readonly #clients = new Map<number, Spans>()

  static of(ranges: Iterable<Range>): RangeSet {
    const set = new RangeSet()
    set.addAll(ranges)
    return set
  }

  get isEmpty(): boolean {
    return this.#clients.size === 0
  }

  add([client, clock, length]: Range): void {
    if (length <= 0) return
    const spans = this.#clients.get(client)
    if (spans === undefined) {
      this.#clients.set(client, [clock, clock + length])
      return
    }
    let start = clock
    let end = clock + length
    const from = firstReaching(spans, start)
    let to = from
    while (to * 2 < spans.length && (spans[to * 2] as number) <= end) {
      start = Math.min(start, spans[to * 2] as number)
      end = Math.max(end, spans[to * 2 + 1] as number)
      to++
    }
    spans.splice(from * 2, (to - from) * 2, start, end)
  }

  /** In time that grows with how many there are, in whatever order they come: one by one, each could move all others. */
  addAll(ranges: Iterable<Range>): void {
    const clients = new Map<number, Range[]>()
    for (const range of ranges) {
      const list = clients.get(range[0])
      if (list === undefined) clients.set(range[0], [range])
      else list.push(range)
    }
    for (const [client, list] of clients) {
      if (list.length < few) for (const range of list) this.add(range)
      else this.#clients.set(client, united(this.#clients.get(client) ?? [], list))
    }
  }

  /** All of one client at once: pairs of start and end, in order, that neither touch nor are empty. They are kept. */
  addSpans(client: number, spans: number[]): void {
    if (spans.length === 0) return
    const known = this.#clients.get(client)
    this.#clients.set(client, known === undefined ? spans : union(known, spans))
  }

  /** The parts of `range` that are not in this set, in order. */
  missing([client, clock, length]: Range): Range[] {
    const spans = this.#clients.get(client)
    if (spans === undefined) return length > 0 ? [[client, clock, length]] : []
    const out: Range[] = []
    const end = clock + length
    let at = clock
    for (let i = firstReaching(spans, clock + 1) * 2; i < spans.length && at < end; i += 2) {
      const start = spans[i] as number
      if (start >= end) break
      if (start > at) out.push([client, at, start - at])
      at = Math.max(at, spans[i + 1] as number)
    }
    if (at < end) out.push([client, at, end - at])
    return out
  }

  /** Whether all of a range is in this set; makes nothing, since it is asked for thousands. */
  covers(client: number, clock: number, length: number): boolean {
    const spans = this.#clients.get(client)
    if (spans === undefined) return false
    const at = firstReaching(spans, clock + length) * 2
    return at < spans.length && (spans[at] as number) <= clock
  }

  has(client: number, clock: number): boolean {
    return this.missing([client, clock, 1]).length === 0
  }

  clear(): void {
    this.#clients.clear()
  }

  /** Of each client, in descending order as Yjs writes them, pairs of start and end. */
  *spans(): Generator<[client: number, spans: readonly number[]]> {
    for (const client of [...this.#clients.keys()].sort((a, b) => b - a)) {
      const spans = this.#clients.get(client) ?? []
      if (spans.length > 0) yield [client, spans]
    }
  }

  /** Clients in descending order, as Yjs writes them; the ranges of each in ascending order. */
  *[Symbol.iterator](): Generator<Range> {
    for (const [client, spans] of this.spans()) {
      for (let i = 0; i < spans.length; i += 2) {
        const start = spans[i] as number
        yield [client, start, (spans[i + 1] as number) - start]
      }
    }
  }
}
