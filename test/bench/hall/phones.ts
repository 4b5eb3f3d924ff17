// The hall of phones seen from the bench: a process of its own, one order after the other.
import { Servant } from '../servant.ts'
import type { Answers, Order } from './orders.ts'

export class Phones {
  readonly #servant: Servant

  static async start(core: number | null): Promise<Phones> {
    return new Phones(await Servant.start(new URL('worker.ts', import.meta.url), core))
  }

  private constructor(servant: Servant) {
    this.#servant = servant
  }

  get pid(): number {
    return this.#servant.pid
  }

  do<K extends Order['order']>(order: Extract<Order, { order: K }>): Promise<Answers[K]> {
    return this.#servant.obey(order) as Promise<Answers[K]> // each order has its own answer
  }

  stop(): Promise<void> {
    return this.#servant.stop()
  }
}
