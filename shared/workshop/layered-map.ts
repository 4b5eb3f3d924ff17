// A map that never changes: setting one entry gives another map, for microseconds, in the order in which keys came.

/** Entries of the upper layer, at most: what one change copies. Beyond, they are folded into a new lower layer. */
const most = 48

/**
 * A large map under a small one. A copy of a whole Map of 2,000 entries takes some 100 µs; an event changes one entry, so
 * only the small map is copied, and the large one once in 48 changes. Neither is changed after it was made: earlier
 * states stay what they were, at no cost for them.
 */
export class LayeredMap<V> implements ReadonlyMap<string, V> {
  readonly #lower: ReadonlyMap<string, V>
  readonly #upper: ReadonlyMap<string, V>
  readonly size: number

  constructor(lower: ReadonlyMap<string, V> = new Map(), upper: ReadonlyMap<string, V> = new Map(), size = lower.size) {
    this.#lower = lower
    this.#upper = upper
    this.size = size
  }

  with(key: string, value: V): LayeredMap<V> {
    const size = this.has(key) ? this.size : this.size + 1
    const upper = new Map(this.#upper).set(key, value)
    if (upper.size <= most) return new LayeredMap(this.#lower, upper, size)
    const lower = new Map(this.#lower)
    for (const [id, one] of upper) lower.set(id, one)
    return new LayeredMap(lower)
  }

  /** Copies all of it: what is taken out of a workshop is rare and small. */
  without(key: string): LayeredMap<V> {
    if (!this.has(key)) return this
    const left = new Map(this)
    left.delete(key)
    return new LayeredMap(left)
  }

  get(key: string): V | undefined {
    return this.#upper.get(key) ?? this.#lower.get(key)
  }

  has(key: string): boolean {
    return this.#upper.has(key) || this.#lower.has(key)
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }

  *entries(): MapIterator<[string, V]> {
    for (const entry of this.#lower) {
      const [key, value] = entry
      yield this.#upper.size === 0 ? entry : [key, this.#upper.get(key) ?? value]
    }
    for (const entry of this.#upper) if (!this.#lower.has(entry[0])) yield entry
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }
}

/** The map with this entry, whatever kind of map it was. */
export const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  (map instanceof LayeredMap ? (map as LayeredMap<V>) : new LayeredMap(map)).with(key, value) // instanceof forgets V

export const withoutEntry = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> =>
  (map instanceof LayeredMap ? (map as LayeredMap<V>) : new LayeredMap(map)).without(key) // instanceof forgets V

/** The map with this value under each of the keys that it has; of what they held before, nothing is kept below. */
export function overwritten<V>(map: ReadonlyMap<string, V>, keys: readonly string[], value: V): ReadonlyMap<string, V> {
  const flat = new Map(map)
  for (const key of keys) if (flat.has(key)) flat.set(key, value)
  return new LayeredMap(flat)
}

/** The map with the entry changed; the same map where there is none. */
export function changed<V>(map: ReadonlyMap<string, V>, key: string, change: (value: V) => V): ReadonlyMap<string, V> {
  const value = map.get(key)
  return value === undefined ? map : withEntry(map, key, change(value))
}

/** The set with the member in it, or not. */
export function member(set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  if (set.has(id) === isIn) return set
  const next = new Set(set)
  if (isIn) next.add(id)
  else next.delete(id)
  return next
}
