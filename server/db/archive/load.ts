// Filling an empty database from an archive, or from another database, in the caller's one transaction.
import { sqlState } from '../connect.ts'
import { migrateWithin, type Migration } from '../migrate.ts'
import type { Tx } from '../transaction.ts'
import { copyIn, countOf, settleText } from './copy.ts'
import { isSame, Tally, type Totals } from './manifest.ts'
import { ArchiveRefusal } from './refusal.ts'
import { inhabitants, ledgerTable, readTables, type Outline, type Table } from './tables.ts'

/** Where rows come from. */
export interface Source {
  outline: Outline
  /** The COPY text of a table. */
  lines(table: Table): AsyncIterable<Uint8Array>
  /** What that text must have been, once it has passed; null where nobody counted it before. */
  expected(table: string): Totals | null
}

export interface Loading {
  /** Of this version, from the first. */
  migrations: readonly Migration[]
  onTable?: (name: string, rows: number) => void
}

/** Refuses, before anything is written, what this version could not restore. */
export function refuseOtherVersions({ migrations }: Outline, ours: readonly Migration[]): void {
  for (const [index, { number, name, checksum }] of migrations.entries()) {
    const own = ours[index]
    if (!own) throw new ArchiveRefusal('laterVersion', name)
    if (own.number !== number || own.checksum !== checksum) throw new ArchiveRefusal('otherMigration', name)
  }
  if (migrations.length === 0) throw new ArchiveRefusal('damaged', ledgerTable)
}

/** The schema as it was, every row, every reference checked; then the migrations made since. `tx` acts as the owner. */
export async function load(tx: Tx, source: Source, { migrations, onTable }: Loading): Promise<void> {
  const { outline } = source
  refuseOtherVersions(outline, migrations)
  const there = await inhabitants(tx)
  if (there.length > 0) throw new ArchiveRefusal('notEmpty', there.join(', '))
  await settleText(tx)
  await migrateWithin(tx, migrations.slice(0, outline.migrations.length))
  const tables = await readTables(tx)
  refuseMissing(tables, outline)
  const references = await dropReferences(tx)
  await quietTriggers(tx, 'disable')
  // what a migration puts in is in the source too, as it has become
  for (const { name } of outline.tables) await tx`delete from ${tx(`public.${name}`)}`
  for (const table of outline.tables) {
    const rows = await loadTable(tx, source, table)
    onTable?.(table.name, rows)
  }
  await setSequences(tx, outline)
  await quietTriggers(tx, 'enable')
  await makeReferences(tx, references)
  for (const { number, appliedAt } of outline.migrations) {
    await tx`update schema_migration set applied_at = ${appliedAt}::text::timestamptz where number = ${number}`
  }
  await migrateWithin(tx, [...migrations])
  for (const { name } of await readTables(tx)) await tx`analyze ${tx(`public.${name}`)}`
}

function refuseMissing(tables: readonly Table[], { tables: given, excluded }: Outline): void {
  const accounted = new Set([ledgerTable, ...given.map(({ name }) => name), ...excluded.map(({ name }) => name)])
  const missing = tables.find(({ name }) => !accounted.has(name))
  const strange = given.find(({ name }) => !tables.some((table) => table.name === name))
  const wrong = missing ?? strange
  if (wrong) throw new ArchiveRefusal('missingTable', wrong.name)
}

async function loadTable(tx: Tx, source: Source, table: Table): Promise<number> {
  const tally = new Tally()
  await copyIn(tx, table, tallied(source.lines(table), tally))
  const totals = tally.totals()
  const expected = source.expected(table.name)
  const isWhole = expected === null || isSame(totals, expected) // the file may have changed since it was checked
  if (!isWhole || (await countOf(tx, table)) !== totals.rows) throw new ArchiveRefusal('damaged', table.name)
  return totals.rows
}

async function* tallied(lines: AsyncIterable<Uint8Array>, tally: Tally): AsyncGenerator<Uint8Array> {
  for await (const chunk of lines) {
    tally.add(chunk)
    yield chunk
  }
}

interface Reference {
  table: string
  name: string
  definition: string
}

/** Row by row, PostgreSQL would remember each check in memory till the end; made again, each is one query over all rows. */
async function dropReferences(tx: Tx): Promise<Reference[]> {
  const references = await tx<Reference[]>`
    select r.relname::text as table, c.conname::text as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class r on r.oid = c.conrelid
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0
    order by r.relname, c.conname`
  for (const { table, name } of references) {
    await tx`alter table ${tx(`public.${table}`)} drop constraint ${tx(name)}`
  }
  return references
}

async function makeReferences(tx: Tx, references: readonly Reference[]): Promise<void> {
  for (const { table, name, definition } of references) {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const statement = `alter table public.${quoted(table)} add constraint ${quoted(name)} ${definition}`
    await tx.unsafe(statement).catch((error: unknown) => {
      if (sqlState(error) !== '23503') throw error // foreign_key_violation
      throw new ArchiveRefusal('brokenReference', `${table}.${name}`, { cause: error })
    })
  }
}

/** Rows are put back as they were: nothing happens because of them. */
async function quietTriggers(tx: Tx, verb: 'enable' | 'disable'): Promise<void> {
  const tables = await tx<{ name: string }[]>`
    select distinct r.relname::text as name from pg_trigger t join pg_class r on r.oid = t.tgrelid
    where r.relnamespace = 'public'::regnamespace and not t.tgisinternal`
  for (const { name } of tables) await tx.unsafe(`alter table public."${name}" ${verb} trigger user`)
}

async function setSequences(tx: Tx, { sequences }: Outline): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences) {
    await tx`select setval(${`public."${name}"`}::text::regclass, ${lastValue}::text::bigint, ${isCalled})`
  }
}
