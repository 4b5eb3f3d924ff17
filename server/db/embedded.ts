// The embedded PostgreSQL: the database of an installation that names no other. Supervised by us, reached by a socket only.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CannotStart, why } from '../cannot-start.ts'
import type { DatabaseAccess, Role } from './connect.ts'
import { roleName, sqlState } from './connect.ts'
import { readyBinaries } from './embedded/binaries.ts'
import { holdDirectory, readyCluster } from './embedded/cluster.ts'
import { isHolder, markOf, readIfThere } from './embedded/liveness.ts'
import { Postmaster } from './embedded/postmaster.ts'
import { chooseRunner, type Runner, type Way } from './embedded/privileges.ts'
import { makeDatabase } from './roles.ts'

export interface EmbeddedOptions {
  dataDir: string
  log?: (line: string) => void
  /** False only for tests: faster, and a power cut may lose what was committed. */
  durable?: boolean
  /** Milliseconds to wait for another process that holds the directory. */
  patience?: number
  /** Forces how a root user runs it (tests). */
  way?: Way
}

/** A running server. Keep it until the last pool is closed. */
export interface EmbeddedServer {
  readonly way: Way
  /** The socket: the same through every restart of the server. */
  readonly socket: string
  readonly password: string
  /** The operating system's number of the server now, if it runs. */
  readonly pid: number | undefined
  /** The database called `name`, `maillage` unless said otherwise. */
  database(name?: string): DatabaseAccess
  stop(): Promise<void>
}

/** Starts the server of a data directory, making it at the first start, with its roles and its database. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir)
  const durable = options.durable ?? true
  const release = await takeDirectory(dataDir, options.patience ?? 10_000)
  const closing: (() => void | Promise<void>)[] = [release]
  const undo = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    const runner = chooseRunner(readyBinaries(join(dataDir, 'pg-lib')), dataDir, options.way)
    closing.push(() => runner.release())
    runner.give(dataDir)
    const cluster = readyCluster(dataDir, runner, durable)
    const socketDir = makeSocketDir(runner)
    closing.push(() => rmSync(socketDir, { recursive: true, force: true }))
    const settings = settingsFor(durable)
    const postmaster = new Postmaster({
      runner,
      cluster: cluster.directory,
      socketDir,
      settings,
      log: options.log ?? (() => undefined),
    })
    closing.push(() => postmaster.stop())
    await postmaster.start()
    const socket = join(socketDir, '.s.PGSQL.5432')
    await makeDatabase(socket, cluster.password)
    return serverOf(runner.way, socket, cluster.password, postmaster, undo)
  } catch (error) {
    await undo()
    throw error
  }
}

/** Makes the data directory if need be, and holds it. One that the system refuses is a mistake of whoever starts us. */
async function takeDirectory(dataDir: string, patience: number): Promise<() => void> {
  try {
    refuseMoved(dataDir)
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return await holdDirectory(dataDir, patience)
  } catch (error) {
    const code = sqlState(error) ?? ''
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code)) throw error
    throw new CannotStart(why('start.data.unusable', { directory: dataDir, code }), { cause: error })
  }
}

/** Left in a data directory whose instance lives in another database now: two lives of it must not both take writes. */
export const movedMark = 'moved-to-postgres'

function refuseMoved(dataDir: string): void {
  const to = readIfThere(join(dataDir, movedMark))?.trim()
  if (to === undefined) return
  throw new CannotStart(why('start.data.moved', { directory: dataDir, to, file: join(dataDir, movedMark) }))
}

function serverOf(
  way: Way,
  socket: string,
  password: string,
  postmaster: Postmaster,
  stop: () => Promise<void>,
): EmbeddedServer {
  return {
    way,
    socket,
    password,
    get pid() {
      return postmaster.pid
    },
    database: (name) => databaseOn(socket, password, name),
    stop,
  }
}

/** A database of an embedded server: each role signs in as itself, so that none can become another. */
export function databaseOn(socket: string, password: string, name = 'maillage'): DatabaseAccess {
  return {
    label: `embedded ${name}`,
    login: (role: Role) => ({ path: socket, database: name, username: roleName[role], password, ssl: false }),
  }
}

function settingsFor(durable: boolean): Record<string, string> {
  return {
    listen_addresses: '', // no TCP at all
    unix_socket_permissions: '0700',
    max_connections: durable ? '60' : '200',
    shared_buffers: durable ? '64MB' : '32MB',
    max_wal_size: '512MB',
    log_checkpoints: 'off',
    logging_collector: 'off',
    timezone: 'UTC',
    ...(process.platform === 'darwin' && durable ? { wal_sync_method: 'fsync_writethrough' } : {}), // plain fsync stops short of the disk there
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  }
}

const socketPrefix = 'maillage-pg-socket-'

/** A directory of our own for the socket, in a short path: the system allows about a hundred bytes. */
function makeSocketDir(runner: Runner): string {
  const base = tmpdir().length > 60 ? '/tmp' : tmpdir()
  removeLeftOver(base)
  const directory = mkdtempSync(join(base, socketPrefix))
  chmodSync(directory, 0o700)
  writeFileSync(join(directory, holderFile), markOf(process.pid), { mode: 0o600 })
  runner.give(directory)
  return directory
}

const holderFile = 'supervisor'

/**
 * Socket directories whose supervisor was killed. While it lives, a dead server is about to be started again in the same
 * place. One without a mark may be in the making: it is left a minute.
 */
function removeLeftOver(base: string): void {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(socketPrefix))) {
    const directory = join(base, name)
    const { uid, mtimeMs } = statSync(directory, { throwIfNoEntry: false }) ?? { uid: -1, mtimeMs: 0 }
    if (uid !== process.getuid?.()) continue
    const mark = readIfThere(join(directory, holderFile))
    const abandoned = mark === undefined ? Date.now() - mtimeMs > 60_000 : !isHolder(mark)
    if (abandoned) rmSync(directory, { recursive: true, force: true })
  }
}
