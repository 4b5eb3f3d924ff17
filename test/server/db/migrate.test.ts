// The migrations' keeper: order, gaps, edits, several at once; and the roles that it needs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { connect, databaseAt } from '../../../server/db/connect.ts'
import { migrate, readMigrations } from '../../../server/db/migrate.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { makeRoles, superuser } from '../../../server/db/roles.ts'
import { aDatabase } from '../../support/database.ts'

const first = 'create table a (n int); insert into a values (1);'
const second = 'create table b (n int);'

function aDirectory(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'maillage-migrations-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(directory, name), sql)
  return directory
}

describe('the migrations', () => {
  it('are applied in order, once, and say which', async () => {
    const { owner } = await aDatabase({ empty: true })
    const migrations = await readMigrations(aDirectory({ '0002_b.sql': second, '0001_a.sql': first }))
    expect(await migrate(owner, migrations)).toEqual(['0001_a.sql', '0002_b.sql'])
    expect(await migrate(owner, migrations)).toEqual([])
    expect(await owner`select n from a`).toEqual([{ n: 1 }])
  })

  it('are applied once when several processes start together', async () => {
    const { owner, access } = await aDatabase({ empty: true })
    const other = connect(access, { role: 'owner', max: 1 })
    const migrations = await readMigrations(aDirectory({ '0001_a.sql': first, '0002_b.sql': second }))
    const applied = await Promise.all([migrate(owner, migrations), migrate(other, migrations)])
    await other.end()
    expect(applied.flat().toSorted()).toEqual(['0001_a.sql', '0002_b.sql'])
  })

  it('leave nothing of one that fails, and all of those before it', async () => {
    const { owner } = await aDatabase({ empty: true })
    const directory = aDirectory({ '0001_a.sql': first, '0002_b.sql': 'create table c (n int); select nonsense;' })
    await expect(migrate(owner, await readMigrations(directory))).rejects.toThrow(
      /0002_b\.sql a échoué, et rien n’en est resté\u202f: .*nonsense/,
    )
    expect((await owner`select to_regclass('a')::text as a, to_regclass('c')::text as c`)[0]).toEqual({
      a: 'a',
      c: null,
    })
    expect(await owner`select number from schema_migration`).toEqual([{ number: 1 }])
  })

  it('refuse a gap, a repeated number and another name', async () => {
    await expect(readMigrations(aDirectory({ '0001_a.sql': '', '0003_c.sql': '' }))).rejects.toThrow(
      '0002_*.sql est attendue, 0003_c.sql a été trouvée',
    )
    await expect(readMigrations(aDirectory({ '0001_a.sql': '', '0001_b.sql': '' }))).rejects.toThrow(
      '0002_*.sql est attendue, 0001_b.sql a été trouvée',
    )
    await expect(readMigrations(aDirectory({ '1_a.sql': '' }))).rejects.toThrow('1_a.sql a été trouvée')
  })

  it('refuse one that was edited after it was applied', async () => {
    const { owner } = await aDatabase({ empty: true })
    await migrate(owner, await readMigrations(aDirectory({ '0001_a.sql': first })))
    const edited = await readMigrations(aDirectory({ '0001_a.sql': `${first} -- later`, '0002_b.sql': second }))
    await expect(migrate(owner, edited)).rejects.toThrow('0001_a.sql a été modifiée après avoir été appliquée')
    expect((await owner`select to_regclass('b')::text as b`)[0]).toEqual({ b: null })
  })

  it('[O43] refuse a database of a later version', async () => {
    const { owner } = await aDatabase({ empty: true })
    await migrate(owner, await readMigrations(aDirectory({ '0001_a.sql': first, '0002_b.sql': second })))
    const older = await readMigrations(aDirectory({ '0001_a.sql': first }))
    await expect(migrate(owner, older)).rejects.toThrow(
      'La base contient la migration 0002_b.sql, que cette version ne connaît pas',
    )
  })

  it('are out of the reach of the running product', async () => {
    const { app } = await aDatabase()
    expect((await app`select count(*) > 0 as some from schema_migration`)[0]).toEqual({ some: true })
    await expect(app`delete from schema_migration`).rejects.toThrow(/permission denied/)
  })
})

describe('a database reached by its address', () => {
  /** The test server through its address, as a login made for this test. */
  async function aLogin(rights: string) {
    const { socket, password } = inject('server')
    const { access } = await aDatabase({ empty: true })
    const { database = '' } = access.login('app')
    const name = `login_${database}`
    const sql = superuser(socket, password)
    await sql.unsafe(`create role ${name} login password 'secret' ${rights}`)
    onTestFinished(async () => {
      await sql.unsafe(`drop role ${name}`)
      await sql.end()
    })
    const url = (login: string, pass: string) =>
      `postgres://${login}:${pass}@localhost/${database}?host=${socket.replace(/\/[^/]+$/, '')}`
    return { login: url(name, 'secret'), superuser: url('postgres', password), name, sql }
  }

  it('is used as the roles, never as the login', async () => {
    const { superuser: url } = await aLogin('')
    await makeRoles(url)
    const sql = connect(databaseAt(url), { role: 'app', max: 1 })
    expect((await sql`select current_user::text as me`)[0]).toEqual({ me: 'maillage_app' })
    await expect(sql`create table mine (n int)`).rejects.toThrow(/permission denied/)
    await sql.end()
  })

  it('says in words what to run when the login may not make the roles', async () => {
    const { login, name } = await aLogin('')
    await expect(makeRoles(login)).rejects.toThrow(
      ['dans cette base, par qui administre ce PostgreSQL\u202f:', `  grant maillage_owner to "${name}";`].join('\n'),
    )
  })

  it('that does not answer, or refuses, is said in words without the password', async () => {
    const open = (databaseUrl: string) =>
      openDatabase({ databaseUrl, dataDir: '', migrationsDirectory: '', log: () => undefined })
    await expect(open('postgres://a:hunter2@127.0.0.1:1/x')).rejects.toThrow(
      'La base PostgreSQL de DATABASE_URL (127.0.0.1:1/x) ne répond pas',
    )
    const { login } = await aLogin('')
    await expect(open(login.replace(':secret@', ':hunter2@'))).rejects.toThrow('refuse le mot de passe')
    await expect(open(login.replace(/test_\w+\?/, 'nowhere?'))).rejects.toThrow('n’a pas de base de ce nom')
  })

  it('whose data directory cannot be used is said in words', async () => {
    const dataDir = `${import.meta.filename}/data`
    const opening = openDatabase({ databaseUrl: undefined, dataDir, migrationsDirectory: '', log: () => undefined })
    await expect(opening).rejects.toThrow(`Le dossier de données ${dataDir} ne peut pas être utilisé (ENOTDIR).`)
  })

  it('is content once an administrator has run it', async () => {
    const { login, name, sql } = await aLogin('')
    await sql.unsafe(`grant maillage_owner, maillage_app, maillage_redact to ${name}`)
    await makeRoles(login)
    const app = connect(databaseAt(login), { role: 'redact', max: 1 })
    expect((await app`select current_user::text as me`)[0]).toEqual({ me: 'maillage_redact' })
    await app.end()
  })
})
