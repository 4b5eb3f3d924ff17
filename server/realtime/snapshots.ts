// The room's side of the worker thread: one worker, jobs answered by number, started again if it dies.
import { Worker } from 'node:worker_threads'
import type { Collected } from '../history/collect.ts'
import type { Answer, Job } from '../history/worker.ts'

interface Waiter {
  resolve(collected: Collected): void
  reject(error: Error): void
}

export class SnapshotWorker {
  readonly #start: () => Worker
  readonly #waiters = new Map<number, Waiter>()
  #worker: Worker | null = null
  #jobs = 0

  /** `start` makes the thread: from the built file, or from the source in development. */
  constructor(start: () => Worker) {
    this.#start = start
  }

  readonly collect = (updates: readonly Uint8Array[]): Promise<Collected> => {
    const job: Job = { id: ++this.#jobs, updates }
    return new Promise((resolve, reject) => {
      this.#waiters.set(job.id, { resolve, reject })
      this.#running().postMessage(job)
    })
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = this.#start()
    worker.unref()
    worker.on('message', (answer: Answer) => this.#hear(answer))
    worker.on('error', (error) => this.#died(worker, error))
    worker.on('exit', (code) => this.#died(worker, new Error(`the worker ended with ${code}`)))
    this.#worker = worker
    return worker
  }

  #hear(answer: Answer): void {
    const waiter = this.#waiters.get(answer.id)
    this.#waiters.delete(answer.id)
    if ('collected' in answer) waiter?.resolve(answer.collected)
    else waiter?.reject(new Error(answer.failure))
  }

  #died(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = null
    const reason = error instanceof Error ? error : new Error(String(error))
    for (const waiter of this.#waiters.values()) waiter.reject(reason)
    this.#waiters.clear()
  }

  async close(): Promise<void> {
    const worker = this.#worker
    if (worker !== null) this.#died(worker, new Error('closing'))
    await worker?.terminate()
  }
}

/** Yjs walks what is nested by calling itself: a text of ten thousand boxes in one another must not end the thread. */
const resourceLimits = { stackSizeMb: 64 }

/** The thread of the built server; in development and in tests, the same from its source. */
export function startWorker(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), { resourceLimits })
  const file = JSON.stringify(new URL('../history/worker.ts', import.meta.url).href)
  // Registered for the thread itself, whether or not this process runs from its source by the same loader.
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(load, { eval: true, execArgv: [], resourceLimits })
}
