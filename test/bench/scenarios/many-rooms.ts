// Scenario 2: many small rooms, each with three typists.
import { run } from '../run.ts'
import type { Line } from '../report.ts'
import { lineOf, type Scenario } from './scenario.ts'

const name = 'many-rooms'

export const manyRooms: Scenario = {
  number: 2,
  name,
  title: 'Many rooms: 200 of three typists',
  servers: ['ours', 'hocuspocus', 'y-websocket', 'raw-echo'],
  async run(bench) {
    const [count, length] = bench.quick ? [50, { warm: 1, seconds: 3 }] : [200, { warm: 2, seconds: 10 }]
    const rooms = Array.from({ length: count }, () => ({ typists: 3, readers: 0 }))
    const lines: Line[] = []
    for (const server of bench.servers) {
      bench.say(`${server}: ${count} rooms`)
      const point = `${count} rooms of three`
      const outcome = await bench.with(server, async (stage) =>
        lineOf(name, stage, point, await run(stage, { ...length, rooms })),
      )
      lines.push(outcome)
    }
    return lines
  },
}
