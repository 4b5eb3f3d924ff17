// What is known of ranges of characters: in which row each was written, in which it was deleted. Pure.
import type { Range } from './ranges.ts'

type Entry<T> = readonly [clock: number, length: number, value: T]

/** Each character has one value at most: the first that it was given. */
export class MarkedRanges<T> {
  readonly #clients = new Map<number, Entry<T>[]>()

  mark([client, clock, length]: Range, value: T): void {
    const list = this.#clients.get(client) ?? []
    this.#clients.set(client, list)
    const last = list.at(-1)
    // nearly always at the end, and nearly always more of the same
    if (last !== undefined && last[0] + last[1] === clock && last[2] === value)
      list[list.length - 1] = [last[0], last[1] + length, value]
    else if (last === undefined || last[0] + last[1] <= clock) list.push([clock, length, value])
    else
      for (const [[, at, n], known] of this.of([client, clock, length]))
        if (known === undefined) list.splice(firstEndingAfter(list, at), 0, [at, n, value])
  }

  /** The parts of a range, in order, each with what is known of it. */
  of([client, clock, length]: Range): [part: Range, value: T | undefined][] {
    const parts: [Range, T | undefined][] = []
    this.visit(client, clock, length, (at, n, value) => parts.push([[client, at, n], value]))
    return parts
  }

  /** The same, making nothing: for those who walk through a whole text. */
  visit(
    client: number,
    clock: number,
    length: number,
    look: (clock: number, length: number, value: T | undefined) => void,
  ): void {
    const list = this.#clients.get(client) ?? []
    const end = clock + length
    let at = clock
    for (let i = firstEndingAfter(list, clock); i < list.length && at < end; i++) {
      const [start, n, value] = list[i] as Entry<T> // within
      if (start >= end) break
      if (start > at) look(at, start - at, undefined)
      const begin = Math.max(start, at)
      const stop = Math.min(start + n, end)
      look(begin, stop - begin, value)
      at = stop
    }
    if (at < end) look(at, end - at, undefined)
  }

  /** Where the first value that does not hold begins, of a client whose values hold up to one of them and then no more. */
  firstNot(client: number, holds: (value: T) => boolean): number {
    const list = this.#clients.get(client) ?? []
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (holds((list[middle] as Entry<T>)[2])) low = middle + 1
      else high = middle
    }
    const [clock, length] = list[low - 1] ?? [0, 0]
    return clock + length
  }

  /** All of them: of one client after the other, each in order. */
  *entries(): Generator<[range: Range, value: T]> {
    for (const [client, list] of this.#clients)
      for (const [clock, length, value] of list) yield [[client, clock, length], value]
  }

  get isEmpty(): boolean {
    return this.#clients.size === 0
  }

  /** Of one character. */
  at(client: number, clock: number): T | undefined {
    const list = this.#clients.get(client) ?? []
    const entry = list[firstEndingAfter(list, clock)]
    return entry !== undefined && entry[0] <= clock ? entry[2] : undefined
  }
}

/** Index of the first entry that ends after a clock. */
export function firstEndingAfter(
  list: readonly (readonly [clock: number, length: number, ...unknown[]])[],
  clock: number,
): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = list[middle]
    if (entry !== undefined && entry[0] + entry[1] <= clock) low = middle + 1
    else high = middle
  }
  return low
}
