// Scenario 1: one room, all typing: fixed points, then the largest room that a server holds.
import type { ContenderName } from '../contenders/contender.ts'
import type { Line } from '../report.ts'
import { run, type Outcome, type RunPlan, type Stage } from '../run.ts'
import { kneeBy, type Search } from './knee.ts'
import { lineOf, type Bench, type Scenario } from './scenario.ts'

const name = 'one-room'
/** Beyond this p95 a room is not live any more. */
const limit = 200

/** Where the search for the largest room begins, and how many sizes it may try. A wrong guess costs time, nothing else. */
const searches: Record<ContenderName, Pick<Search, 'first' | 'most'>> = {
  ours: { first: 1_500, most: 5 },
  hocuspocus: { first: 430, most: 3 },
  'y-websocket': { first: 170, most: 3 },
  'raw-echo': { first: 190, most: 3 },
  'raw-coalesce': { first: 1_250, most: 3 },
}

type Length = { warm: number; seconds: number }

const pair = { point: 'a lone pair', rooms: [{ typists: 2, readers: 0 }] }
const watched = { point: '60 typists, 1,000 readers', rooms: [{ typists: 60, readers: 1_000 }] }
const hundred = { point: '100 typists', rooms: [{ typists: 100, readers: 0 }] }

/** What sends every message to everyone at once is drowned by a thousand readers: nothing is learnt from showing it. */
const pointsOf = (server: ContenderName) =>
  server === 'ours' || server === 'raw-coalesce' || server === 'hocuspocus' ? [pair, hundred, watched] : [pair, hundred]

const holds = ({ latency, problems, overwhelmed }: Outcome): boolean =>
  !overwhelmed && problems.length === 0 && latency.count > 0 && latency.quantile(0.95) < limit

async function pointsFor(bench: Bench, stage: Stage, length: Length): Promise<Line[]> {
  const lines: Line[] = []
  for (const { point, rooms } of pointsOf(stage.contender.name)) {
    bench.say(`${stage.contender.name}: ${point}`)
    lines.push(lineOf(name, stage, point, await run(stage, { ...length, rooms })))
  }
  return lines
}

async function kneeOf(bench: Bench, stage: Stage, length: Length): Promise<Line[]> {
  const { contender } = stage
  const planFor = (typists: number): RunPlan => ({ ...length, rooms: [{ typists, readers: 0 }] })
  const tried = new Map<number, Outcome>()
  const knee = await kneeBy({ ...searches[contender.name], ratio: 1.12 }, async (typists) => {
    const outcome = await run(stage, planFor(typists))
    tried.set(typists, outcome)
    const p95 = outcome.overwhelmed ? 'overwhelmed' : `p95 ${outcome.latency.quantile(0.95).toFixed(0)} ms`
    bench.say(`${contender.name}: ${typists} typists, ${p95}`)
    return holds(outcome)
  })
  const largest = Math.max(...tried.keys())
  return [...tried]
    .sort(([a], [b]) => a - b)
    .map(([typists, outcome]) => {
      const isKnee = typists === knee
      const word = isKnee
        ? `**${typists} typists: the largest${knee === largest ? ' tried' : ''}**`
        : `${typists} typists`
      return lineOf(name, stage, word, outcome)
    })
}

export const oneRoom: Scenario = {
  number: 1,
  name,
  title: 'One room, all typing',
  servers: ['ours', 'hocuspocus', 'y-websocket', 'raw-echo', 'raw-coalesce'],
  async run(bench) {
    const length = bench.quick ? { warm: 1, seconds: 3 } : { warm: 2, seconds: 6 }
    const lines: Line[] = []
    for (const server of bench.servers) {
      const found = await bench.with(server, async (stage) => {
        const points = await pointsFor(bench, stage, length)
        return bench.quick ? points : [...points, ...(await kneeOf(bench, stage, length))]
      })
      lines.push(...found)
    }
    return lines
  },
}
