// The worker thread: Y.Docs are made here, so that no room waits for them. States go over moved, not copied.
import { constants, setPriority } from 'node:os'
import { getHeapStatistics } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { collect } from './collect.ts'
import type { Collected } from './collect.ts'
import type { Packed } from './packing.ts'
import { pack, unpack } from './packing.ts'

export interface Job {
  readonly id: number
  readonly updates: Packed
}

export interface Answer {
  readonly id: number
  readonly made: {
    readonly state: Uint8Array
    readonly clocks: Collected['clocks']
    readonly deletes: Uint8Array
  } | null
  readonly failure: string
  /** Bytes that the heap of this thread takes from the system, garbage included. */
  readonly heap: number
}

// Where there are fewer cores than threads, those who type go first. On Linux this thread alone becomes less urgent.
if (parentPort !== null && process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const heap = () => getHeapStatistics().total_heap_size

parentPort?.on('message', ({ id, updates }: Job) => {
  try {
    const { state, clocks, deletes } = collect(unpack(updates))
    const made = { state: pack([state]).bytes, clocks, deletes }
    const answer: Answer = { id, made, failure: '', heap: heap() }
    parentPort?.postMessage(answer, [made.state.buffer])
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const answer: Answer = { id, made: null, failure, heap: heap() }
    parentPort?.postMessage(answer)
  }
})
