// Whether a figure grows with time, told so that a few peaks do not matter: the median of the slopes between all pairs
// (Theil and Sen). Pure.

export interface Flatness {
  /** What the line says at its two ends. */
  first: number
  last: number
  /** By which share it grows from the one to the other; negative when it falls. */
  growth: number
}

const mostPoints = 400

export function flatness(points: readonly (readonly [at: number, value: number])[]): Flatness {
  const step = Math.max(1, Math.ceil(points.length / mostPoints))
  const some = points.filter((_, index) => index % step === 0)
  const slopes = some.flatMap(([at, value], index) =>
    some.slice(index + 1).flatMap(([later, other]) => (later > at ? [(other - value) / (later - at)] : [])),
  )
  const slope = median(slopes)
  const base = median(some.map(([at, value]) => value - slope * at))
  const first = base + slope * (some[0]?.[0] ?? 0)
  const last = base + slope * (some.at(-1)?.[0] ?? 0)
  return { first, last, growth: first === 0 ? 0 : (last - first) / first }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
