// One database server for the whole run, with a migrated template that each test clones. Stopped at the end.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { migrate, readMigrations } from '../../server/db/migrate.ts'
import { migrationsDirectory } from './paths.ts'

export interface TestServer {
  socket: string
  password: string
}

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
  }
}

/** The database that every test's own is cloned from: `maillage`, migrated, never connected to again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'maillage-test-'))
  const server = await startEmbedded({ dataDir, durable: false })
  const owner = connect(server.database(), { role: 'owner', max: 1 })
  await migrate(owner, await readMigrations(migrationsDirectory))
  await owner.end()
  project.provide('server', { socket: server.socket, password: server.password })
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
