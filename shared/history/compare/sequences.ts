// What of a row of numbers goes on in its order. Pure.

/**
 * The places of the heaviest run of `values` that increases; they are all different. In n log n: each ends the heaviest run of
 * those that are smaller and before it, which a binary indexed tree tells (P. M. Fenwick, « A new data structure for cumulative
 * frequency tables », Software: Practice and Experience 24, 1994; of greatest instead of sums).
 */
export function heaviestIncreasing(values: readonly number[], weights: readonly number[]): number[] {
  const isInOrder = values.every((value, place) => place === 0 || (values[place - 1] ?? 0) < value)
  if (isInOrder) return values.map((_, place) => place)
  const rank = new Int32Array(values.length)
  const sorted = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  for (const [at, place] of sorted.entries()) rank[place] = at + 1
  const total = new Float64Array(values.length)
  const before = new Int32Array(values.length).fill(-1)
  const tree = new Int32Array(values.length + 1).fill(-1)
  let best = -1
  for (let place = 0; place < values.length; place++) {
    const own = rank[place] as number // as long as values, here and below
    let from = -1
    for (let at = own - 1; at > 0; at -= at & -at) from = heavier(from, tree[at] as number, total)
    before[place] = from
    total[place] = (weights[place] ?? 0) + (from < 0 ? 0 : (total[from] as number))
    for (let at = own; at <= values.length; at += at & -at) tree[at] = heavier(tree[at] as number, place, total)
    best = heavier(best, place, total)
  }
  const run: number[] = []
  for (let place = best; place >= 0; place = before[place] as number) run.push(place)
  return run.reverse()
}

/** The first of two that weigh the same. */
function heavier(a: number, b: number, total: Float64Array): number {
  if (a < 0 || b < 0) return Math.max(a, b)
  return (total[b] as number) > (total[a] as number) ? b : a
}
