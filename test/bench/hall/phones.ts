// The hall of phones seen from the bench: a process of its own, one order after the other.
import { startPinned, type Pinned } from '../processes.ts'
import type { Answers, Envelope, Order, Reply } from './orders.ts'

export class Phones {
  readonly #process: Pinned
  #hear: (reply: Reply) => void = () => undefined
  #last = 0

  static async start(core: number | null): Promise<Phones> {
    const file = new URL('worker.ts', import.meta.url).pathname
    const phones = new Phones(startPinned({ core, args: ['--import', 'tsx', file], ipc: true }))
    await phones.#answer(0)
    return phones
  }

  private constructor(process: Pinned) {
    this.#process = process
    process.child.on('message', (reply: unknown) => this.#hear(reply as Reply)) // our own process on the other side
  }

  get pid(): number {
    return this.#process.pid
  }

  do<K extends Order['order']>(order: Extract<Order, { order: K }>): Promise<Answers[K]> {
    const id = (this.#last += 1)
    this.#process.child.send({ id, order } satisfies Envelope)
    return this.#answer(id) as Promise<Answers[K]> // each order has its own answer
  }

  async stop(): Promise<void> {
    if (this.#process.child.connected) this.#process.child.disconnect()
    await this.#process.exited
  }

  #answer(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#hear = (reply) => {
        if (reply.id !== id) return
        if (reply.error === undefined) resolve(reply.answer)
        else reject(new Error(reply.error))
      }
      void this.#process.exited.then((code) => reject(new Error(`the process of the phones ended (${code})`)))
    })
  }
}
