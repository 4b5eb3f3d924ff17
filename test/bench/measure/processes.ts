// What the system says of processes: CPU time, memory, children. Read from /proc, so on Linux only.
import { readFileSync, readdirSync } from 'node:fs'

/** Ticks of /proc a second: 100 on every Linux there is for Node. */
const ticks = 100

type Stat = { parent: number; own: number; reaped: number }

/** Undefined once it ended. Seconds of CPU of all its threads, and of the children that it outlived. */
function statOf(pid: number): Stat | undefined {
  const text = readIfThere(`/proc/${pid}/stat`)
  if (text === undefined) return undefined
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const seconds = (...at: number[]) => at.reduce((sum, index) => sum + Number(fields[index]), 0) / ticks
  return { parent: Number(fields[1]), own: seconds(11, 12), reaped: seconds(13, 14) }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code))) return undefined
    throw error
  }
}

/** Seconds of CPU of one process so far; 0 if it is gone. */
export const cpuOf = (pid: number): number => statOf(pid)?.own ?? 0

/** Seconds of CPU of a process and of all its children, those that came and went in between included. */
export function cpuOfFamily(parent: number): number {
  const stat = statOf(parent)
  if (stat === undefined) return 0
  return childrenOf(parent).reduce((sum, child) => sum + cpuOf(child), stat.own + stat.reaped)
}

export const childrenOf = (parent: number): number[] =>
  readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) && statOf(Number(name))?.parent === parent ? [Number(name)] : [],
  )

/** Seconds that all processors together spent working, for whomever. */
export function cpuOfMachine(): number {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = first.trim().split(/\s+/).slice(1).map(Number)
  return (user + nice + system + irq + softirq) / ticks
}

export type Memory = { resident: number; peak: number }

/** Bytes held in memory now, and at most so far. */
export function memoryOf(pid: number): Memory {
  const text = readIfThere(`/proc/${pid}/status`) ?? ''
  const kilobytes = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return { resident: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 }
}
