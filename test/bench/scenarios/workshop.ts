// Scenario 11: a hall in a workshop. Joins, acts, contributions, reveals, over real sockets; the same rules in memory beside.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import { inMemory, ours, type Measurable } from '../hall/halls.ts'
import type { Answers } from '../hall/orders.ts'
import { Phones } from '../hall/phones.ts'
import { Histogram } from '../measure/histogram.ts'
import { Meter } from '../measure/meter.ts'
import { cores } from '../processes.ts'
import { megabytes, type Line } from '../report.ts'
import type { Bench, Scenario } from './scenario.ts'

const name = 'workshop'

/** How much of everything: a hall, and a small one to see that all works. */
export const sizes = {
  whole: {
    slowly: 200,
    within: 120_000,
    atOnce: 300,
    more: 500,
    acts: 20,
    written: 500,
    bulk: 1_000,
    idle: 10_000,
  },
  quick: { slowly: 20, within: 4_000, atOnce: 30, more: 50, acts: 5, written: 50, bulk: 100, idle: 2_000 },
}

class Measuring {
  readonly lines: (Line & { problems: string[] })[] = []
  readonly #hall: Measurable
  readonly #phones: Phones
  readonly #bench: Bench
  readonly #size: (typeof sizes)['whole']

  constructor(bench: Bench, hall: Measurable, phones: Phones) {
    this.#bench = bench
    this.#hall = hall
    this.#phones = phones
    this.#size = sizes[bench.quick ? 'quick' : 'whole']
  }

  async run(): Promise<void> {
    const { slowly, within, atOnce, more, written, bulk } = this.#size
    const { place, screenCookie } = this.#hall
    await this.#phones.do({ order: 'enter', place })
    // the floor is given less time than a room takes to fill: its wait would tell nothing
    const spread = this.#hall.name === 'ours' ? within : Math.min(within, 30_000)
    await this.#joins(`${slowly} join in ${spread / 1000} s`, slowly, spread)
    await this.#joins(`${atOnce} more at once, from one address`, atOnce, 0)
    await this.#phones.do({ order: 'follow', screenCookie })
    const people = slowly + atOnce
    await this.#acts(`an act, seen by ${people}`)
    const roundId = await this.#roundId()
    await this.#writes(`${written} contributions, 50 a second, hidden`, written)
    await this.#reveals(`${written} contributions revealed to ${people}`, roundId)
    await this.#hall.steer({ kind: 'next', roundId })
    await this.#writes(`${written} contributions, 50 a second, read by ${people}`, written)
    await this.#fill(bulk)
    const all = written * 2 + bulk
    await this.#acts(`an act, beside ${all} contributions`)
    await this.#reveals(`${written} of ${all} revealed to ${people}`, roundId)
    await this.#wholes(`all of ${all} read at once by ${people}`)
    await this.#votes(`${people} votes with a name, 100 a second, told live`, false)
    // the floor has no box
    if (this.#hall.name === 'ours') await this.#votes(`${people} secret ballots, 100 a second`, true)
    await this.#joins(`${more} more at once`, more, 0)
    await this.#acts(`an act, seen by ${people + more}`)
    await this.#rests(`${people + more} who wait, nothing happens`)
  }

  #meter(): Meter {
    const { pids, name: server } = this.#hall
    const postmaster = server === 'ours' ? this.#bench.ground.postmaster : undefined
    return new Meter({ server: pids, load: [this.#phones.pid], postmaster })
  }

  #line(
    point: string,
    figures: Line['figures'],
    meter: Meter,
    { problems = [], limits = {} }: { problems?: readonly string[]; limits?: Limits } = {},
  ): void {
    const spent = meter.read()
    const cost = {
      'CPU %': spent.serverCpu,
      'Postgres %': spent.postgresCpu,
      'RSS MB': megabytes(spent.resident),
      'load %': spent.loadCpu,
      'others %': spent.othersCpu,
      goals:
        this.#hall.name === 'ours'
          ? goalsOf({ ...figures, 'CPU %': spent.serverCpu, 'RSS MB': megabytes(spent.resident) }, limits)
          : '',
    }
    this.lines.push({
      scenario: name,
      server: this.#hall.name,
      point,
      figures: { ...figures, ...cost },
      problems: [...problems],
    })
    this.#bench.say(
      `${this.#hall.name}: ${point} ${JSON.stringify({ ...figures, ...cost })} ${problems.slice(0, 3).join('; ')}`,
    )
  }

  async #joins(point: string, count: number, within: number): Promise<void> {
    const meter = this.#meter()
    const { took, refused, seconds } = await this.#phones.do({ order: 'join', count, within })
    this.#line(point, { ...quantiles(took), 'all s': seconds }, meter, { problems: refused.slice(0, 5) })
    await this.#phones.do({ order: 'settle', quiet: 1_500 })
  }

  /** A word to all, and two minutes more, by turns. */
  async #acts(point: string): Promise<void> {
    const meter = this.#meter()
    const told: Answers['act'][] = []
    const roundId = await this.#roundId()
    for (let n = 0; n < this.#size.acts; n++) {
      const act: SteeringCommand =
        n % 2 === 0
          ? { kind: 'message', text: `Encore un mot ${n}` }
          : { kind: 'extend', roundId, milliseconds: 120_000, tableId: null }
      told.push(await this.#phones.do({ order: 'act', commands: [act] }))
      await wait(300)
    }
    this.#line(point, this.#told(told), meter, { problems: problemsOf(told), limits: { 'p95 ms': 300 } })
  }

  /** In the next round. */
  async #votes(point: string, isSecret: boolean): Promise<void> {
    await this.#hall.steer({ kind: 'next', roundId: await this.#roundId() })
    const roundId = await this.#roundId()
    await this.#hall.steer({ kind: 'openBallot', roundId })
    const items = (await this.#hall.view()).subjects.length
    const meter = this.#meter()
    const { saved, refused } = await this.#phones.do({ order: 'vote', perSecond: 100, roundId, items, isSecret })
    this.#line(point, quantiles(saved), meter, { problems: refused.slice(0, 5) })
    await this.#phones.do({ order: 'settle', quiet: 1_500 })
    const counted = (await this.#hall.view()).head.counts.voted
    if (counted !== Histogram.of(saved).count) this.lines.at(-1)?.problems.push(`${counted} votes are counted`)
  }

  async #reveals(point: string, roundId: string): Promise<void> {
    const meter = this.#meter()
    const told: Answers['act'][] = []
    for (const revealed of [true, false, true, false, true, false]) {
      const one = await this.#phones.do({ order: 'act', commands: [{ kind: 'reveal', roundId, revealed }] })
      if (revealed) told.push(one)
      await this.#phones.do({ order: 'settle', quiet: 500 })
    }
    this.#line(point, this.#told(told), meter, { problems: problemsOf(told), limits: { 'p95 ms': 300 } })
  }

  #told(told: readonly Answers['act'][]): Line['figures'] {
    const phones = told.reduce((sum, one) => (sum.add(one.phones), sum), new Histogram())
    const bytes = told.reduce((sum, one) => sum + one.bytes, 0) / told.length
    return { ...quantiles(phones.counted()), 'KB a phone': bytes / 1024 }
  }

  async #writes(point: string, count: number): Promise<void> {
    const meter = this.#meter()
    const roundId = await this.#roundId()
    const { saved, shown, refused } = await this.#phones.do({ order: 'write', count, perSecond: 50, roundId })
    const screen = Histogram.of(shown)
    const figures = { 'screen p50 ms': screen.quantile(0.5), 'screen p95 ms': screen.quantile(0.95) }
    const problems = refused.slice(0, 5)
    this.#line(point, { ...quantiles(saved), ...figures }, meter, { problems, limits: { 'screen p95 ms': 1_000 } })
    await this.#phones.do({ order: 'settle', quiet: 1_500 })
  }

  /** From paper, quickly, for all to read. */
  async #fill(count: number): Promise<void> {
    const roundId = await this.#roundId()
    for (let done = 0; done < count; done += 100) {
      const lines = Array.from({ length: Math.min(100, count - done) }, (_, n): SteeringCommand => {
        const text = `Sur la feuille, ligne ${done + n} : trouver un local à plusieurs, près des commerces de la gare.`
        return { kind: 'enter', roundId, tableId: null, contributionId: randomUUID(), type: 'obstacle', text }
      })
      await this.#hall.steer(...lines)
    }
    await this.#phones.do({ order: 'settle', quiet: 1_000 })
  }

  /** As after a restart, or when the network of the hall comes back. */
  async #wholes(point: string): Promise<void> {
    const meter = this.#meter()
    const { took, bytes } = await this.#phones.do({ order: 'reopen' })
    const { problems } = await this.#phones.do({ order: 'verify' })
    this.#line(point, { ...quantiles(took), 'KB a phone': bytes / 1024 }, meter, { problems })
  }

  async #rests(point: string): Promise<void> {
    const meter = this.#meter()
    await wait(this.#size.idle)
    const { problems } = await this.#phones.do({ order: 'verify' })
    this.#line(point, {}, meter, { problems })
  }

  async #roundId(): Promise<string> {
    return (await this.#hall.view()).head.round?.id ?? ''
  }
}

/** What issue 5 asks for: by the name of a figure, the most that it may be. */
type Limits = Readonly<Record<string, number>>

/** Under one core and 512 MB without Postgres, whatever is done. */
const always: Limits = { 'CPU %': 100, 'RSS MB': 512 }

function goalsOf(figures: Line['figures'], limits: Limits): string {
  const missed = Object.entries({ ...always, ...limits }).filter(([what, most]) => Number(figures[what]) > most)
  return missed.length === 0 ? 'met' : `over: ${missed.map(([what, most]) => `${what} ${most}`).join(', ')}`
}

const quantiles = (counted: Answers['join']['took']): Line['figures'] => {
  const histogram = Histogram.of(counted)
  return { 'p50 ms': histogram.quantile(0.5), 'p95 ms': histogram.quantile(0.95), 'longest ms': histogram.greatest }
}

const problemsOf = (told: readonly Answers['act'][]): string[] =>
  told.flatMap(({ refused, missing }) => [...refused, ...(missing > 0 ? [`${missing} phones never heard of it`] : [])])

export async function measured(bench: Bench, starts = [ours, inMemory]): Promise<Line[]> {
  const lines: Line[] = []
  for (const start of starts) {
    const hall = await start(bench)
    const phones = await Phones.start(cores.load)
    const measuring = new Measuring(bench, hall, phones)
    try {
      await measuring.run()
      await phones.do({ order: 'leave' })
    } finally {
      lines.push(...measuring.lines)
      await phones.stop()
      await hall.stop()
    }
  }
  return lines
}

export const workshop: Scenario = {
  number: 11,
  name,
  title: 'A hall in a workshop',
  servers: ['ours'],
  run: (bench) => measured(bench),
}
