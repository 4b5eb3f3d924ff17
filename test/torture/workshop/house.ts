// The processes that serve the hall, on one PostgreSQL that outlives them: killed in turn, every few seconds, and started again.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { aTeam, type Team } from '../../support/instance.ts'
import { root } from '../../support/paths.ts'
import { aDataDirectory, startProduct, type ProductProcess } from '../../support/processes.ts'
import type { Run } from '../part.ts'

const patience = 240_000
const built = join(root, 'dist', 'server', 'main.js')

type Place = { product: ProductProcess; start(port: string): Promise<ProductProcess> }

export class House {
  readonly team: Team
  /** Of the database: for `inside`. */
  readonly dataDir: string
  readonly bases: readonly string[]
  readonly #places: Place[]
  #logged = ''
  kills = 0

  static async open(run: Run, processes: 1 | 2): Promise<House> {
    const { dataDir, remove } = aDataDirectory()
    run.closing(remove)
    const options = processes === 1 ? [{ dataDir, env: {} }] : await besides(run, dataDir)
    const rooms: Place[] = []
    for (const { dataDir: own, env } of options) {
      const started = await startProduct({ dataDir: own, env, patience })
      // what is built already is not looked at again: half of what a start takes
      const again = { NODE_ENV: 'production', ...env }
      const start = (PORT: string) =>
        startProduct({ dataDir: own, env: { ...again, PORT }, patience, program: [built] })
      rooms.push({ product: started, start })
    }
    run.closing(() => Promise.all(rooms.map(({ product }) => product.end('SIGTERM'))))
    const [first] = rooms
    const team = await aTeam(first?.product.url ?? '', first?.product.setupLink() ?? '')
    return new House(team, dataDir, rooms)
  }

  private constructor(team: Team, dataDir: string, rooms: Place[]) {
    this.team = team
    this.dataDir = dataDir
    this.#places = rooms
    this.bases = rooms.map(({ product }) => product.url)
  }

  /** What the processes logged, those that were killed too. */
  get logged(): string {
    return this.#logged + this.#places.map(({ product }) => product.logged()).join('')
  }

  async close(): Promise<void> {
    await Promise.all(this.#places.map(({ product }) => product.end('SIGTERM')))
  }

  /**
   * One after the other, `every` milliseconds after the last one that died was back. `untilAnswered`: until the process of
   * that place tells of the workshop again, which is more than that it listens.
   */
  async killing(every: number, over: AbortSignal, untilAnswered: (place: number) => Promise<void>): Promise<void> {
    while (!over.aborted) {
      await wait(every)
      const place = this.kills % this.#places.length
      const room = this.#places[place]
      if (over.aborted || room === undefined) return
      const { port } = new URL(room.product.url)
      await room.product.end('SIGKILL')
      this.#logged += room.product.logged()
      room.product = await room.start(port)
      this.kills += 1
      await untilAnswered(place)
    }
  }
}

/** Two data directories, and the database that both are told of. */
async function besides(run: Run, dataDir: string) {
  const holder = join(root, 'test', 'torture', 'database', 'holder.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', holder, dataDir], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  run.closing(() => (child.stdin.end(), exited))
  const held = await firstLine(child.stdout)
  const { socket, password } = JSON.parse(held) as { socket: string; password: string } // its own line
  const directory = encodeURIComponent(socket.slice(0, socket.lastIndexOf('/')))
  const DATABASE_URL = `postgres://postgres:${encodeURIComponent(password)}@localhost/maillage?host=${directory}`
  return [1, 2].map(() => {
    const own = aDataDirectory()
    run.closing(own.remove)
    return { dataDir: own.dataDir, env: { DATABASE_URL } }
  })
}

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input })) return line
  throw new Error('the database did not start')
}
