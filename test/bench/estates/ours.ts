// This server as an estate: built, on a database that outlives its processes, with heavy documents stored in its log.
import { join } from 'node:path'
import { connect, databaseAt, type Sql } from '../../../server/db/connect.ts'
import { updatesIn } from '../../support/rebuilt.ts'
import { inhabit, portOf, startServer, ticketTo } from '../contenders/installation.ts'
import type { People } from '../contenders/people.ts'
import { plainDocuments } from '../documents/many.ts'
import type { Made } from '../documents/made.ts'
import { storeDocument } from '../documents/storing.ts'
import type { Ground } from '../ground.ts'
import type { Ticket } from '../load/orders.ts'
import { cores, type Pinned } from '../processes.ts'
import {
  askable,
  memoryAfterCollection,
  type Collection,
  type EndSignal,
  type Estate,
  type MemoryNow,
  type Plot,
} from './estate.ts'

/** Rows that the last snapshot does not cover: as many as a room that closed leaves behind, if they delete nothing. */
const mostRowsBehind = 20

export interface OurPlot extends Plot {
  readonly documentId: string
}

export type OurOptions = {
  ground: Ground
  /** A process of ours that runs already: its database and its people are shared. */
  besides?: OurEstate
}

export class OurEstate implements Estate {
  readonly name = 'ours'
  readonly habits = { syncs: true, echoes: true, acknowledges: true }
  readonly closesAfterMs = 8_000
  readonly storesAfterMs = 0
  readonly sql: Sql
  readonly databaseUrl: string
  readonly demarcheId: string
  readonly actorIds: readonly string[]
  readonly people: People
  readonly #options: OurOptions
  #server: Pinned
  #port: number

  /** Starts it, sets it up, and makes its people. */
  static async found(options: OurOptions): Promise<OurEstate> {
    const databaseUrl = options.besides?.databaseUrl ?? (await options.ground.database())
    const server = start(options, databaseUrl, 0)
    if (options.besides !== undefined) {
      const port = await portOf(server)
      return new OurEstate(options, options.besides, server, port)
    }
    const { port, demarcheId, people } = await inhabit(server, databaseUrl)
    await people.cookies('writer', 20)
    const sql = connect(databaseAt(databaseUrl), { role: 'owner', max: 2 })
    // observers are then the readers who may not see what was deleted before they came
    await sql`update demarche set readers_see_history = false where id = ${demarcheId}`
    const actors = await sql<{ id: string }[]>`select id from actor where kind = 'person'`
    const actorIds = actors.map(({ id }) => id)
    return new OurEstate(options, { databaseUrl, demarcheId, people, sql, actorIds }, server, port)
  }

  private constructor(
    options: OurOptions,
    shared: Pick<OurEstate, 'databaseUrl' | 'demarcheId' | 'people' | 'sql' | 'actorIds'>,
    server: Pinned,
    port: number,
  ) {
    this.#options = options
    this.databaseUrl = shared.databaseUrl
    this.demarcheId = shared.demarcheId
    this.people = shared.people
    this.sql = shared.sql
    this.actorIds = shared.actorIds
    this.#server = server
    this.#port = port
  }

  get pids(): number[] {
    return [this.#server.pid]
  }

  async plot(made?: Made, rowsBehind = mostRowsBehind): Promise<OurPlot> {
    const { sql, demarcheId } = this
    const [actorId = ''] = this.actorIds
    const [documentId = ''] = await plainDocuments({ sql, demarcheId, actorId, count: 1 })
    if (made !== undefined) {
      const until = new Date()
      await storeDocument(made, { sql, documentId, actorIds: this.actorIds, snapshot: { rowsBehind }, until })
    }
    return {
      documentId,
      tickets: async (count, as = 'writer') =>
        (await this.people.cookies(as, count)).map((cookie) => this.ticket(documentId, cookie)),
      stored: () => updatesIn(sql, documentId),
    }
  }

  /** The way into a document at this process. */
  ticket(documentId: string, cookie: string): Ticket {
    return ticketTo(this.#port, documentId, cookie)
  }

  async restart(signal: EndSignal): Promise<number> {
    await this.end(signal)
    const began = performance.now()
    this.#server = start(this.#options, this.databaseUrl, this.#port)
    await portOf(this.#server)
    return performance.now() - began
  }

  async end(signal: EndSignal): Promise<void> {
    this.#server.child.kill(signal)
    await this.#server.exited
  }

  memory(collection?: Collection): Promise<MemoryNow> {
    return memoryAfterCollection(this.#server.pid, memoryFile(this.#options.ground), collection)
  }

  /** How many documents it holds in memory, by its own account. */
  async rooms(): Promise<number> {
    const page = await (await fetch(`http://127.0.0.1:${this.#port}/metrics`)).text()
    const counts = [...page.matchAll(/^maillage_rooms\{.*\} (\d+)$/gm)].map(([, count]) => Number(count))
    if (counts.length === 0) throw new Error('the metrics say nothing of rooms')
    return counts.reduce((sum, count) => sum + count, 0)
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM')
    if (this.#options.besides !== undefined) return
    await Promise.all([this.people.away(), this.sql.end({ timeout: 2 })])
  }
}

const memoryFile = (ground: Ground): string => join(ground.folder, 'memory.json')

function start({ ground }: OurOptions, databaseUrl: string, port: number): Pinned {
  const env = { BENCH_MEMORY_FILE: memoryFile(ground) }
  return startServer({ ground, core: cores.server, databaseUrl, port, node: askable, env })
}
