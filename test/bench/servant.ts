// A process of the load seen from the bench: one order over its IPC channel, and its answer. What it runs begins with `obeying`.
import { startPinned, type Pinned } from './processes.ts'

type Envelope = { id: number; order: unknown }
type Reply = { id: number; answer: unknown; error?: string }

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void }

export class Servant {
  readonly #process: Pinned
  readonly #waiting = new Map<number, Waiting>()
  #last = 0

  /** Ready for its first order. `file`: what it runs. */
  static async start(file: URL, core: number | null): Promise<Servant> {
    const servant = new Servant(startPinned({ core, args: ['--import', 'tsx', file.pathname], ipc: true }))
    await servant.#answer(0)
    return servant
  }

  private constructor(process: Pinned) {
    this.#process = process
    process.child.on('message', (reply: unknown) => this.#hear(reply as Reply)) // our own process on the other side
    process.child.once('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`a process of the load ended (${code})`))
    })
  }

  get pid(): number {
    return this.#process.pid
  }

  obey(order: object): Promise<unknown> {
    const id = (this.#last += 1)
    this.#process.child.send({ id, order } satisfies Envelope)
    return this.#answer(id)
  }

  async stop(): Promise<void> {
    if (this.#process.child.connected) this.#process.child.disconnect()
    await this.#process.exited
  }

  #answer(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  #hear({ id, answer, error }: Reply): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === undefined) waiting?.resolve(answer)
    else waiting?.reject(new Error(error))
  }
}

/** Of the process itself: does what it is ordered, and ends with the bench. */
export function obeying<Order>(obey: (order: Order) => unknown): void {
  const say = (reply: Reply) => process.send?.(reply)
  process.on('message', ({ id, order }: Envelope) => {
    void (async () => {
      try {
        say({ id, answer: await obey(order as Order) }) // our own bench on the other side
      } catch (error) {
        say({ id, answer: null, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
    })()
  })
  process.on('disconnect', () => process.exit(0))
  say({ id: 0, answer: null })
}
