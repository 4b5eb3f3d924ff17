// The migrations: read, checked, applied in order. Forward only, never edited once applied.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart, why } from '../cannot-start.ts'
import { roleName, type Sql } from './connect.ts'
import type { Tx } from './transaction.ts'

export interface Migration {
  number: number
  name: string
  sql: string
  checksum: string
}

/** Every migration of a directory, in order. Refuses anything but `NNNN_what.sql` numbered 1, 2, 3… */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => !name.startsWith('.')).sort()
  const migrations = await Promise.all(names.map((name) => readMigration(directory, name)))
  for (const [index, { number, name }] of migrations.entries()) {
    if (number === index + 1) continue
    throw new CannotStart(why('start.migration.gap', { expected: `${pad(index + 1)}_*.sql`, found: name }))
  }
  return migrations
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1])
  if (!number) throw new CannotStart(why('start.migration.name', { found: name }))
  const sql = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n')
  return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

const pad = (number: number) => String(number).padStart(4, '0')

/** Two processes that start together apply each migration once: the second waits here. */
const lock = 0x6d61696c // 'mail'

/**
 * Brings the database to the last of `migrations`, each in one transaction, and gives the names of those it applied.
 * `sql` acts as the owner. Refuses a database that has what these files do not, or has it otherwise.
 */
export async function migrate(sql: Sql, migrations: Migration[]): Promise<string[]> {
  await sql.begin(prepare)
  const applied: string[] = []
  for (const migration of migrations) {
    if (await sql.begin((tx) => applyOne(tx, migrations, migration))) applied.push(migration.name)
  }
  await protectLedger(sql)
  return applied
}

/** The same, all of it in the caller's transaction. */
export async function migrateWithin(tx: Tx, migrations: Migration[]): Promise<void> {
  await prepare(tx)
  for (const migration of migrations) await applyOne(tx, migrations, migration)
  await protectLedger(tx)
}

/** Waits for, and from here to its end keeps out, whoever else would migrate. */
async function prepare(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${lock})`
  await tx`create table if not exists schema_migration (
    number integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`
  await tx`grant select on schema_migration to public`
}

/** A migration's grant on all tables must not reach this one. */
const protectLedger = (sql: Sql | Tx) =>
  sql`revoke insert, update, delete on schema_migration from ${sql(roleName.app)}`

async function applyOne(tx: Tx, migrations: Migration[], migration: Migration): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(${lock})`
  const done = await tx<Done[]>`select number, name, checksum from schema_migration order by number`
  refuseDifferences(done, migrations)
  if (done.some(({ number }) => number === migration.number)) return false
  await tx.unsafe(migration.sql).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CannotStart(why('start.migration.failed', { name: migration.name, reason }), { cause })
  })
  const { number, name, checksum } = migration
  await tx`insert into schema_migration (number, name, checksum) values (${number}, ${name}, ${checksum})`
  return true
}

interface Done {
  number: number
  name: string
  checksum: string
}

function refuseDifferences(done: Done[], migrations: Migration[]): void {
  for (const { number, name, checksum } of done) {
    const ours = migrations[number - 1]
    if (!ours) {
      throw new CannotStart(why('start.migration.later', { name }))
    }
    if (ours.checksum !== checksum) {
      throw new CannotStart(why('start.migration.edited', { ours: ours.name, name }))
    }
  }
}
