// The room's side of the worker thread: one worker, jobs answered by number, started again if it dies. Its memory is given back
// when it has had nothing to do for a while or has grown large: a Y.Doc of megabytes leaves a heap of a hundred.
import { Worker } from 'node:worker_threads'
import type { Collected } from '../history/collect.ts'
import { pack } from '../history/packing.ts'
import type { Answer, Job } from '../history/worker.ts'

interface Waiter {
  resolve(collected: Collected): void
  reject(error: Error): void
}

/** A thread and the jobs that it has not answered. */
interface Hand {
  readonly worker: Worker
  readonly waiters: Map<number, Waiter>
}

/** When memory is given back: after so long without a job, or once a thread's heap has grown to so many bytes. */
export interface Thrift {
  readonly idleMs: number
  readonly mostHeap: number
}

const habit: Thrift = { idleMs: 10_000, mostHeap: 96 * 1024 * 1024 }

export class SnapshotWorker {
  readonly #start: () => Worker
  readonly #thrift: Thrift
  #rest: ReturnType<typeof setTimeout> | undefined
  #hand: Hand | null = null
  #jobs = 0

  /** `start` makes the thread: from the built file, or from the source in development. */
  constructor(start: () => Worker, thrift: Partial<Thrift> = {}) {
    this.#start = start
    this.#thrift = { ...habit, ...thrift }
  }

  get isRunning(): boolean {
    return this.#hand !== null
  }

  readonly collect = (updates: readonly Uint8Array[]): Promise<Collected> => {
    clearTimeout(this.#rest)
    const job: Job = { id: ++this.#jobs, updates: pack(updates) }
    return new Promise((resolve, reject) => {
      this.#hand ??= this.#aHand()
      this.#hand.waiters.set(job.id, { resolve, reject })
      this.#hand.worker.postMessage(job, [job.updates.bytes.buffer, job.updates.ends.buffer])
    })
  }

  #aHand(): Hand {
    const hand: Hand = { worker: this.#start(), waiters: new Map() }
    const { worker } = hand
    worker.unref()
    worker.on('message', (answer: Answer) => this.#hear(hand, answer))
    worker.on('error', (error) => this.#died(hand, error))
    worker.on('exit', (code) => this.#died(hand, new Error(`the worker ended with ${code}`)))
    return hand
  }

  #hear(hand: Hand, { id, made, failure, heap }: Answer): void {
    const waiter = hand.waiters.get(id)
    hand.waiters.delete(id)
    // One that is never idle would never give anything back: it ends what it has begun, and the next job starts another.
    if (heap > this.#thrift.mostHeap && this.#hand === hand) this.#hand = null
    if (hand.waiters.size === 0) {
      if (this.#hand !== hand) void hand.worker.terminate()
      else this.#rest = setTimeout(() => void this.close(), this.#thrift.idleMs).unref()
    }
    if (made === null) waiter?.reject(new Error(failure))
    else waiter?.resolve(made)
  }

  #died(hand: Hand, error: unknown): void {
    if (this.#hand === hand) this.#hand = null
    const reason = error instanceof Error ? error : new Error(String(error))
    for (const waiter of hand.waiters.values()) waiter.reject(reason)
    hand.waiters.clear()
  }

  async close(): Promise<void> {
    clearTimeout(this.#rest)
    const hand = this.#hand
    if (hand === null) return
    this.#died(hand, new Error('closing'))
    await hand.worker.terminate()
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
