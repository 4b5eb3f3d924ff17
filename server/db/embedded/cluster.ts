// The data directory: made once, owned by one supervisor at a time.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { majorVersion } from './binaries.ts'
import { isAlive, startOf } from './liveness.ts'
import type { Runner } from './privileges.ts'
import { CannotStart, why } from '../../cannot-start.ts'

export interface Cluster {
  directory: string
  /** Of the superuser, which only the supervisor uses, and of the three roles. Never leaves the data directory. */
  password: string
}

/** The cluster below `dataDir`, made at the first start. An interrupted making is begun again. */
export function readyCluster(dataDir: string, runner: Runner, durable: boolean): Cluster {
  const directory = join(dataDir, `pg${majorVersion}`)
  const passwordFile = join(dataDir, 'pg.password')
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
    runner.give(passwordFile)
    make(directory, passwordFile, runner, durable)
  }
  return { directory, password: readFileSync(passwordFile, 'utf8') }
}

function make(directory: string, passwordFile: string, runner: Runner, durable: boolean): void {
  const making = `${directory}.tmp`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  runner.give(making)
  const options = ['-D', making, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8']
  // built-in collation: indexes do not depend on the system's libraries. French order is asked for by COLLATE "fr-x-icu".
  options.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums')
  if (!durable) options.push('--no-sync')
  const [program, args] = runner.command('initdb', options)
  const made = spawnSync(program, args, { ...runner.spawnOptions, encoding: 'utf8', cwd: '/' })
  if (made.status !== 0)
    throw new CannotStart(why('start.data.notMade', { directory, reason: made.error?.message ?? made.stderr.trim() }))
  renameSync(making, directory)
}

/**
 * Waits while another process holds the data directory (one that is stopping needs a moment), then refuses.
 * Gives the release. The other is never stopped by us: it may be serving people.
 */
export async function holdDirectory(dataDir: string, patience: number): Promise<() => void> {
  const file = supervisorFile(dataDir)
  const deadline = performance.now() + patience
  for (;;) {
    const holder = heldBy(dataDir)
    if (holder === undefined) break
    if (performance.now() > deadline) {
      throw new CannotStart(why('start.data.inUse', { directory: dataDir, pid: holder }))
    }
    await wait(50)
  }
  writeFileSync(file, `${process.pid}\n${startOf(process.pid) ?? ''}\n`, { mode: 0o600 })
  return () => rmSync(file, { force: true })
}

const supervisorFile = (dataDir: string): string => join(dataDir, 'supervisor.pid')

/** The process that supervises this directory, or a database left running in it. */
const heldBy = (dataDir: string): number | undefined =>
  supervisorOf(dataDir) ?? livePostmaster(join(dataDir, `pg${majorVersion}`))

/** The process that supervises this directory, if it lives. */
export function supervisorOf(dataDir: string): number | undefined {
  const [pid, start] = firstLines(supervisorFile(dataDir))
  const supervisor = Number(pid)
  return supervisor && isAlive(supervisor) && (startOf(supervisor) ?? '') === start ? supervisor : undefined
}

/** The database server running in a cluster, if any. */
export function livePostmaster(cluster: string): number | undefined {
  const pid = Number(firstLines(join(cluster, 'postmaster.pid'))[0])
  return pid && isAlive(pid, 'postgres') ? pid : undefined
}

function firstLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}
