// The geometry of the braid: four strands going up and down, each over one crossing and under the next.

/** A quarter of the way of a strand between two turns: the grid on which everything falls. */
const step = 62.5
/** Half the opening left in a strand where another passes over it. */
const gap = 17
export const braidHeight = 4 * step

type Point = readonly [number, number]

/** One strand as SVG path data, cut wherever it passes under another. `strand` is 0 to 3. */
export function strandPath(strand: number, width: number): string {
  const pieces: string[] = []
  let piece: Point[] = []
  for (const stop of stops(strand, width)) {
    if (!stop.under) {
      piece.push(stop.at)
      continue
    }
    const [x, y] = stop.at
    const reach = gap * Math.SQRT1_2
    piece.push([x - reach, y - reach * stop.slope])
    pieces.push(draw(piece))
    piece = [[x + reach, y + reach * stop.slope]]
  }
  pieces.push(draw(piece))
  return pieces.join('')
}

interface Stop {
  at: Point
  /** 1 going down the page, -1 going up. */
  slope: 1 | -1
  under: boolean
}

/** The turns and crossings of a strand, from left to right; it starts a full wave before 0 and ends one after `width`. */
export function stops(strand: number, width: number): Stop[] {
  const found: Stop[] = []
  for (let n = -8 + 2 * strand; n * step <= width + 8 * step; n++) {
    const phase = (((n - 2 * strand) % 8) + 8) % 8
    const rising = phase >= 4
    const level = rising ? 8 - phase : phase
    const turning = level === 0 || level === 4
    // What falls passes over on the outer levels, what rises passes over in the middle: hence over, under, over.
    const over = rising ? level === 2 : level !== 2
    found.push({ at: [n * step, level * step], slope: rising ? -1 : 1, under: !turning && !over })
  }
  return found
}

function draw(points: readonly Point[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
