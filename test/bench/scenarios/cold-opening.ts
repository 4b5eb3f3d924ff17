// Scenario 4: a heavy document is opened for the first time after a restart, while others type elsewhere.
import { setTimeout as wait } from 'node:timers/promises'
import { heavyDocument } from '../documents/heavy.ts'
import { wordsOfUpdates } from '../../support/words.ts'
import type { Made } from '../documents/made.ts'
import { yearOfHistory } from '../documents/year.ts'
import { atEachEstate, type Manor } from '../estates/manor.ts'
import type { Plot, Visiting } from '../estates/estate.ts'
import { megabytes, type Line } from '../report.ts'
import { fresh } from '../visitors/visitors.ts'
import type { Bench, Scenario } from './scenario.ts'

const name = 'cold-opening'

type Opening = {
  point: string
  made: Made
  as: Visiting
  plot: Plot
  seconds: number
  /** Waits until it is out of memory again. */
  isWatched: boolean
}

/** One opening, from a process that has never seen the document to one that has forgotten it again. */
async function opened(manor: Manor, { point, made, as, plot, seconds, isWatched }: Opening): Promise<Line> {
  const { estate, visitors } = manor
  await estate.restart('SIGTERM')
  const [ticket] = await plot.tickets(1, as)
  if (ticket === undefined) throw new Error('nobody may open it')
  const neighbours = await manor.neighbours()
  const { waits: calm } = await neighbours.during(isWatched ? 2 : 1, async () => undefined)
  const before = await estate.memory()
  const { waits, result } = await neighbours.during(seconds, async () => {
    await wait(500)
    const [visited] = await visitors.visit([ticket], fresh(new Uint8Array([0, 0])), { patience: 30_000 })
    await wait(1_000)
    return visited
  })
  const given = await visitors.payloads(result?.given ?? [])
  const isWhole = result?.syncedMs != null && wordsOfUpdates(given) === made.text
  const open = await estate.memory()
  await visitors.leave()
  if (isWatched) await wait(estate.closesAfterMs)
  const after = isWatched ? await estate.memory() : null
  const problems = await neighbours.leave(estate.storesAfterMs)
  return {
    scenario: name,
    server: estate.name,
    point,
    figures: {
      'synced ms': result?.syncedMs ?? 'never',
      'state MB': megabytes(made.state.length),
      'sent MB': megabytes(result?.bytes ?? 0),
      'others’ longest ms': waits.shown.greatest,
      'calm longest ms': calm.shown.greatest,
      'loop longest ms': open.longestMs,
      'open MB': megabytes(open.resident - before.resident),
      'closed MB': after ? megabytes(after.resident - before.resident) : '—',
      'open live MB': megabytes(open.live - before.live),
      'closed live MB': after ? megabytes(after.live - before.live) : '—',
    },
    problems: isWhole ? problems : ['in sync without the whole text', ...problems],
  }
}

async function openings(bench: Bench, manor: Manor): Promise<Line[]> {
  const heavy = heavyDocument({ edits: bench.quick ? 10_000 : 100_000 })
  const year = yearOfHistory({ tabs: bench.quick ? 500 : 5_000 })
  const seconds = bench.quick ? 3 : 5
  const lines: Line[] = []
  const points: (Omit<Opening, 'plot' | 'isWatched'> & { rowsBehind?: number })[] = [
    { point: heavy.name, made: heavy, as: 'writer', seconds },
    // a room that closes leaves nothing behind its state if the last rows delete something; one that was killed does
    { point: `${heavy.name}, a reader without history`, made: heavy, as: 'observer', seconds, rowsBehind: 0 },
    { point: `${heavy.name}, the same after a kill`, made: heavy, as: 'observer', seconds, rowsBehind: 20 },
    { point: `a year: ${year.name}`, made: year, as: 'writer', seconds },
  ]
  for (const point of points) {
    if (point.as === 'observer' && manor.estate.name !== 'ours') continue // knows no such right
    bench.say(`${manor.estate.name}: ${point.point}`)
    const isWatched = !bench.quick || (manor.estate.name === 'ours' && lines.length === 0)
    lines.push(
      await opened(manor, { ...point, isWatched, plot: await manor.estate.plot(point.made, point.rowsBehind) }),
    )
  }
  return lines
}

export const coldOpening: Scenario = {
  number: 4,
  name,
  title: 'Cold opening of a heavy document',
  servers: ['ours', 'hocuspocus'],
  run: (bench) => atEachEstate(bench, (manor) => openings(bench, manor)),
}
