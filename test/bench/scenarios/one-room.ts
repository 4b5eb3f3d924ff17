// Scenario 1: one room, all typing.
import type { ContenderName } from '../contenders/contender.ts'
import type { Line } from '../report.ts'
import { run, type RunPlan, type Stage } from '../run.ts'
import { figuresOf, type Bench, type Scenario } from './scenario.ts'

const name = 'one-room'

type Point = { point: string; plan: RunPlan }

const pointsOf = (quick: boolean): Point[] => {
  const length = quick ? { warm: 1, seconds: 3 } : { warm: 2, seconds: 8 }
  return [
    { point: 'a lone pair', plan: { ...length, rooms: [{ typists: 2, readers: 0 }] } },
    { point: '60 typists, 1,000 readers', plan: { ...length, rooms: [{ typists: 60, readers: 1_000 }] } },
    { point: '100 typists', plan: { ...length, rooms: [{ typists: 100, readers: 0 }] } },
  ]
}

async function measured(stage: Stage, { point, plan }: Point): Promise<Line> {
  const outcome = await run(stage, plan)
  return {
    scenario: name,
    server: stage.contender.name,
    point,
    figures: figuresOf(outcome),
    problems: outcome.problems,
  }
}

async function pointsFor(bench: Bench, server: ContenderName): Promise<Line[]> {
  return bench.with(server, async (stage) => {
    const lines: Line[] = []
    for (const point of pointsOf(bench.quick)) {
      bench.say(`${server}: ${point.point}`)
      lines.push(await measured(stage, point))
    }
    return lines
  })
}

export const oneRoom: Scenario = {
  number: 1,
  name,
  title: 'One room, all typing',
  servers: ['ours', 'hocuspocus', 'y-websocket', 'raw-echo', 'raw-coalesce'],
  async run(bench) {
    const lines: Line[] = []
    for (const server of bench.servers) lines.push(...(await pointsFor(bench, server)))
    return lines
  },
}
