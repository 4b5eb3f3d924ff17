// The database of this installation: embedded or reached by its address, brought to the latest migration.
import { CannotStart, why } from '../cannot-start.ts'
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
    throw unreached(error, access.label)
  }
  return { access, stop: async () => undefined }
}

const refusals = {
  '28P01': 'start.database.password',
  '28000': 'start.database.login',
  '3D000': 'start.database.noName',
} as const

/** Why a PostgreSQL reached by its address cannot be used, in words; any other error is given back. */
export function unreached(error: unknown, label: string): unknown {
  const code = sqlState(error) ?? ''
  const refusal = Object.entries(refusals).find(([state]) => state === code)?.[1]
  if (refusal !== undefined) return new CannotStart(why(refusal, { label }), { cause: error })
  return isUnreachable(error) ? new CannotStart(why('start.database.silent', { label, code }), { cause: error }) : error
}
