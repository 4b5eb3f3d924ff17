// Scenario 3: a great meeting: ten write, three thousand read, and a thousand of these come while the typing goes on.
import { run, type RunPlan } from '../run.ts'
import type { Line } from '../report.ts'
import { lineOf, type Scenario } from './scenario.ts'

const name = 'great-meeting'

export const greatMeeting: Scenario = {
  number: 3,
  name,
  title: 'A great meeting: ten typists and 3,000 readers',
  servers: ['ours', 'hocuspocus', 'raw-coalesce'],
  async run(bench) {
    const [readers, seconds, coming] = bench.quick ? [600, 4, 200] : [3_000, 10, 1_000]
    const within = bench.quick ? 4 : 20
    const rooms = [{ typists: 10, readers }]
    const points: [string, RunPlan][] = [
      [`${readers} readers`, { rooms, warm: 2, seconds }],
      [
        `${coming} of ${readers} join within ${within} s`,
        { rooms, warm: 2, seconds: within, latecomers: { count: coming, within } },
      ],
    ]
    const lines: Line[] = []
    for (const server of bench.servers) {
      await bench.with(server, async (stage) => {
        for (const [point, plan] of points) {
          if (plan.latecomers && !stage.contender.habits.syncs) continue // a relay has nothing for who comes late
          bench.say(`${server}: ${point}`)
          const outcome = await run(stage, plan)
          const line = lineOf(name, stage, point, outcome)
          const joined = plan.latecomers ? outcome.joined.quantile(0.95) : '—'
          lines.push({ ...line, figures: { 'joined p95 ms': joined, ...line.figures } })
        }
      })
    }
    return lines
  },
}
