// The other servers, each in a process of its own, from a package of their own that is installed when first needed.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { fromUrl } from '../../../server/db/connect.ts'
import type { Ticket } from '../load/orders.ts'
import { end, startPinned, whenSays } from '../processes.ts'
import { roomsAt, type PreparedRoom, type StartContender } from './contender.ts'

export const peersDirectory = join(import.meta.dirname, '..', 'peers')
const wanted = join(peersDirectory, 'package-lock.json')
/** npm's own note of what it installed. */
const installed = join(peersDirectory, 'node_modules', '.package-lock.json')

/** The packages of a lock file, with their versions. */
function packagesOf(lockFile: string): Map<string, string> {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as {
    packages: Record<string, { version: string; optional?: boolean }>
  } // as npm writes it
  return new Map(
    Object.entries(packages).flatMap(([path, { version, optional }]) =>
      path === '' || optional === true ? [] : [[path, version]],
    ),
  )
}

const isInstalled = (): boolean => {
  if (!existsSync(installed)) return false
  const there = packagesOf(installed)
  return [...packagesOf(wanted)].every(([path, version]) => there.get(path) === version)
}

/** Does nothing the second time. */
export function install(): void {
  if (isInstalled()) return
  process.stdout.write('Installing the peers, once: npm ci in test/bench/peers\n')
  const done = spawnSync('npm', ['ci', '--omit=optional'], {
    cwd: peersDirectory,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (done.status !== 0) throw new Error('The peers could not be installed. Is a registry within reach?')
}

/** The server that y-websocket brings, in memory only: it keeps nothing that could be compared. */
export const startYWebsocket: StartContender = async ({ core }) => {
  install()
  const server = startPinned({ core, args: [join(peersDirectory, 'y-websocket.mjs')], env: { NODE_ENV: 'production' } })
  const port = Number((await whenSays(server, /listening on (\d+)/))[1])
  return {
    name: 'y-websocket',
    habits: { syncs: true, echoes: true, acknowledges: false },
    pids: [server.pid],
    prepare: roomsAt(port),
    stop: () => end(server),
  }
}

export const startHocuspocus: StartContender = async ({ ground, core }) => {
  install()
  const databaseUrl = await ground.database()
  const server = startPinned({
    core,
    args: [join(peersDirectory, 'hocuspocus.mjs')],
    env: { NODE_ENV: 'production', DATABASE_URL: databaseUrl },
  })
  const port = Number((await whenSays(server, /listening on (\d+)/))[1])
  const sql = postgres({ ...fromUrl(databaseUrl), max: 1 })
  return {
    name: 'hocuspocus',
    habits: { syncs: true, echoes: true, acknowledges: false },
    pids: [server.pid],
    async prepare(rooms) {
      return rooms.map(({ typists, readers }): PreparedRoom => {
        const name = randomUUID()
        const ticket: Ticket = { port, path: '/', headers: {}, dialect: { kind: 'hocuspocus', name } }
        return {
          tickets: Array.from({ length: typists + readers }, () => ticket),
          async rebuild() {
            const rows = await sql<{ state: Uint8Array }[]>`select state from document where name = ${name}`
            return rows.map(({ state }) => state)
          },
        }
      })
    },
    async stop() {
      await sql.end({ timeout: 2 })
      await end(server)
    },
  }
}
