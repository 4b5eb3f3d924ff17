// What all contenders stand on: one PostgreSQL with the settings of an installation, a database for each of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded, type EmbeddedServer } from '../../server/db/embedded.ts'
import { superuser } from '../../server/db/roles.ts'
import { hurry } from './processes.ts'

export class Ground {
  readonly #server: EmbeddedServer
  readonly #folder: string
  #databases = 0

  static async lay(): Promise<Ground> {
    const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
    const server = await startEmbedded({ dataDir: join(folder, 'data') })
    if (server.pid !== undefined) hurry(server.pid) // and whatever it starts from now on
    return new Ground(server, folder)
  }

  private constructor(server: EmbeddedServer, folder: string) {
    this.#server = server
    this.#folder = folder
  }

  get postmaster(): number | undefined {
    return this.#server.pid
  }

  /** A directory for whatever a contender writes. */
  get folder(): string {
    return this.#folder
  }

  /** A fresh database, as an address: the login is the superuser, as most installations begin. */
  async database(): Promise<string> {
    const name = `bench_${++this.#databases}`
    const { socket, password } = this.#server
    const sql = superuser(socket, password)
    await sql.unsafe(`create database ${name}`)
    await sql.end()
    const directory = encodeURIComponent(socket.slice(0, socket.lastIndexOf('/')))
    return `postgres://postgres:${encodeURIComponent(password)}@localhost/${name}?host=${directory}`
  }

  async away(): Promise<void> {
    await this.#server.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
