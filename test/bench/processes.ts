// The processes that the bench starts: each on its core where there are cores to choose from, none left behind.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { cpus, setPriority } from 'node:os'
import { root } from '../support/paths.ts'

export type Pinned = { child: ChildProcess; pid: number; exited: Promise<number | null> }

export type PinnedOptions = {
  core: number | null
  /** What node is given. */
  args: readonly string[]
  env?: Record<string, string>
  ipc?: boolean
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

const mayPin = cpus().length >= 2 && spawnSync('taskset', ['-c', '0', 'true']).status === 0

/** The server has one core and the load another, where there are two. */
export const cores = { server: mayPin ? 0 : null, load: mayPin ? 1 : null }

/** Where the system allows it, what is measured goes before the other programs of the machine. */
export function hurry(pid: number, urgency = -15): void {
  // Linux shares the processor among sessions first, and only then among the processes of one: both are told
  if (existsSync(`/proc/${pid}/autogroup`)) ifAllowed(() => writeFileSync(`/proc/${pid}/autogroup`, String(urgency)))
  ifAllowed(() => setPriority(pid, urgency))
}

function ifAllowed(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Error) || !/EACCES|EPERM|EAGAIN|ENOENT|ESRCH/.test(error.message)) throw error
  }
}

/** Starts node; what it writes to stderr is shown. */
export function startPinned({ core, args, env, ipc = false }: PinnedOptions): Pinned {
  const { PATH = '', HOME = '/tmp' } = process.env
  const [program, ...before] = core === null ? [process.execPath] : ['taskset', '-c', String(core), process.execPath]
  const child = spawn(program ?? process.execPath, [...before, ...args], {
    cwd: root,
    detached: true, // a session of its own, for the sake of `hurry`
    env: env ? { PATH, HOME, ...env } : process.env,
    stdio: ipc ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'inherit'],
    ...(ipc ? { serialization: 'advanced' as const } : {}),
  })
  if (child.pid !== undefined) hurry(child.pid)
  running.add(child)
  const exited = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      running.delete(child)
      resolve(code)
    }),
  )
  return { child, pid: child.pid ?? 0, exited }
}

/** Waits for a line of its output that matches, and gives what was found. */
export function whenSays({ child, exited }: Pinned, pattern: RegExp, patience = 60_000): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = ''
    const late = setTimeout(() => reject(new Error(`nothing like ${pattern} was said:\n${output}`)), patience)
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000)
      const found = pattern.exec(output)
      if (!found) return
      clearTimeout(late)
      resolve(found)
    })
    void exited.then((code) => {
      clearTimeout(late)
      reject(new Error(`it ended (${code}) before it said ${pattern}:\n${output}`))
    })
  })
}

/** Asks it to end and waits; insists after ten seconds. */
export async function end({ child, exited }: Pinned): Promise<void> {
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await exited
  clearTimeout(insist)
}
