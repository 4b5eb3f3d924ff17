// A server that keeps documents over its restarts, as the scenarios of heavy documents need it, whichever server it is.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Made } from '../documents/made.ts'
import type { Habits, Ticket } from '../load/orders.ts'

export type EndSignal = 'SIGTERM' | 'SIGKILL'
export type Visiting = 'writer' | 'observer'

export interface Plot {
  /** One for each person, in a row. */
  tickets(count: number, as?: Visiting): Promise<Ticket[]>
  /** The whole of it, as the server's store gives it now. */
  stored(): Promise<Uint8Array[]>
}

export interface Estate {
  readonly name: 'ours' | 'hocuspocus'
  /** Of the process that runs now. */
  readonly pids: readonly number[]
  readonly habits: Habits
  /** How long after the last person left a document is out of memory. */
  readonly closesAfterMs: number
  /** How long after the last edit all of it is in the store. */
  readonly storesAfterMs: number
  /** A document that holds what was made, or nothing; where there is a log beside the state, the state is so many rows behind. */
  plot(made?: Made, rowsBehind?: number): Promise<Plot>
  /** Ends the process and starts another one on the same data, at the same address. Milliseconds until it answers. */
  restart(signal: EndSignal): Promise<number>
  memory(): Promise<MemoryNow>
  stop(): Promise<void>
}

/** Bytes, once the garbage is collected; `resident` is what the system sees. */
export interface MemoryNow {
  resident: number
  /** What the system saw before the collection. */
  residentBefore: number
  /** Objects and buffers of its main thread: what is left of `resident` without what the system gave and was not used. */
  live: number
  /** For how long its event loop let others wait at most, since it was asked last. */
  longestMs: number
}

type Said = NodeJS.MemoryUsage & { before: number; longestMs: number }

/** What to give node so that `memoryAfterCollection` can ask. */
export const askable = ['--expose-gc', '--import', new URL('memory.mjs', import.meta.url).href] as const

/** What a process started with `askable` holds, without garbage. */
export async function memoryAfterCollection(pid: number, file: string): Promise<MemoryNow> {
  rmSync(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  for (let tries = 0; tries < 200; tries++) {
    await wait(50)
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (!text.endsWith('\n')) continue
    const { rss, before, heapUsed, external, longestMs } = JSON.parse(text) as Said // written by memory.mjs
    return { resident: rss, residentBefore: before, live: heapUsed + external, longestMs }
  }
  throw new Error(`process ${pid} did not say what it holds`)
}
