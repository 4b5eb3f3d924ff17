// The load seen from the bench: its processes, one order given to all of them, their answers put together.
import { Histogram } from '../measure/histogram.ts'
import { Servant } from '../servant.ts'
import type { Answers, ClientSpec, Habits, Order, Report, Ticket } from './orders.ts'

type Kind = Order['order']

export class Load {
  readonly #workers: Servant[]

  /** Each process on a core of its own, of those given. */
  static async start(cores: readonly (number | null)[]): Promise<Load> {
    return new Load(await Promise.all(cores.map((core) => Servant.start(new URL('worker.ts', import.meta.url), core))))
  }

  private constructor(workers: Servant[]) {
    this.#workers = workers
  }

  get pids(): number[] {
    return this.#workers.map(({ pid }) => pid)
  }

  async seed(ticket: Ticket, update: Uint8Array): Promise<void> {
    await this.#workers[0]?.obey({ order: 'seed', ticket, update })
  }

  /** Clients are shared out by turns, so that every process has readers and typists. */
  async join(habits: Habits, clients: readonly ClientSpec[], starts: [number, Uint8Array][] = []): Promise<void> {
    await this.#all((index) => ({
      order: 'join',
      habits,
      starts,
      clients: clients.filter((_, place) => place % this.#workers.length === index),
    }))
  }

  async type(order: Omit<Extract<Order, { order: 'type' }>, 'order'>): Promise<Answers['type']> {
    const answers = await this.#all<'type'>(() => ({ order: 'type', ...order }))
    return { keystrokes: answers.flatMap(({ keystrokes }) => keystrokes) }
  }

  /** Milliseconds until nothing had come for `quiet`. */
  async settle(quiet: number, patience: number): Promise<number> {
    const answers = await this.#all<'settle'>(() => ({ order: 'settle', quiet, patience }))
    return Math.max(...answers.map(({ waited }) => waited))
  }

  /** What was measured since the last report. */
  async report(): Promise<Report> {
    return (await this.#all<'report'>(() => ({ order: 'report' }))).reduce(together)
  }

  async verify(): Promise<Answers['verify']> {
    const answers = await this.#all<'verify'>(() => ({ order: 'verify' }))
    return { replicas: answers.flatMap(({ replicas }) => replicas) }
  }

  async leave(): Promise<void> {
    await this.#all(() => ({ order: 'leave' }))
  }

  async stall(ids: number[]): Promise<void> {
    await this.#all(() => ({ order: 'stall', ids }))
  }

  async resume(ids: number[]): Promise<void> {
    await this.#all(() => ({ order: 'resume', ids }))
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()))
  }

  async #all<K extends Kind>(order: (index: number) => Extract<Order, { order: K }>): Promise<Answers[K][]> {
    return Promise.all(this.#workers.map((worker, index) => worker.obey(order(index)) as Promise<Answers[K]>)) // each order has its own answer
  }
}

/** Two stretches of one load, or one stretch of two, as one. */
export function together(a: Report, b: Report): Report {
  const merged = (key: 'latency' | 'acknowledged' | 'joined' | 'lateness') => {
    const histogram = Histogram.of(a[key])
    histogram.add(b[key])
    return histogram.counted()
  }
  return {
    latency: merged('latency'),
    acknowledged: merged('acknowledged'),
    joined: merged('joined'),
    lateness: merged('lateness'),
    bytesIn: a.bytesIn + b.bytesIn,
    framesIn: a.framesIn + b.framesIn,
    closed: [...new Map([...a.closed, ...b.closed])],
    refused: Math.max(a.refused, b.refused),
  }
}
