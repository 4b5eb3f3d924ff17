// Hostile frames: nearly all of them at the rooms themselves, which is fastest, and some over real sockets at the product.
import { Assault } from './frames/assault.ts'
import { besiege } from './frames/sockets.ts'
import type { Part, Run } from './part.ts'

/** Frames of one assault: a seed that finds something is soon there again. */
const perAssault = 25_000

export const frames: Part = {
  name: 'frames',
  about: 'malformed and half-valid frames and requests, while people write in the same text and in others',
  async run(run) {
    const total = Number(process.env.FRAMES ?? (run.form === 'short' ? 3_000 : 1_000_000))
    const overSockets = Math.round(total / (run.form === 'short' ? 2 : 20))
    const direct = await assaults(run, total - overSockets)
    const siege = await besiege(run, overSockets)
    return { counts: { ...direct.counts, ...siege.counts }, failures: [...direct.failures, ...siege.failures] }
  },
}

/** Assault after assault, each with a seed of its own; memory is looked at in between. */
async function assaults(run: Pick<Run, 'seed' | 'say'>, total: number) {
  const counts = { 'frames at the rooms': 0, 'texts attacked': 0, 'rows that came of them': 0, disagreements: 0 }
  const closings: Record<string, number> = {}
  const heap: number[] = []
  const failures: string[] = []
  let longest = 0
  for (let nth = 0; counts['frames at the rooms'] < total && failures.length === 0; nth++) {
    const seed = run.seed + nth
    const assault = new Assault(seed)
    await assault.run(Math.min(perAssault, total - counts['frames at the rooms']))
    counts['frames at the rooms'] += assault.counts.frames
    counts['texts attacked'] += assault.counts.texts
    counts['rows that came of them'] += assault.counts.rows
    counts.disagreements += assault.counts.disagreements
    for (const [code, n] of Object.entries(assault.counts.closings)) closings[code] = (closings[code] ?? 0) + n
    longest = Math.max(longest, assault.counts.longestFrame)
    failures.push(...assault.failures.map((failure) => `SEED=${seed}: ${failure}\n${assault.lastFrames()}`))
    globalThis.gc?.()
    heap.push(Math.round(process.memoryUsage().heapUsed / 2 ** 20))
    if (nth % 4 === 3) run.say(`${counts['frames at the rooms']} frames, ${heap.at(-1)} MB`)
  }
  const closed = Object.entries(closings).map(([code, n]) => [`rooms: connections closed with ${code}`, n] as const)
  return {
    counts: {
      ...counts,
      ...Object.fromEntries(closed),
      'longest frame (ms)': Math.round(longest),
      'heap after the first assault (MB)': heap[0] ?? 0,
      'heap after the last (MB)': heap.at(-1) ?? 0,
    },
    failures,
  }
}
