// Which character each character first was: what was carried is followed back to where it was typed. Pure.
import type { Carry } from './carry.ts'
import { firstEndingAfter } from './marked-ranges.ts'
import type { Range } from './ranges.ts'

/** [clock, length, client, clock] of the first character, in order of clock, of one client. */
type Entry = readonly [clock: number, length: number, fromClient: number, fromClock: number]

export class Origins {
  readonly #clients = new Map<number, Entry[]>()

  /** Later carries may lean on earlier ones: add them in the order of the log. */
  add({ to, from }: Pick<Carry, 'to' | 'from'>): void {
    const [client, clock] = to
    const list = this.#clients.get(client) ?? []
    this.#clients.set(client, list)
    let done = 0
    for (const [fromClient, fromClock, length] of this.of(from)) {
      insert(list, [clock + done, length, fromClient, fromClock])
      done += length
    }
  }

  /** One of `entries`, as it was told: in their order, of each client. */
  restore([client, clock, length]: Range, [fromClient, fromClock]: Range): void {
    const list = this.#clients.get(client) ?? []
    this.#clients.set(client, list)
    list.push([clock, length, fromClient, fromClock])
  }

  /** The first characters of a range, in the order of the range. */
  of([client, clock, length]: Range): Range[] {
    const list = this.#clients.get(client)
    if (list === undefined) return [[client, clock, length]]
    const out: Range[] = []
    const end = clock + length
    let at = clock
    for (let i = firstEndingAfter(list, clock); i < list.length && at < end; i++) {
      const [start, n, fromClient, fromClock] = list[i] as Entry // within
      if (start >= end) break
      if (start > at) out.push([client, at, start - at])
      const begin = Math.max(start, at)
      const stop = Math.min(start + n, end)
      out.push([fromClient, fromClock + begin - start, stop - begin])
      at = stop
    }
    if (at < end) out.push([client, at, end - at])
    return out
  }

  /** Each run that was written again, with the characters that it first was. */
  *entries(): Generator<[to: Range, from: Range]> {
    for (const [client, list] of this.#clients)
      for (const [clock, length, fromClient, fromClock] of list)
        yield [
          [client, clock, length],
          [fromClient, fromClock, length],
        ]
  }

  get isEmpty(): boolean {
    return this.#clients.size === 0
  }
}

/** New characters have ever larger clocks: nearly always at the end. */
function insert(list: Entry[], entry: Entry): void {
  const last = list.at(-1)
  if (last === undefined || last[0] + last[1] <= entry[0]) list.push(entry)
  else list.splice(firstEndingAfter(list, entry[0]), 0, entry)
}
