// How PostgreSQL is run by a root user, which it refuses to be: three ways, the first that works here is taken.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'

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

type Env = Record<string, string>

/** A clean environment: secrets of ours have no business in the database's processes. */
function cleanEnv(libraries: string | undefined): Env {
  const loader = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  const base = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: '/',
    LC_ALL: 'C',
    TZ: 'UTC',
  }
  return libraries === undefined ? base : { ...base, [loader]: libraries }
}

const nobody = 65534
const mapped = ['--user', '--map-user=1000', '--map-group=1000']

/** `wanted` forces a way (tests); otherwise the first that works with this data directory. */
export function chooseRunner({ native, libraries }: Binaries, dataDir: string, wanted?: Way): Runner {
  const env = cleanEnv(libraries)
  if (process.getuid?.() !== 0) return sameUser(native, env)
  const way = wanted ?? firstThatWorks(native, dataDir, env)
  if (way === 'user namespace') return inUserNamespace(native, env)
  return way === 'nobody' ? asNobody(native, env) : asNobodyWithCapabilities(native, env)
}

function firstThatWorks(native: string, dataDir: string, env: Env): Way {
  if (spawnSync('unshare', [...mapped, 'true'], { env }).status === 0) return 'user namespace'
  return reachableByNobody(native, dataDir, env) ? 'nobody' : 'nobody with capabilities'
}

function reachableByNobody(native: string, dataDir: string, env: Env): boolean {
  const asThem = { env, uid: nobody, gid: nobody, cwd: '/' }
  const runs = spawnSync(join(native, 'bin', 'postgres'), ['--version'], asThem).status === 0
  return runs && spawnSync('test', ['-e', dataDir], asThem).status === 0
}

function sameUser(native: string, env: Env): Runner {
  return {
    way: 'same user',
    native,
    command: (program, args) => [join(native, 'bin', program), args],
    spawnOptions: { env },
    give: () => undefined,
    release: () => undefined,
  }
}

function inUserNamespace(native: string, env: Env): Runner {
  return {
    ...sameUser(native, env),
    way: 'user namespace',
    command: (program, args) => ['unshare', [...mapped, join(native, 'bin', program), ...args]],
  }
}

function asNobody(native: string, env: Env): Runner {
  return {
    ...sameUser(native, env),
    way: 'nobody',
    spawnOptions: { env, uid: nobody, gid: nobody },
    give: (path) => chownSync(path, nobody, nobody),
  }
}

/** Nobody, who may pass through the directories of others. PostgreSQL asks access() of its own files, so these are copied. */
function asNobodyWithCapabilities(original: string, env: Env): Runner {
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
    ...sameUser(copy, env),
    way: 'nobody with capabilities',
    command: (program, args) => ['setpriv', [...become, join(copy, 'bin', program), ...args]],
    give: (path) => chownSync(path, nobody, nobody),
    release: () => rmSync(copy, { recursive: true, force: true }),
  }
}
