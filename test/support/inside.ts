// Reads, beside the running product, what its embedded database holds.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Sql } from '../../server/db/connect.ts'
import { databaseOn } from '../../server/db/embedded.ts'

export async function inside<T>(dataDir: string, read: (sql: Sql) => Promise<T>): Promise<T> {
  const socketDir = readFileSync(join(dataDir, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
  const password = readFileSync(join(dataDir, 'pg.password'), 'utf8')
  const sql = connect(databaseOn(join(socketDir, '.s.PGSQL.5432'), password), {
    role: 'app',
    max: 1,
    statementTimeout: 0,
  })
  try {
    return await read(sql)
  } finally {
    await sql.end()
  }
}
