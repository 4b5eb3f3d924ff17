// The worker thread: Y.Docs are made here, so that no room waits for them.
import { parentPort } from 'node:worker_threads'
import { collect } from './collect.ts'

export interface Job {
  readonly id: number
  readonly updates: readonly Uint8Array[]
}

export type Answer = { readonly id: number } & (
  { readonly collected: ReturnType<typeof collect> } | { readonly failure: string }
)

parentPort?.on('message', ({ id, updates }: Job) => {
  let answer: Answer
  try {
    answer = { id, collected: collect(updates) }
  } catch (error) {
    answer = { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  parentPort?.postMessage(answer)
})
