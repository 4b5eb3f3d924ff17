// Reads, beside the running product, what its embedded database holds; or alters it, as its owner may.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Sql } from '../../server/db/connect.ts'
import { databaseOn } from '../../server/db/embedded.ts'

export async function inside<T>(
  dataDir: string,
  read: (sql: Sql) => Promise<T>,
  role: 'app' | 'owner' = 'app',
): Promise<T> {
  const socketDir = readFileSync(join(dataDir, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
  const password = readFileSync(join(dataDir, 'pg.password'), 'utf8')
  const sql = connect(databaseOn(join(socketDir, '.s.PGSQL.5432'), password), {
    role,
    max: 1,
    statementTimeout: 0,
  })
  try {
    return await read(sql)
  } finally {
    await sql.end()
  }
}
