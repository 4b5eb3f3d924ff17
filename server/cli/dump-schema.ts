// Writes docs/schema.sql from the migrations, on a throw-away embedded database.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../db/connect.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import { dumpSchema } from '../db/schema-dump.ts'
import { migrationsDirectory, projectRoot } from '../project-root.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'maillage-schema-'))
const server = await startEmbedded({ dataDir, durable: false })
const owner = connect(server.database(), { role: 'owner', max: 1 })
try {
  await migrate(owner, await readMigrations(migrationsDirectory))
  writeFileSync(join(projectRoot, 'docs', 'schema.sql'), await dumpSchema(owner))
} finally {
  await owner.end()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
