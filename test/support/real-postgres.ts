// A PostgreSQL of the system, of any version that is installed here, on a port of this machine: the one of DATABASE_URL.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

export interface RealPostgres {
  version: number
  /** Of a fresh, empty database, as a superuser whose password it holds. */
  aDatabaseUrl(): Promise<string>
  stop(): Promise<void>
}

const installed = '/usr/lib/postgresql'
const nobody = 65534
const password = 'secret'

/** The oldest version from 15 on, since the embedded one is the newest; nothing where none is installed, which is said loudly. */
export async function aRealPostgres(): Promise<RealPostgres | undefined> {
  const versions = existsSync(installed) ? readdirSync(installed).map(Number) : []
  const [version] = versions.filter((n) => n >= 15 && existsSync(join(binOf(n), 'initdb'))).sort((a, b) => a - b)
  if (version === undefined) {
    console.warn(
      [
        '!!!!',
        'NOT TESTED: another version of PostgreSQL. None is installed (apt-get install postgresql-15).',
        'Restoring from 15 to 18 and back, and moving to a server reached by TCP, were not tried in this run.',
        '!!!!',
      ].join('\n'),
    )
    return undefined
  }
  return started(version)
}

const binOf = (version: number): string => join(installed, String(version), 'bin')

async function started(version: number): Promise<RealPostgres> {
  const bin = binOf(version)
  const folder = mkdtempSync(join(tmpdir(), 'maillage-real-pg-'))
  // it refuses to be run by root
  const who = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  const data = makeCluster(bin, folder, who)
  const port = await aFreePort()
  const flags = ['listen_addresses=127.0.0.1', 'fsync=off', `port=${port}`, `unix_socket_directories=${folder}`]
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags.flatMap((flag) => ['-c', flag])], {
    ...who,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = once(server, 'exit')
  await whenReady(server, server.stderr)
  let databases = 0
  return {
    version,
    async aDatabaseUrl() {
      const name = `d${++databases}`
      const env = { ...process.env, PGPASSWORD: password }
      const args = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name]
      const created = spawnSync(join(bin, 'createdb'), args, { env, encoding: 'utf8' })
      if (created.status !== 0) throw new Error(created.stderr)
      return `postgres://postgres:${password}@127.0.0.1:${port}/${name}`
    },
    async stop() {
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where its files are. */
function makeCluster(bin: string, folder: string, who: { uid?: number; gid?: number }): string {
  const secret = join(folder, 'secret')
  writeFileSync(secret, password)
  if (who.uid) for (const path of [folder, secret]) chownSync(path, nobody, nobody)
  const data = join(folder, 'data')
  const make = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', secret, '-E', 'UTF8', '--no-sync']
  const made = spawnSync(join(bin, 'initdb'), [...make, '--locale=C.UTF-8'], { ...who, cwd: '/', encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`${bin}/initdb: ${made.stderr}`)
  return data
}

function whenReady(server: ChildProcess, errors: Readable): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error(`${server.spawnfile} ended: ${said}`)))
    errors.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000)
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a port, never a path
  server.close()
  await once(server, 'close')
  return port
}
