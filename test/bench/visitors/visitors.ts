// The visitors seen from the bench: one process on the core of the load, asked one thing at a time.
import { cores } from '../processes.ts'
import { Servant } from '../servant.ts'
import type { Ticket } from '../load/orders.ts'
import type { Moved, MoverSpec, Touch, Visit, VisitAnswers, Visited, VisitOrder } from './orders.ts'

type Kind = VisitOrder['order']

/** What a visitor comes with. */
export type Standing = Pick<Visit, 'vector' | 'reply'>

export const fresh = (reply: Uint8Array): Standing => ({ vector: new Uint8Array([0]), reply })

export class Visitors {
  readonly #servant: Servant
  /** Of the visitor who came last: whoever comes later is somebody else. */
  #lastVisitor = -1

  static async start(): Promise<Visitors> {
    return new Visitors(await Servant.start(new URL('process.ts', import.meta.url), cores.load))
  }

  private constructor(servant: Servant) {
    this.#servant = servant
  }

  get pid(): number {
    return this.#servant.pid
  }

  /** They come all at once, or spread over `overMs`, and stay beside those who are there. */
  async visit(tickets: readonly Ticket[], standing: Standing, { overMs = 0, patience = 60_000 } = {}) {
    const visits = tickets.map((ticket, index) => ({
      id: ++this.#lastVisitor,
      ticket,
      at: (index / tickets.length) * overMs,
      ...standing,
    }))
    return (await this.#obey({ order: 'visit', visits, patience })).visited
  }

  async payloads(numbers: number[]): Promise<Uint8Array[]> {
    return (await this.#obey({ order: 'payloads', numbers })).payloads
  }

  renew(everyMs: number): Promise<null> {
    return this.#obey({ order: 'renew', everyMs })
  }

  touch(touches: Touch[], atOnce: number): Promise<VisitAnswers['touch']> {
    return this.#obey({ order: 'touch', touches, atOnce })
  }

  moveIn(movers: MoverSpec[], base: Uint8Array[], overMs = 0): Promise<null> {
    return this.#obey({ order: 'moveIn', movers, base, overMs })
  }

  moversType(keystrokes: number, periodMs: number): Promise<null> {
    return this.#obey({ order: 'moversType', keystrokes, periodMs })
  }

  moversSettle(patience: number): Promise<VisitAnswers['moversSettle']> {
    return this.#obey({ order: 'moversSettle', patience })
  }

  async moversTell(): Promise<Moved[]> {
    return (await this.#obey({ order: 'moversTell' })).movers
  }

  /** What a replica that has these updates tells of itself. */
  async fingerprint(updates: Uint8Array[]): Promise<string> {
    return (await this.#obey({ order: 'fingerprint', updates })).fingerprint
  }

  /** How many of them are still connected. */
  async countOpen(): Promise<number> {
    return (await this.#obey({ order: 'countOpen' })).open
  }

  leave(): Promise<null> {
    return this.#obey({ order: 'leave' })
  }

  stop(): Promise<void> {
    return this.#servant.stop()
  }

  #obey<K extends Kind>(order: Extract<VisitOrder, { order: K }>): Promise<VisitAnswers[K]> {
    return this.#servant.obey(order) as Promise<VisitAnswers[K]> // each order has its own answer
  }
}

/** How long until the last was in sync; null when somebody never was. */
export function lastSynced(visited: readonly Visited[]): number | null {
  const times = visited.map(({ syncedMs }) => syncedMs)
  return times.every((ms) => ms !== null) ? Math.max(...times) : null
}
