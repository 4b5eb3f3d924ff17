// How PostgreSQL is run by a root user, which it refuses to be: three ways, the first that works here is taken.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `same user` where we are not root. */
export type Way = 'same user' | 'user namespace' | 'nobody' | 'nobody with capabilities'

/** Runs the binaries as somebody who is not root. */
export interface Runner {
  readonly way: Way
  readonly native: string
  /** Program and arguments that run `bin/<program>` unprivileged. */
  command(program: string, args: string[]): [string, string[]]
  readonly spawnOptions: { uid?: number; gid?: number; env: Record<string, string> }
  /** Gives a path to whoever runs the binaries. */
  give(path: string): void
  release(): void
}

/** A clean environment: secrets of ours have no business in the database's processes. */
const env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/', LC_ALL: 'C', TZ: 'UTC' }
const nobody = 65534
const mapped = ['--user', '--map-user=1000', '--map-group=1000']

/** `wanted` forces a way (tests); otherwise the first that works with this data directory. */
export function chooseRunner(native: string, dataDir: string, wanted?: Way): Runner {
  if (process.getuid?.() !== 0) return sameUser(native)
  const way = wanted ?? firstThatWorks(native, dataDir)
  if (way === 'user namespace') return inUserNamespace(native)
  return way === 'nobody' ? asNobody(native) : asNobodyWithCapabilities(native)
}

function firstThatWorks(native: string, dataDir: string): Way {
  if (spawnSync('unshare', [...mapped, 'true'], { env }).status === 0) return 'user namespace'
  return reachableByNobody(native, dataDir) ? 'nobody' : 'nobody with capabilities'
}

function reachableByNobody(native: string, dataDir: string): boolean {
  const run = (program: string, args: string[]) =>
    spawnSync(program, args, { env, uid: nobody, gid: nobody, cwd: '/' }).status === 0
  return run(join(native, 'bin', 'postgres'), ['--version']) && run('test', ['-e', dataDir])
}

function sameUser(native: string): Runner {
  return {
    way: 'same user',
    native,
    command: (program, args) => [join(native, 'bin', program), args],
    spawnOptions: { env },
    give: () => undefined,
    release: () => undefined,
  }
}

function inUserNamespace(native: string): Runner {
  return {
    ...sameUser(native),
    way: 'user namespace',
    command: (program, args) => ['unshare', [...mapped, join(native, 'bin', program), ...args]],
  }
}

function asNobody(native: string): Runner {
  return {
    ...sameUser(native),
    way: 'nobody',
    spawnOptions: { env, uid: nobody, gid: nobody },
    give: (path) => chownSync(path, nobody, nobody),
  }
}

/** Nobody, who may pass through the directories of others. PostgreSQL asks access() of its own files, so these are copied. */
function asNobodyWithCapabilities(original: string): Runner {
  const copy = mkdtempSync(join(tmpdir(), 'maillage-pg-bin-'))
  chmodSync(copy, 0o755)
  cpSync(original, copy, { recursive: true, verbatimSymlinks: true })
  const caps = '+dac_override,+dac_read_search'
  const become = [
    '--reuid',
    String(nobody),
    '--regid',
    String(nobody),
    '--clear-groups',
    `--inh-caps=${caps}`,
    `--ambient-caps=${caps}`,
  ]
  return {
    ...sameUser(copy),
    way: 'nobody with capabilities',
    command: (program, args) => ['setpriv', [...become, join(copy, 'bin', program), ...args]],
    give: (path) => chownSync(path, nobody, nobody),
    release: () => rmSync(copy, { recursive: true, force: true }),
  }
}
