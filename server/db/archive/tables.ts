// What of a database an archive holds, read from its catalogue: so that the tables of later migrations are in it by themselves.
import type { Sql } from '../connect.ts'
import type { Tx } from '../transaction.ts'

export interface Table {
  name: string
  /** In order; none that PostgreSQL computes. */
  columns: string[]
  /** The columns of its primary key, in order. */
  key: string[]
}

export interface Sequence {
  name: string
  lastValue: string
  isCalled: boolean
}

export interface Applied {
  number: number
  name: string
  checksum: string
  appliedAt: string
}

/** What an archive or a database is made of, without its rows. */
export interface Outline {
  migrations: Applied[]
  /** A table after those it refers to. */
  tables: Table[]
  sequences: Sequence[]
  /** Tables whose rows stay behind, each with its reason. */
  excluded: { name: string; reason: string }[]
}

/** Written from the list of migrations, not as rows. */
export const ledgerTable = 'schema_migration'

/** Whose rows no archive holds: a restored instance must not reopen a door that was closed since (decisions/021), and what is made again need not be kept. */
export const excludedFromArchives: Readonly<Record<string, string>> = {
  auth_session: 'an ended session must not come back to life: everyone signs in again',
  access_link: 'a used or revoked link must not open a door again: invitations are sent anew',
  document_checkpoint: 'made again from the logs',
  document_index: 'made again from the logs',
  document_passage: 'made again from the logs',
  document_reference: 'made again from the logs',
  screen: 'a screen that was parted from a workshop must not show it again: screens are paired anew',
  throttle: 'counted failures of another time, under hashes of network addresses',
}

type Reader = Sql | Tx

export async function readOutline(sql: Reader, excluded: Readonly<Record<string, string>>): Promise<Outline> {
  const all = await readTables(sql)
  const ours = all.filter(({ name }) => name !== ledgerTable)
  return {
    migrations: await readApplied(sql),
    tables: ours.filter(({ name }) => !(name in excluded)),
    sequences: await readSequences(sql),
    excluded: ours.flatMap(({ name }) => (name in excluded ? [{ name, reason: excluded[name] ?? '' }] : [])),
  }
}

/** Every table of the product, in order of what refers to what; in a circle the first by name comes first. */
export async function readTables(sql: Reader): Promise<Table[]> {
  const found = await sql<(Table & { needs: string[] })[]>`
    select c.relname::text as name,
      (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(a.attname order by k.n), '[]') from pg_index i
        cross join unnest(i.indkey::int2[]) with ordinality k (attnum, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select coalesce(json_agg(distinct r.relname), '[]') from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`
  const waiting = [...found]
  const ordered: typeof waiting = []
  while (waiting.length > 0) {
    const isWaited = new Set(waiting.map(({ name }) => name))
    const next = waiting.findIndex(({ needs }) => !needs.some((name) => isWaited.has(name)))
    ordered.push(...waiting.splice(Math.max(next, 0), 1))
  }
  return ordered.map(({ name, columns, key }) => ({ name, columns, key }))
}

async function readApplied(sql: Reader): Promise<Applied[]> {
  const rows = await sql<(Omit<Applied, 'appliedAt'> & { appliedAt: Date })[]>`
    select number, name, checksum, applied_at from schema_migration order by number`
  return rows.map((row) => ({ ...row, appliedAt: row.appliedAt.toISOString() }))
}

async function readSequences(sql: Reader): Promise<Sequence[]> {
  const names = await sql<{ name: string }[]>`
    select relname::text as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by 1`
  const sequences: Sequence[] = []
  for (const { name } of names) {
    const [at] = await sql<{ lastValue: string; isCalled: boolean }[]>`
      select last_value::text as last_value, is_called from ${sql(`public.${name}`)}`
    if (at) sequences.push({ name, ...at })
  }
  return sequences
}

/** Things of ours or of others in the schema `public`, a few names of them: none when the database is empty. */
export async function inhabitants(sql: Reader): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname limit 3`
  return rows.map(({ name }) => name)
}
