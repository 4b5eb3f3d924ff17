// A thread that answers questions one after the other, for work that must keep nobody waiting. Started when first asked,
// ended when idle for a while or when an answer takes too long, and started again.
import { Worker, type TransferListItem } from 'node:worker_threads'

export interface OffThreadOptions {
  /** The program of the thread: in a build, the name of its file; else its source. */
  readonly program: string
  readonly source: URL
  /** Milliseconds without a question after which its memory is given back. */
  readonly idleMs?: number
  /** Milliseconds that one answer may take; the thread is ended after that, and whoever waits is told. */
  readonly patienceMs?: number
  /** Megabytes of heap; beyond, the thread dies alone. */
  readonly heapMb?: number
}

interface Waiter {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/** What crosses, both ways. */
export interface Question<Q> {
  id: number
  question: Q
}
export type Answered<A> = { id: number; answer: A } | { id: number; failure: string }

export class OffThread<Q, A> {
  readonly #options: OffThreadOptions
  readonly #waiters = new Map<number, Waiter>()
  #worker: Worker | null = null
  #rest: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: OffThreadOptions) {
    this.#options = options
  }

  /**
   * One at a time: a question waits for those before it, and its patience begins when it is sent. Once nobody waits for its answer
   * it is not sent, or its thread is ended.
   */
  ask(question: Q, transfer: readonly TransferListItem[] = [], signal?: AbortSignal): Promise<A> {
    const answer = this.#last.then(() => {
      signal?.throwIfAborted()
      return this.#send(question, transfer, signal)
    })
    this.#last = answer.catch(() => undefined) // told to whoever asked
    return answer
  }

  #send(question: Q, transfer: readonly TransferListItem[], signal?: AbortSignal): Promise<A> {
    clearTimeout(this.#rest)
    const { patienceMs = 30_000, idleMs = 10_000 } = this.#options
    const id = ++this.#asked
    const worker = (this.#worker ??= this.#start())
    const late = setTimeout(() => this.#died(worker, new Error(`no answer within ${patienceMs} ms`)), patienceMs)
    const leave = () => this.#died(worker, new Error('nobody waits for it any more'))
    signal?.addEventListener('abort', leave)
    const answer = new Promise<A>((resolve, reject) => {
      this.#waiters.set(id, { resolve: resolve as Waiter['resolve'], reject }) // what the thread answers is an A
      const asked: Question<Q> = { id, question }
      worker.postMessage(asked, transfer)
    })
    return answer.finally(() => {
      clearTimeout(late)
      signal?.removeEventListener('abort', leave)
      this.#rest = setTimeout(() => void this.close(), idleMs).unref()
    })
  }

  #start(): Worker {
    const worker = startThread(this.#options)
    worker.unref()
    worker.on('message', (answered: Answered<A>) => this.#hear(answered))
    worker.on('error', (error) => this.#died(worker, error))
    worker.on('exit', (code) => this.#died(worker, new Error(`the thread ended with ${code}`)))
    return worker
  }

  #hear(answered: Answered<A>): void {
    const waiter = this.#waiters.get(answered.id)
    this.#waiters.delete(answered.id)
    if ('failure' in answered) waiter?.reject(new Error(answered.failure))
    else waiter?.resolve(answered.answer)
  }

  #died(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = null
    void worker.terminate()
    const reason = error instanceof Error ? error : new Error(String(error))
    for (const waiter of this.#waiters.values()) waiter.reject(reason)
    this.#waiters.clear()
  }

  async close(): Promise<void> {
    clearTimeout(this.#rest)
    const worker = this.#worker
    if (worker !== null) this.#died(worker, new Error('closing'))
    await worker?.terminate()
  }
}

function startThread({ program, source, heapMb = 512 }: OffThreadOptions): Worker {
  const resourceLimits = { stackSizeMb: 64, maxOldGenerationSizeMb: heapMb }
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL(`./${program}.js`, import.meta.url), { resourceLimits })
  }
  // Registered for the thread itself, whether or not this process runs from its source by the same loader.
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source.href)}) })`
  return new Worker(load, { eval: true, execArgv: [], resourceLimits })
}
