// What of a row of numbers goes on in its order. Pure.

/**
 * The places of a longest increasing run of `values`, which are all different; -1 is none. In n log n: patience sorting,
 * M. L. Fredman, « On computing the length of longest increasing subsequences », Discrete Mathematics 11 (1975).
 */
export function longestIncreasing(values: readonly number[]): number[] {
  const ends: number[] = []
  const before = new Int32Array(values.length).fill(-1)
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? -1
    if (value < 0) continue
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[place] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = place
  }
  const run: number[] = []
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) run.push(place)
  return run.reverse()
}
