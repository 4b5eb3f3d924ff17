// The commands of package.json, each in its own process as people run them.
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { root } from './paths.ts'

export interface Ran {
  code: number | null
  /** What it printed, and what it said on the standard error. */
  printed: string
  said: string
}

/** Starts `server/cli/<name>.ts`; `output` receives what it prints as it comes. */
export function startCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
  onOutput: (printed: string, child: ChildProcess) => void = () => undefined,
): Promise<Ran> {
  const { PATH = '', HOME = '/tmp' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'server', 'cli', `${name}.ts`), ...args], {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ran: Ran = { code: null, printed: '', said: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.said += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ran.printed += text
    onOutput(ran.printed, child)
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ran, code })))
}
