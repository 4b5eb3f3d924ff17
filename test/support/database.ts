// A database of one's own: cloned from the migrated template, dropped when the test file ends.
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { connect, learnTypes, type DatabaseAccess, type Sql } from '../../server/db/connect.ts'
import { databaseOn } from '../../server/db/embedded.ts'
import { superuser } from '../../server/db/roles.ts'
import { atEndOfFile } from './end-of-file.ts'

export interface TestDatabase {
  /** What the product is given: `connect(access, { role })`, `openChanges(access)`. */
  access: DatabaseAccess
  /** A pool with the rights of the running product. */
  app: Sql
  /** A pool that owns the tables: to arrange, and to look at what the product may not. */
  owner: Sql
  /** Breaks every connection to it, as a lost network would. */
  cut(): Promise<void>
  /** Drops it now; otherwise it goes at the end of the file. */
  drop(): Promise<void>
}

export interface TestDatabaseOptions {
  /** True: without our tables, for tests of the migrations themselves. */
  empty?: boolean
}

export async function aDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { socket, password } = inject('server')
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = options.empty ? 'template0' : 'maillage'
  // copying the files is a third of the work of logging what is in them
  await asSuperuser((sql) =>
    sql.unsafe(`create database ${name} template ${template} owner maillage_owner strategy file_copy`),
  )
  const access = databaseOn(socket, password, name)
  const app = await learnTypes(connect(access, { role: 'app', max: 8 }))
  const owner = connect(access, { role: 'owner', max: 3 })
  const cut = () =>
    asSuperuser(
      (sql) =>
        sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and pid <> pg_backend_pid()`,
    )
  let isDropped = false
  const database: TestDatabase = {
    access,
    app,
    owner,
    async cut() {
      await cut()
    },
    async drop() {
      if (isDropped) return
      isDropped = true
      await Promise.all([app.end({ timeout: 1 }), owner.end({ timeout: 1 })])
      await asSuperuser((sql) => sql.unsafe(`drop database ${name} with (force)`))
    },
  }
  atEndOfFile(() => database.drop())
  return database
}

async function asSuperuser<T>(work: (sql: ReturnType<typeof superuser>) => PromiseLike<T>): Promise<T> {
  const { socket, password } = inject('server')
  const sql = superuser(socket, password)
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
