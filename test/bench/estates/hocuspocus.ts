// Hocuspocus with its database extension as an estate: it is given a document as the state that it would have stored.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import postgres from 'postgres'
import { fromUrl } from '../../../server/db/connect.ts'
import { install, peersDirectory } from '../contenders/peers.ts'
import type { Made } from '../documents/made.ts'
import type { Ground } from '../ground.ts'
import { cores, startPinned, whenSays, type Pinned } from '../processes.ts'
import {
  askable,
  memoryAfterCollection,
  type Collection,
  type EndSignal,
  type Estate,
  type MemoryNow,
  type Plot,
} from './estate.ts'

export class HocuspocusEstate implements Estate {
  readonly name = 'hocuspocus'
  readonly habits = { syncs: true, echoes: true, acknowledges: false }
  /** It stores two to ten seconds after the last edit, and lets go then. */
  readonly closesAfterMs = 12_000
  readonly storesAfterMs = 4_000
  readonly #ground: Ground
  readonly #databaseUrl: string
  readonly #sql: postgres.Sql
  #server: Pinned
  #port: number

  static async found(ground: Ground): Promise<HocuspocusEstate> {
    install()
    const databaseUrl = await ground.database()
    const server = start(ground, databaseUrl)
    return new HocuspocusEstate(ground, databaseUrl, server, await portOf(server))
  }

  private constructor(ground: Ground, databaseUrl: string, server: Pinned, port: number) {
    this.#ground = ground
    this.#databaseUrl = databaseUrl
    this.#sql = postgres({ ...fromUrl(databaseUrl), max: 1 })
    this.#server = server
    this.#port = port
  }

  get pids(): number[] {
    return [this.#server.pid]
  }

  async plot(made?: Made): Promise<Plot> {
    const name = randomUUID()
    const sql = this.#sql
    if (made !== undefined) await sql`insert into document (name, state) values (${name}, ${made.state})`
    return {
      tickets: async (count) =>
        Array.from({ length: count }, () => ({
          port: this.#port,
          path: '/',
          headers: {},
          dialect: { kind: 'hocuspocus' as const, name },
        })),
      async stored() {
        const rows = await sql<{ state: Uint8Array }[]>`select state from document where name = ${name}`
        return rows.map(({ state }) => state)
      },
    }
  }

  async restart(signal: EndSignal): Promise<number> {
    this.#server.child.kill(signal)
    await this.#server.exited
    const began = performance.now()
    this.#server = start(this.#ground, this.#databaseUrl)
    this.#port = await portOf(this.#server)
    return performance.now() - began
  }

  memory(collection?: Collection): Promise<MemoryNow> {
    return memoryAfterCollection(this.#server.pid, memoryFile(this.#ground), collection)
  }

  async stop(): Promise<void> {
    await this.#sql.end({ timeout: 2 })
    this.#server.child.kill('SIGKILL')
    await this.#server.exited
  }
}

const memoryFile = (ground: Ground): string => join(ground.folder, 'memory-hocuspocus.json')

function start(ground: Ground, databaseUrl: string): Pinned {
  return startPinned({
    core: cores.server,
    args: [...askable, join(peersDirectory, 'hocuspocus.mjs')],
    env: { NODE_ENV: 'production', DATABASE_URL: databaseUrl, BENCH_MEMORY_FILE: memoryFile(ground) },
  })
}

async function portOf(server: Pinned): Promise<number> {
  return Number((await whenSays(server, /listening on (\d+)/))[1])
}
