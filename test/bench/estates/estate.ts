// A server that keeps documents over its restarts, as the scenarios of heavy documents need it, whichever server it is.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Made } from '../documents/made.ts'
import type { Ticket } from '../load/orders.ts'

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
  /** A document that holds what was made, or nothing. */
  plot(made?: Made): Promise<Plot>
  /** Ends the process and starts another one on the same data, at the same address. Milliseconds until it answers. */
  restart(signal: EndSignal): Promise<number>
  memory(): Promise<MemoryNow>
  stop(): Promise<void>
}

/** Bytes. `resident` is what the system sees once the garbage is collected. */
export interface MemoryNow {
  resident: number
  heapUsed: number
  external: number
  arrayBuffers: number
}

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
    const { rss, heapUsed, external, arrayBuffers } = JSON.parse(text) as NodeJS.MemoryUsage // written by memory.mjs
    return { resident: rss, heapUsed, external, arrayBuffers }
  }
  throw new Error(`process ${pid} did not say what it holds`)
}
