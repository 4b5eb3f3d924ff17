// Whether a process number written in a file still means the process that wrote it.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process runs under this number and, if given, its program is called `program`. */
export function isAlive(pid: number, program?: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false // ESRCH: no such process
  }
  return program === undefined || programOf(pid).includes(program)
}

function programOf(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).stdout ?? ''
  return statOf(pid)?.name ?? ''
}

/** When a process began, in the system's own unit: numbers are used again after a restart of the machine. */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return statOf(pid)?.start
  return spawnSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).stdout?.trim() || undefined
}

/** Linux, proc(5): `pid (name) state …`, the 22nd field is the start. A zombie counts as gone. */
function statOf(pid: number): { name: string; start: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = stat.lastIndexOf(')')
    const fields = stat.slice(end + 2).split(' ')
    if (fields[0] === 'Z') return undefined
    return { name: stat.slice(stat.indexOf('(') + 1, end), start: fields[19] ?? '' }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined // it ended meanwhile
    throw error
  }
}

/** What a process writes in a file to be known by later: its number and its start. */
export const markOf = (pid: number): string => `${pid}\n${startOf(pid) ?? ''}\n`

/** Whether the process that wrote the mark still runs. */
export function isHolder(mark: string): boolean {
  const pid = Number(mark.split('\n')[0])
  return pid > 0 && isAlive(pid) && markOf(pid) === mark
}

export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
