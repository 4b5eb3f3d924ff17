// Hostile frames: nearly all of them at the rooms themselves, which is fastest, and some over real sockets at the product.
import { Assault } from './frames/assault.ts'
import { Ground } from './frames/ground.ts'
import { besiege } from './frames/sockets.ts'
import { growthOf, liveMegabytes, shown } from './live.ts'
import type { Part, Run } from './part.ts'

/** How often memory is looked at, and assaults between two looks: a seed that finds something is soon there again. */
const looks = { short: 4, long: 10 } as const
const assaultsPerLook = { short: 1, long: 4 } as const
/** Megabytes: see the page of the faults for what this is made of. */
const mostGrowth = 3

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

/** Assault after assault on the same rooms, each with a seed of its own; what is left of it in memory is looked at in between. */
async function assaults({ form, seed: first, say }: Pick<Run, 'form' | 'seed' | 'say'>, total: number) {
  const ground = new Ground()
  const counts = { 'frames at the rooms': 0, 'texts attacked': 0, 'rows that came of them': 0, disagreements: 0 }
  const closings: Record<string, number> = {}
  const live: number[] = []
  const failures: string[] = []
  let longest = 0
  const perAssault = Math.ceil(total / looks[form] / assaultsPerLook[form])
  for (let nth = 0; counts['frames at the rooms'] < total && failures.length === 0; nth++) {
    const seed = first + nth
    const assault = new Assault(seed, ground)
    await assault.run(Math.min(perAssault, total - counts['frames at the rooms']))
    counts['frames at the rooms'] += assault.counts.frames
    counts['texts attacked'] += assault.counts.texts
    counts['rows that came of them'] += assault.counts.rows
    counts.disagreements += assault.counts.disagreements
    for (const [code, n] of Object.entries(assault.counts.closings)) closings[code] = (closings[code] ?? 0) + n
    longest = Math.max(longest, assault.counts.longestFrame)
    failures.push(...assault.failures.map((failure) => `SEED=${seed}: ${failure}\n${assault.lastFrames()}`))
    if (nth % assaultsPerLook[form] !== assaultsPerLook[form] - 1) continue
    live.push(await liveMegabytes())
    say(`${counts['frames at the rooms']} frames at the rooms, ${shown(live.at(-1) ?? 0)} MB live`)
  }
  const closed = Object.entries(closings).map(([code, n]) => [`rooms: connections closed with ${code}`, n] as const)
  const { growth, failure } = growthOf('the process of the rooms', live, mostGrowth)
  return {
    counts: {
      ...counts,
      ...Object.fromEntries(closed),
      'longest frame (ms)': Math.round(longest),
      [`the rooms: live memory, ${live.length} times along the way (MB)`]: live.map(shown).join(' '),
      'the rooms: of which grown from the first half to the second (MB)': shown(growth),
    },
    failures: [...failures, ...failure],
  }
}
