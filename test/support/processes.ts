// The product as people run it: built, in its own process, on its own data directory. To be killed at any moment.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './paths.ts'

export interface ProductProcess {
  /** The address it printed, without a slash at the end. */
  url: string
  pid: number
  /** What it printed for people (addresses, the setup link), and what it logged. */
  printed(): string
  logged(): string
  /** The one-time setup link, if it printed one. */
  setupLink(): string | undefined
  /** Resolves with its exit code, or null if a signal ended it. */
  exited: Promise<number | null>
  /** Sends a signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>
}

export interface ProductOptions {
  dataDir: string
  /** Added to a clean environment: `PORT` (default: any free one), limits… */
  env?: Record<string, string>
  /** What node runs instead of the built product, from the project's root. */
  program?: readonly string[]
  /** Milliseconds to wait for the address. */
  patience?: number
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts the built product and waits for the address it prints; rejects with what it said if it ends before. */
export async function startProduct(options: ProductOptions): Promise<ProductProcess> {
  const { PATH = '', HOME = '/tmp' } = process.env
  const child = spawn(process.execPath, options.program ?? [join(root, 'server', 'cli', 'start.mjs')], {
    cwd: root,
    env: { PATH, HOME, PORT: '0', HOST: '127.0.0.1', DATA_DIR: options.dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = untilClosed(child)
  const output = { printed: '', logged: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.logged += text))
  const address = new Promise<string>((resolve) =>
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.printed += text
      const found = /https?:\/\/[^\s/]+/.exec(output.printed)
      if (found) resolve(found[0])
    }),
  )
  const url = await Promise.race([address, withoutAddress(exited, options.patience ?? 60_000)])
  if (url instanceof Error) {
    child.kill('SIGKILL')
    throw new Error(`${url.message}\n${output.printed}${output.logged}`)
  }
  return {
    url,
    pid: child.pid ?? 0,
    printed: () => output.printed,
    logged: () => output.logged,
    setupLink: () => /https?:\/\/\S+\/\S*#\S+/.exec(output.printed)?.[0],
    exited,
    end: (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

/** Its exit code; until then it ends with this process. */
function untilClosed(child: ChildProcess): Promise<number | null> {
  running.add(child)
  return new Promise((resolve) =>
    child.once('close', (code) => {
      running.delete(child)
      resolve(code)
    }),
  )
}

/** Why there is no address to wait for any longer. */
function withoutAddress(exited: Promise<number | null>, patience: number): Promise<Error> {
  const late = new Promise<Error>((resolve) =>
    setTimeout(() => resolve(new Error(`The product printed no address within ${patience} ms:`)), patience).unref(),
  )
  const ended = exited.then((code) => new Error(`The product ended (${code}) before it printed its address:`))
  return Promise.race([late, ended])
}

/** A fresh data directory and its removal. */
export function aDataDirectory(): { dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'maillage-data-'))
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

/** The processes of the operating system whose parent is `parent`. */
export function childrenOf(parent: number): number[] {
  const parentOf = (pid: string): number => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    } catch (error) {
      if (error instanceof Error && 'code' in error) return 0 // it ended meanwhile
      throw error
    }
  }
  return readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) && parentOf(pid) === parent ? [Number(pid)] : []))
}
