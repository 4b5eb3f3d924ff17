// Thirty minutes of a full room: six hundred and fifty people type four keystrokes a second each while some come and go. Memory and
// descriptors must not grow with time, and the log and its snapshots must be whole at the end.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ticketTo } from '../bench/contenders/installation.ts'
import { askable, memoryAfterCollection } from '../bench/estates/estate.ts'
import { mishapsIn, problemsOf, typedOf, type Typed } from '../bench/verdict.ts'
import { fingerprintOf } from '../bench/load/fingerprint.ts'
import { Load } from '../bench/load/load.ts'
import { instant, type ClientSpec } from '../bench/load/orders.ts'
import { period } from '../bench/load/schedule.ts'
import { megabytes } from '../bench/report.ts'
import { seedFor } from '../bench/seed.ts'
import { inside } from '../support/inside.ts'
import { logReport } from '../support/log-check.ts'
import { root } from '../support/paths.ts'
import { updatesIn } from '../support/rebuilt.ts'
import type { ProductProcess } from '../support/processes.ts'
import { readText } from '../support/reader.ts'
import type { Outcome, Part, Run } from './part.ts'
import { openProduct } from './product.ts'
import { flatness } from './slope.ts'

const habits = { syncs: true, echoes: true, acknowledges: true } as const
/** What is written at the beginning of a full room, and kept: the heap finds its size meanwhile. */
const warmShare = 0.2
const mostGrowth = 0.05

interface Sample {
  minutes: number
  /** Resident, and used by objects and buffers; garbage was collected just before. */
  megabytes: number
  used: number
  descriptors: number
}

export const soak: Part = {
  name: 'soak',
  about: 'a room at half of its knee for thirty minutes: memory, descriptors, log and snapshots',
  async run(run) {
    const minutes = Number(process.env.SOAK_MINUTES ?? (run.form === 'long' ? 30 : 0.1))
    const typists = Number(process.env.SOAK_TYPISTS ?? (run.form === 'long' ? 650 : 20))
    const room = await fullRoom(run, typists)
    const typing = typeFor(room.load, minutes)
    const watched = await watch(run, room, typing, minutes)
    const typed = await typing
    await room.load.settle(1_000, 30_000)
    const { replicas } = await room.load.verify()
    const report = await room.load.report()
    await room.load.leave()
    const log = await inside(room.dataDir, async (sql) => {
      const { hash } = fingerprintOf(await updatesIn(sql, room.documentId))
      return { hash, ...(await logReport(sql, room.documentId)) }
    })
    const problems = [...problemsOf(replicas, typed, new Map([[0, log.hash]])), ...log.problems, ...mishapsIn(report)]
    return outcomeOf({ run, minutes, typists, ...watched, log, typed }, problems)
  },
}

interface Room {
  readonly dataDir: string
  readonly product: ProductProcess
  /** Where the product says what it holds. */
  readonly memoryFile: string
  readonly documentId: string
  readonly cookie: string
  readonly load: Load
}

/** So many people in one document, none of whom types yet. */
async function fullRoom(run: Run, typists: number): Promise<Room> {
  const memoryIn = (dataDir: string) => join(dataDir, 'memory.json')
  const { dataDir, product, team } = await openProduct(run, (place) => ({
    env: {
      MAX_SOCKETS_PER_PERSON: '10000',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      BENCH_MEMORY_FILE: memoryIn(place),
    },
    program: [...askable, join(root, 'dist', 'server', 'main.js')],
  }))
  const load = await Load.start([null])
  run.closing(() => load.stop())
  const { documentId } = team
  const { cookie } = team.nadia
  const ticket = ticketTo(Number(new URL(product.url).port), documentId, cookie)
  const { update, desks } = seedFor(typists)
  await load.seed(ticket, update)
  const clients = desks.map((desk, id): ClientSpec => ({ id, room: 0, ticket, desk, observes: id % 50 === 0, at: 0 }))
  await load.join(habits, clients)
  return { dataDir, product, memoryFile: memoryIn(dataDir), documentId, cookie, load }
}

/** Until the typing is over: what the product holds, and people who come, read everything and leave. */
async function watch(
  run: Run,
  { product, memoryFile, documentId, cookie }: Room,
  typing: Promise<unknown>,
  minutes: number,
): Promise<{ samples: Sample[]; visits: number }> {
  const samples: Sample[] = []
  let visits = 0
  let isOver = false
  const over = () => (isOver = true)
  // What went wrong is told where the typing is awaited.
  typing.then(over, over)
  const began = performance.now()
  while (!isOver) {
    const minutesGone = (performance.now() - began) / 60_000
    const { resident, live } = await memoryAfterCollection(product.pid, memoryFile)
    const descriptors = readdirSync(`/proc/${product.pid}/fd`).length
    samples.push({ minutes: minutesGone, megabytes: megabytes(resident), used: megabytes(live), descriptors })
    if (samples.length % 12 === 0) run.say(told(samples.at(-1)))
    // what they took must be given back
    if (samples.length % 3 === 1) {
      await readText(product.url, documentId, cookie)
      visits++
    }
    await Promise.race([wait(minutes < 1 ? 500 : 5_000), typing])
  }
  return { samples, visits }
}

/** In stretches of a minute, so that no calendar of half an hour is held. */
async function typeFor(load: Load, minutes: number): Promise<Typed[]> {
  let last: Typed[] = []
  const keystrokes = Math.max(1, Math.round((Math.min(1, minutes) * 60_000) / period))
  for (let minute = 0; minute < minutes; minute++) {
    const begin = instant() + 50
    const answer = await load.type({ begin, keystrokes, countFrom: begin, countUntil: Infinity })
    last = typedOf(answer)
  }
  return last
}

const told = (sample: Sample | undefined): string =>
  `${sample?.minutes.toFixed(1)} min: ${sample?.megabytes.toFixed(0)} MB resident, ${sample?.used.toFixed(1)} MB used, ${sample?.descriptors} descriptors`

interface Soaked {
  run: Run
  minutes: number
  typists: number
  samples: readonly Sample[]
  visits: number
  log: { rows: number; bytes: number }
  typed: readonly Typed[]
}

function outcomeOf({ run, minutes, typists, samples, visits, log, typed }: Soaked, problems: string[]): Outcome {
  const warm = samples.filter((sample) => sample.minutes > minutes * warmShare)
  const memory = flatness(warm.map(({ minutes: at, megabytes }) => [at, megabytes]))
  const used = flatness(warm.map(({ minutes: at, used: megabytes }) => [at, megabytes]))
  const descriptors = flatness(warm.map(({ minutes: at, descriptors: open }) => [at, open]))
  const failures = [...problems]
  // in the short form the heap has not found its size yet: the figure is told, and judged in the long one
  if (run.form === 'long' && memory.growth > mostGrowth) failures.push(`memory grew by ${percent(memory.growth)}`)
  if (descriptors.growth > mostGrowth) failures.push(`descriptors grew by ${percent(descriptors.growth)}`)
  return {
    counts: {
      minutes,
      'people typing': typists,
      keystrokes: typed.reduce((sum, { keystrokes }) => sum + keystrokes, 0),
      'people who came, read and left meanwhile': visits,
      'resident memory after the warm-up, garbage collected, MB': Math.round(memory.first),
      'the same at its end, MB': Math.round(memory.last),
      'memory: slope over the whole, after the warm-up': percent(memory.growth),
      'of which used by objects and buffers, after the warm-up, MB': used.first.toFixed(1),
      'the same at the end, MB': used.last.toFixed(1),
      'descriptors after the warm-up': Math.round(descriptors.first),
      'descriptors: slope over the whole': percent(descriptors.growth),
      'rows of the log read again, chained and rebuilt': log.rows,
      'bytes of updates in them': log.bytes,
    },
    failures,
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
