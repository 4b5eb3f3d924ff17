// A PostgreSQL to be mistreated: its own process, where root allows it on a small disk of its own (a tmpfs in a mount
// namespace), and a superuser's hand in it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { aDataDirectory } from '../../support/processes.ts'
import { root } from '../../support/paths.ts'
import { within } from '../../support/patience.ts'
import type { Run } from '../part.ts'
import type { Held } from './holder.ts'

/** What the disk holds, where it is one of our own: the cluster, some WAL, and room to be taken away. */
const diskMegabytes = 400

export interface Server {
  readonly socket: string
  readonly password: string
  /** A superuser in the database of the product, past the proxy. */
  readonly admin: postgres.Sql
  /** Another pool of the same, of so many connections. The caller ends it. */
  superuser(max: number): postgres.Sql
  /** The process number of the server now; undefined while there is none. */
  pid(): number | undefined
  /** Its files as this process sees them. */
  readonly files: string
  /** Null where the system refuses us a disk of our own. */
  readonly disk: { fill(): void; free(): void } | null
  /** What PostgreSQL said of errors, by kind, so far. */
  said(pattern: RegExp): number
}

/** Whether this process may mount a disk that nobody else sees. */
const mayMount = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('unshare', ['-m', '--propagation', 'private', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0

export async function startServer(run: Run): Promise<Server> {
  const { dataDir, remove } = aDataDirectory()
  run.closing(remove)
  const ownDisk = mayMount()
  if (!ownDisk) run.say('NO DISK OF OUR OWN HERE (unshare -m is refused): the full disk is played by SQLSTATE 53100')
  const child = startHolder(dataDir, ownDisk)
  run.closing(() => end(child))
  let log = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text))
  const whenHeld = held(child, () => log)
  const { socket, password } = await within(60_000, 'the database', whenHeld)
  const superuser = (max: number) =>
    postgres({ path: socket, username: 'postgres', password, database: 'maillage', max, onnotice: () => undefined })
  const admin = superuser(3)
  run.closing(() => admin.end({ timeout: 1 }))
  // inside the namespace of its holder, which this process may look into
  const files = ownDisk ? `/proc/${child.pid}/root${dataDir}` : dataDir
  const ballast = join(files, 'ballast')
  return {
    socket,
    password,
    admin,
    superuser,
    files,
    pid: () => postmasterOf(files),
    disk: ownDisk
      ? {
          fill: () => void spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k'], { stdio: 'ignore' }),
          free: () => rmSync(ballast, { force: true }),
        }
      : null,
    said: (pattern) => log.split('\n').filter((line) => pattern.test(line)).length,
  }
}

function startHolder(dataDir: string, ownDisk: boolean): ChildProcess {
  const program = [process.execPath, '--import', 'tsx', join(import.meta.dirname, 'holder.ts'), dataDir]
  const mount = `mount -t tmpfs -o size=${diskMegabytes}m tmpfs "$0" && exec "$@"`
  const apart = ['unshare', '-m', '--propagation', 'private', 'sh', '-c', mount, dataDir]
  const [command = '', ...args] = ownDisk ? [...apart, ...program] : program
  return spawn(command, args, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] })
}

async function held(child: ChildProcess, said: () => string): Promise<Held> {
  for await (const line of createInterface({ input: child.stdout! })) return JSON.parse(line) as Held // its own line
  throw new Error(`the database did not start: ${said()}`)
}

function postmasterOf(files: string): number | undefined {
  const file = join(files, 'pg18', 'postmaster.pid')
  const [first] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return first === undefined || first === '' ? undefined : Number(first)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.stdin?.end()
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 15_000).unref())])
  child.kill('SIGKILL')
}
