// Thirty minutes of a full room: six hundred and fifty people type four keystrokes a second each while some come and go,
// and go on in a new document every three minutes, since a text that grows takes memory that nobody loses. Memory and
// descriptors must not grow with time, and the logs and their snapshots must be whole at the end.
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
/** What is measured at the beginning is left out: the heap finds its size meanwhile. */
const warmShare = 0.2
/** Descriptors of the threads that come and go, each with a connection of its own. */
const ofThreads = 10
const mostGrowth = 0.05

/** How the unit of docs/operations starts the process: what is freed goes back to the system. */
const asInUnit = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' } as const

interface Sample {
  minutes: number
  /** Resident, and used by objects and buffers; garbage was collected just before. */
  megabytes: number
  used: number
  descriptors: number
  threads: number
}

export const soak: Part = {
  name: 'soak',
  about: 'a room at half of its knee for thirty minutes: memory, descriptors, logs and snapshots',
  async run(run) {
    const minutes = Number(process.env.SOAK_MINUTES ?? (run.form === 'long' ? 30 : 0.1))
    const typists = Number(process.env.SOAK_TYPISTS ?? (run.form === 'long' ? 650 : 20))
    const stretches = run.form === 'long' ? Math.max(1, Math.round(minutes / 3)) : 2
    const house = await openHouse(run)
    const watch = new Watch(run, house, minutes < 1 ? 500 : 5_000)
    const watched = watch.untilOver()
    // It is told where it is awaited, once the stretch under way is over.
    watched.catch(() => {})
    const texts: Text[] = []
    try {
      for (let nth = 0; nth < stretches; nth++) {
        const documentId = await house.newDocument(`Salle ${nth + 1}`)
        texts.push(await aStretch(house, documentId, { typists, minutes: minutes / stretches, watch }))
      }
    } finally {
      watch.isOver = true
      await watched
    }
    const problems: string[] = []
    const log = { rows: 0, bytes: 0 }
    for (const text of texts) {
      const { rows, bytes, problems: found } = await judged(house, text)
      log.rows += rows
      log.bytes += bytes
      problems.push(...found)
    }
    const keystrokes = texts.flatMap(({ typed }) => typed).reduce((sum, one) => sum + one.keystrokes, 0)
    const { samples, visits } = watch
    return outcomeOf({ run, minutes, typists, documents: texts.length, samples, visits, log, keystrokes }, problems)
  },
}

interface House {
  readonly dataDir: string
  readonly product: ProductProcess
  /** Where the product says what it holds. */
  readonly memoryFile: string
  readonly cookie: string
  readonly load: Load
  newDocument(title: string): Promise<string>
}

async function openHouse(run: Run): Promise<House> {
  const memoryIn = (dataDir: string) => join(dataDir, 'memory.json')
  const { dataDir, product, team } = await openProduct(run, (place) => ({
    env: {
      MAX_SOCKETS_PER_PERSON: '10000',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      BENCH_MEMORY_FILE: memoryIn(place),
      ...asInUnit,
    },
    program: [...askable, join(root, 'dist', 'server', 'main.js')],
  }))
  const load = await Load.start([null])
  run.closing(() => load.stop())
  const { nadia, demarcheId } = team
  const newDocument = async (title: string): Promise<string> => {
    const made = await nadia.call('createDocument', { demarcheId, title, template: 'note', restricted: false })
    return made.documentId
  }
  return { dataDir, product, memoryFile: memoryIn(dataDir), cookie: nadia.cookie, load, newDocument }
}

/** What became of one document: what was typed, and what its people hold in the end. */
interface Text {
  readonly documentId: string
  readonly typed: readonly Typed[]
  readonly replicas: Awaited<ReturnType<Load['verify']>>['replicas']
  readonly mishaps: readonly string[]
}

/** So many come, type for so long, and leave. */
async function aStretch(
  { product, cookie, load }: House,
  documentId: string,
  { typists, minutes, watch }: { typists: number; minutes: number; watch: Watch },
): Promise<Text> {
  const ticket = ticketTo(Number(new URL(product.url).port), documentId, cookie)
  const { update, desks } = seedFor(typists)
  await load.seed(ticket, update)
  const clients = desks.map((desk, id): ClientSpec => ({ id, room: 0, ticket, desk, observes: id % 50 === 0, at: 0 }))
  await load.join(habits, clients)
  watch.documentId = documentId
  const begin = instant() + 50
  const keystrokes = Math.max(1, Math.round((minutes * 60_000) / period))
  const typed = typedOf(await load.type({ begin, keystrokes, countFrom: begin, countUntil: Infinity }))
  watch.documentId = null
  await load.settle(1_000, 30_000)
  const { replicas } = await load.verify()
  const mishaps = mishapsIn(await load.report())
  await load.leave()
  return { documentId, typed, replicas, mishaps }
}

/** All replicas equal to each other and to what the log rebuilds, and the log whole. */
async function judged(
  { dataDir }: House,
  { documentId, typed, replicas, mishaps }: Text,
): Promise<{ rows: number; bytes: number; problems: string[] }> {
  const { hash, rows, bytes, problems } = await inside(dataDir, async (sql) => ({
    hash: fingerprintOf(await updatesIn(sql, documentId)).hash,
    ...(await logReport(sql, documentId)),
  }))
  return { rows, bytes, problems: [...problemsOf(replicas, typed, new Map([[0, hash]])), ...problems, ...mishaps] }
}

/** What the product holds as time goes by; and people who come, read everything and leave. */
class Watch {
  readonly #run: Run
  readonly #house: House
  readonly #everyMs: number
  readonly samples: Sample[] = []
  visits = 0
  /** What is typed in now. */
  documentId: string | null = null
  isOver = false

  constructor(run: Run, house: House, everyMs: number) {
    this.#run = run
    this.#house = house
    this.#everyMs = everyMs
  }

  async untilOver(): Promise<void> {
    const { product, memoryFile, cookie } = this.#house
    const began = performance.now()
    while (!this.isOver) {
      const minutes = (performance.now() - began) / 60_000
      const { resident, live } = await memoryAfterCollection(product.pid, memoryFile)
      const descriptors = readdirSync(`/proc/${product.pid}/fd`).length
      const threads = readdirSync(`/proc/${product.pid}/task`).length
      this.samples.push({ minutes, megabytes: megabytes(resident), used: megabytes(live), descriptors, threads })
      if (this.samples.length % 12 === 0) this.#run.say(told(this.samples.at(-1)))
      // what they took must be given back
      if (this.samples.length % 3 === 1 && this.documentId !== null) {
        await readText(product.url, this.documentId, cookie)
        this.visits++
      }
      await wait(this.#everyMs)
    }
  }
}

const told = (sample: Sample | undefined): string =>
  `${sample?.minutes.toFixed(1)} min: ${sample?.megabytes.toFixed(0)} MB resident, ${sample?.used.toFixed(1)} MB used, ${sample?.descriptors} descriptors`

interface Soaked {
  run: Run
  minutes: number
  typists: number
  documents: number
  samples: readonly Sample[]
  visits: number
  log: { rows: number; bytes: number }
  keystrokes: number
}

function outcomeOf(soaked: Soaked, problems: string[]): Outcome {
  const { run, minutes, typists, documents, samples, visits, log, keystrokes } = soaked
  const warm = samples.filter((sample) => sample.minutes > minutes * warmShare)
  const usual = warm.filter(({ threads }) => threads === usualOf(warm))
  const memory = flatness(usual.map(({ minutes: at, megabytes }) => [at, megabytes]))
  const used = flatness(warm.map(({ minutes: at, used: megabytes }) => [at, megabytes]))
  const descriptors = flatness(warm.map(({ minutes: at, descriptors: open }) => [at, open]))
  const failures = [...problems]
  // in the short form the heap has not found its size yet: the figure is told, and judged in the long one
  if (run.form === 'long' && memory.growth > mostGrowth) failures.push(`memory grew by ${percent(memory.growth)}`)
  const more = descriptors.growth * descriptors.first
  if (descriptors.growth > mostGrowth && more > ofThreads)
    failures.push(`descriptors grew by ${percent(descriptors.growth)}`)
  return {
    counts: {
      minutes,
      'people typing': typists,
      'in so many documents, one after the other': documents,
      keystrokes,
      'people who came, read and left meanwhile': visits,
      'resident memory after the warm-up, garbage collected, MB': Math.round(memory.first),
      'the same at its end, MB': Math.round(memory.last),
      'memory: slope over the whole, after the warm-up': percent(memory.growth),
      'seen so many times, the thread of the index apart': `${usual.length} of ${warm.length}`,
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

/** A thread that comes to read a text for the index takes a hundred megabytes, and gives them back: without it, this many are there. */
function usualOf(samples: readonly Sample[]): number {
  const counts = new Map<number, number>()
  for (const { threads } of samples) counts.set(threads, (counts.get(threads) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
