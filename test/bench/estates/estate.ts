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
  memory(collection?: Collection): Promise<MemoryNow>
  stop(): Promise<void>
}

/** What is let go before it is told: `garbage`, or as much as can be, as when memory is low. */
export type Collection = 'garbage' | 'all'

const signalOf = { garbage: 'SIGUSR2', all: 'SIGWINCH' } as const

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

/** Less than what settles in a second. */
const stillBytes = 256 * 1024

/** The least that it holds, once that moves no more: what is let go is given back to the system a little later. */
export async function memoryAtRest(estate: Pick<Estate, 'memory'>): Promise<MemoryNow> {
  const first = await estate.memory('all')
  let last = first
  for (let tries = 0; tries < 15; tries++) {
    await wait(1_000)
    const now = await estate.memory('all')
    const isStill = Math.abs(now.resident - last.resident) < stillBytes
    last = { ...now, residentBefore: first.residentBefore }
    if (isStill) break
  }
  return last
}

type Said = NodeJS.MemoryUsage & { before: number; longestMs: number }

/** What to give node so that `memoryAfterCollection` can ask. */
export const askable = ['--expose-gc', '--import', new URL('memory.mjs', import.meta.url).href] as const

/** What a process started with `askable` holds. */
export async function memoryAfterCollection(
  pid: number,
  file: string,
  collection: Collection = 'garbage',
): Promise<MemoryNow> {
  rmSync(file, { force: true })
  process.kill(pid, signalOf[collection])
  for (let tries = 0; tries < 200; tries++) {
    await wait(50)
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (!text.endsWith('\n')) continue
    const { rss, before, heapUsed, external, longestMs } = JSON.parse(text) as Said // written by memory.mjs
    return { resident: rss, residentBefore: before, live: heapUsed + external, longestMs }
  }
  throw new Error(`process ${pid} did not say what it holds`)
}
