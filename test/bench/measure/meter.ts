// One measured stretch of time: what the server, the load, Postgres and everyone else spent in it.
import { cpus } from 'node:os'
import { cpuOf, cpuOfFamily, cpuOfMachine, memoryOf } from './processes.ts'

/** Whose time is counted. */
export type Measured = { server: readonly number[]; load: readonly number[]; postmaster: number | undefined }

/** Shares of one core, in percent, except `others`: of the whole machine. Bytes of memory. */
export type Spent = {
  seconds: number
  serverCpu: number
  loadCpu: number
  postgresCpu: number
  othersCpu: number
  resident: number
  peak: number
}

type Reading = { at: number; server: number; load: number; postgres: number; machine: number }

export class Meter {
  readonly #measured: Measured
  #began: Reading

  constructor(measured: Measured) {
    this.#measured = measured
    this.#began = this.#read()
  }

  /** Forgets what was spent so far. */
  restart(): void {
    this.#began = this.#read()
  }

  read(): Spent {
    const began = this.#began
    const now = this.#read()
    const seconds = (now.at - began.at) / 1000
    const share = (key: 'server' | 'load' | 'postgres') => ((now[key] - began[key]) / seconds) * 100
    const mine = share('server') + share('load') + share('postgres')
    const others = ((now.machine - began.machine) / seconds) * 100 - mine
    const memory = this.#measured.server.map(memoryOf)
    return {
      seconds,
      serverCpu: share('server'),
      loadCpu: share('load'),
      postgresCpu: share('postgres'),
      othersCpu: Math.max(0, others / cpus().length),
      resident: sum(memory.map(({ resident }) => resident)),
      peak: sum(memory.map(({ peak }) => peak)),
    }
  }

  #read(): Reading {
    const { server, load, postmaster } = this.#measured
    return {
      at: performance.now(),
      server: sum(server.map(cpuOf)),
      load: sum([process.pid, ...load].map(cpuOf)),
      postgres: postmaster === undefined ? 0 : cpuOfFamily(postmaster),
      machine: cpuOfMachine(),
    }
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
