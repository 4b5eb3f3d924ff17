// The database of this installation: embedded or reached by its address, brought to the latest migration.
import { CannotStart } from '../cannot-start.ts'
import { connect, databaseAt, isUnreachable, sqlState, type DatabaseAccess } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { migrate, readMigrations } from './migrate.ts'
import { makeRoles } from './roles.ts'

export interface OpenDatabase {
  access: DatabaseAccess
  /** Stops the embedded server; does nothing to another. After the last pool is closed. */
  stop(): Promise<void>
}

export interface DatabaseChoice {
  /** Unset: the embedded server of `dataDir`. */
  databaseUrl: string | undefined
  dataDir: string
  migrationsDirectory: string
  log: (facts: object, message: string) => void
}

/** Resolves once the database answers and is migrated. */
export async function openDatabase(choice: DatabaseChoice): Promise<OpenDatabase> {
  const { access, stop } = choice.databaseUrl === undefined ? await embedded(choice) : await reached(choice.databaseUrl)
  try {
    const owner = connect(access, { role: 'owner', max: 1, name: 'maillage migrations' })
    try {
      const applied = await migrate(owner, await readMigrations(choice.migrationsDirectory))
      if (applied.length > 0) choice.log({ applied }, 'migrated')
    } finally {
      await owner.end()
    }
    return { access, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function embedded({ dataDir, log }: DatabaseChoice): Promise<OpenDatabase> {
  const server = await startEmbedded({ dataDir, log: (line) => isDoing(line) && log({ line }, 'postgres') })
  log({ way: server.way, pid: server.pid }, 'embedded database started')
  return { access: server.database(), stop: server.stop }
}

/** Of PostgreSQL's own log only its doings are kept: the rest may quote what people wrote in a failed statement. */
const isDoing = (line: string): boolean =>
  /^the database | (WARNING|PANIC): |FATAL: {2}(?!the database system is)|LOG: {2}(starting|received|database system)/.test(
    line,
  )

async function reached(url: string): Promise<OpenDatabase> {
  const access = databaseAt(url)
  try {
    await makeRoles(url)
  } catch (error) {
    const reason = reasons[sqlState(error) ?? ''] ?? (isUnreachable(error) ? 'does not answer' : undefined)
    if (reason === undefined) throw error
    throw new CannotStart(`The PostgreSQL of DATABASE_URL (${access.label}) ${reason}.`, { cause: error })
  }
  return { access, stop: async () => undefined }
}

const reasons: Readonly<Record<string, string>> = {
  '28P01': 'refuses the password',
  '28000': 'refuses the login',
  '3D000': 'has no database of this name',
}
