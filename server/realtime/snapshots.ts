// The room's side of the worker thread: one worker, jobs answered by number, started again if it dies. Its memory is given
// back when it has had nothing to do for a while: a Y.Doc of megabytes leaves a heap of a hundred.
import { Worker } from 'node:worker_threads'
import type { Collected } from '../history/collect.ts'
import { pack } from '../history/packing.ts'
import type { Answer, Job } from '../history/worker.ts'

interface Waiter {
  resolve(collected: Collected): void
  reject(error: Error): void
}

const idleMs = 10_000

export class SnapshotWorker {
  readonly #start: () => Worker
  readonly #idleMs: number
  #rest: ReturnType<typeof setTimeout> | undefined
  readonly #waiters = new Map<number, Waiter>()
  #worker: Worker | null = null
  #jobs = 0

  /** `start` makes the thread: from the built file, or from the source in development. */
  constructor(start: () => Worker, patience = idleMs) {
    this.#start = start
    this.#idleMs = patience
  }

  get isRunning(): boolean {
    return this.#worker !== null
  }

  readonly collect = (updates: readonly Uint8Array[]): Promise<Collected> => {
    clearTimeout(this.#rest)
    const job: Job = { id: ++this.#jobs, updates: pack(updates) }
    return new Promise((resolve, reject) => {
      this.#waiters.set(job.id, { resolve, reject })
      this.#running().postMessage(job, [job.updates.bytes.buffer, job.updates.ends.buffer])
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
    if (this.#waiters.size === 0) this.#rest = setTimeout(() => void this.close(), this.#idleMs).unref()
    const { made, failure } = answer
    if (made === null) waiter?.reject(new Error(failure))
    else waiter?.resolve(made)
  }

  #died(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = null
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
