// Archives of the real thing: made while people write, restored elsewhere, compared row by row; and what is never let in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ledgerTable, excludedFromArchives, readTables } from '../../../../server/db/archive/tables.ts'
import { connect } from '../../../../server/db/connect.ts'
import { migrate, readMigrations } from '../../../../server/db/migrate.ts'
import { dumpSchema } from '../../../../server/db/schema-dump.ts'
import { writeArchive } from '../../../../server/db/archive/write.ts'
import { verifyDatabase } from '../../../../server/history/verify-all.ts'
import { archiveOf, restored, restoredInto, rowsOf, withManifest } from '../../../support/archives.ts'
import { aDatabase } from '../../../support/database.ts'
import { migrationsDirectory } from '../../../support/paths.ts'
import { textInLog } from '../../../support/rebuilt.ts'
import { aWholeProduct, type WholeProduct } from '../../../support/whole-product.ts'

/** A product in which two people of two roles have written. */
async function aWrittenProduct(): Promise<WholeProduct> {
  const product = await aWholeProduct()
  const writer = await product.join('writer')
  for (const [n, person] of [product.pilot, writer].entries()) {
    const author = product.open(person)
    await author.whenSynced()
    for (let i = 0; i < 10; i++) author.type(`${n}.${i} l’été\\n\t\u{1f33b} `)
    await author.whenSaved()
  }
  return product
}

const differing = ['document', 'audit_log']

test('[B7] what is restored is what was saved: rows, schema, rights and references', async () => {
  const product = await aWrittenProduct()
  const before = await rowsOf(product.database.owner, excludedFromArchives)
  const { path, manifest } = await archiveOf(product.database.owner)
  const { database, verification } = await restored(path)
  const after = await rowsOf(database.owner, excludedFromArchives)
  expect(Object.keys(after)).toEqual(Object.keys(before))
  for (const name of Object.keys(before).filter((table) => !differing.includes(table))) {
    expect(after[name], name).toEqual(before[name])
  }
  const columns = await database.owner<{ name: string }[]>`
    select attname::text as name from pg_attribute where attrelid = 'document'::regclass and attnum > 0 order by attnum`
  const generation = columns.findIndex(({ name }) => name === 'generation')
  const withoutGeneration = (rows: string[] = []) => rows.map((row) => row.split('\t').toSpliced(generation, 1))
  expect(withoutGeneration(after['document'])).toEqual(withoutGeneration(before['document']))
  const added = (after['audit_log'] ?? []).filter((row) => !before['audit_log']?.includes(row))
  expect(after['audit_log']).toHaveLength((before['audit_log']?.length ?? 0) + 1)
  expect(added).toEqual([expect.stringContaining('restoreInstance')])
  expect(await dumpSchema(database.owner)).toBe(await dumpSchema(product.database.owner))
  const ledger = (owner: typeof database.owner) => owner`select * from schema_migration order by number`
  expect(await ledger(database.owner)).toEqual(await ledger(product.database.owner))
  expect(verification).toMatchObject({ documents: 1, findings: [] })
  expect(verification.rows).toBe(manifest.tables.find(({ name }) => name === 'document_update')?.rows)
})

test('[B1] while people write: what was acknowledged before it began is in it, and the texts are those of the log', async () => {
  const product = await aWholeProduct()
  const people = [product.pilot, await product.join('writer'), await product.join('writer')]
  const authors = people.map((person) => product.open(person))
  await Promise.all(authors.map((author) => author.whenSynced()))
  const words: string[] = []
  let round = 0
  const typeAll = async (): Promise<void> => {
    round++
    const typed = authors.map((author, n) => {
      const word = `<${n}.${round}>`
      author.type(word)
      return word
    })
    await Promise.all(authors.map((author) => author.whenSaved()))
    words.push(...typed)
  }
  for (let i = 0; i < 20; i++) await typeAll()
  const acknowledged = [...words]
  let isMade = false
  const making = archiveOf(product.database.owner).finally(() => (isMade = true))
  let meanwhile = 0
  while (!isMade) {
    await typeAll()
    meanwhile++
  }
  expect(meanwhile).toBeGreaterThan(0)
  const { database, verification } = await restored((await making).path)
  expect(verification.findings).toEqual([])
  const text = await textInLog(database.owner, product.documentId)
  expect(acknowledged.filter((word) => !text.includes(word))).toEqual([])
})

test('[B2] every table is in an archive or is left out with a reason, and so is one of a later migration', async () => {
  const { database } = await aWrittenProduct()
  await database.owner`create table later_thing (id int generated always as identity primary key, bytes bytea, twice int generated always as (2) stored)`
  await database.owner`insert into later_thing (bytes) values ('\\x00ff0a5c'), (null)`
  const { manifest } = await archiveOf(database.owner)
  const all = (await readTables(database.owner)).map(({ name }) => name)
  const told = [...manifest.tables, ...manifest.excluded].map(({ name }) => name)
  expect([...told, ledgerTable].toSorted()).toEqual(all.toSorted())
  expect(manifest.excluded.map(({ name }) => name).toSorted()).toEqual(Object.keys(excludedFromArchives).toSorted())
  expect(manifest.excluded.every(({ reason }) => reason.length > 20)).toBe(true)
  expect(manifest.tables.find(({ name }) => name === 'later_thing')).toMatchObject({
    columns: ['id', 'bytes'],
    rows: 2,
  })
  expect(manifest.sequences).toEqual([{ name: 'later_thing_id_seq', lastValue: '2', isCalled: true }])
})

test('[B2] no session, no link, no counted failure comes back', async () => {
  const product = await aWrittenProduct()
  const { owner } = product.database
  await owner`insert into throttle (key, failures, last_at) values ('k', 3, now())`
  const [sessions] = await owner<{ n: bigint }[]>`select count(*) as n from auth_session`
  expect(sessions?.n).toBeGreaterThan(0n)
  const { database } = await restored((await archiveOf(owner)).path)
  for (const name of Object.keys(excludedFromArchives)) {
    expect(await database.owner`select * from ${database.owner(name)}`, name).toEqual([])
  }
})

test('[B7] sequences, computed columns, circles of references, triggers and what migrations put in are as they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-odd-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const migrations = await readMigrations(migrationsDirectory)
  for (const { name, sql } of migrations) writeFileSync(join(folder, name), sql)
  const number = String(migrations.length + 1).padStart(4, '0')
  writeFileSync(
    join(folder, `${number}_odd.sql`),
    `create table hen (id int generated always as identity primary key, egg_id int, name text not null, shout text generated always as (upper(name)) stored);
     create table egg (id int primary key, hen_id int not null references hen (id), parent_id int references egg (id));
     alter table hen add foreign key (egg_id) references egg (id);
     create function refuse() returns trigger language plpgsql as $$ begin if new.name = 'Rita' then raise 'no more of them'; end if; return new; end $$;
     insert into hen (name) values ('Rita');
     create trigger refuse before insert on hen for each row execute function refuse();`,
  )
  const odd = await readMigrations(folder)
  const source = await aDatabase({ empty: true })
  await migrate(source.owner, odd)
  await source.owner`insert into egg (id, hen_id, parent_id) values (1, 1, null), (0, 1, 1)`
  await source.owner`update hen set egg_id = 1, name = 'Rita II'`
  await source.owner`update hen set name = 'Rita'`.catch(() => undefined)
  const before = await rowsOf(source.owner)
  const { database } = await restored((await archiveOf(source.owner)).path, { migrations: odd })
  const after = await rowsOf(database.owner)
  expect({ hen: after['hen'], egg: after['egg'] }).toEqual({ hen: before['hen'], egg: before['egg'] })
  expect(await dumpSchema(database.owner)).toBe(await dumpSchema(source.owner))
  const [next] = await database.owner`insert into hen (name) values ('Lola') returning id, shout`
  expect(next).toEqual({ id: 2, shout: 'LOLA' })
  await expect(database.owner`insert into hen (name) values ('Rita')`).rejects.toThrow('no more of them')
})

test('[B9] an archive of an earlier schema is restored as it was, then brought forward', async () => {
  const product = await aWrittenProduct()
  const { path } = await archiveOf(product.database.owner)
  const folder = mkdtempSync(join(tmpdir(), 'maillage-later-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const migrations = await readMigrations(migrationsDirectory)
  for (const { name, sql } of migrations) writeFileSync(join(folder, name), sql)
  const number = String(migrations.length + 1).padStart(4, '0')
  writeFileSync(
    join(folder, `${number}_nick.sql`),
    `alter table person add nick text; update person set nick = lower(display_name);`,
  )
  const { database } = await restored(path, { migrations: await readMigrations(folder) })
  expect(await database.owner`select nick from person where nick = 'nadia ferhat'`).toHaveLength(1)
  expect(await database.owner`select * from schema_migration`).toHaveLength(migrations.length + 1)
})

test('[B4] a database that holds anything is refused, and left as it is', async () => {
  const product = await aWrittenProduct()
  const { path } = await archiveOf(product.database.owner)
  const before = await rowsOf(product.database.owner)
  await expect(restoredInto(product.database, path)).rejects.toMatchObject({ reason: 'notEmpty' })
  expect(await rowsOf(product.database.owner)).toEqual(before)
  const strange = await aDatabase({ empty: true })
  await strange.owner`create view somebody as select 1 as n`
  await expect(restoredInto(strange, path)).rejects.toMatchObject({ reason: 'notEmpty', what: 'somebody' })
  expect(await readTables(strange.owner)).toEqual([])
})

test('[B6] whatever fails in the middle leaves the database empty', async () => {
  const product = await aWrittenProduct()
  const { owner } = product.database
  const { path } = await archiveOf(owner)
  const broken = await aDatabase()
  await broken.owner`alter table membership drop constraint membership_person_id_fkey`
  await broken.owner`alter table membership drop constraint membership_demarche_id_fkey`
  const nobody = '00000000-0000-7000-8000-000000000000'
  await broken.owner`insert into membership (demarche_id, person_id, role, joined_at) values (${nobody}, ${nobody}, 'pilot', now())`
  const orphan = await archiveOf(broken.owner)
  const cases: [string, string][] = [
    [orphan.path, 'brokenReference'],
    [
      await withManifest(path, (m) => ({ ...m, tables: m.tables.filter(({ name }) => name !== 'reset_request') })),
      'missingTable',
    ],
    [
      await withManifest(path, (m) => ({
        ...m,
        tables: [...m.tables, { ...m.tables[0], name: 'nothing', rows: 0, bytes: 0, parts: 0, sha256: emptyHash }],
      })),
      'missingTable',
    ],
  ]
  await owner`update document_update set update = '\\x0000' where position = 1`
  const doubtful = (await archiveOf(owner)).path
  cases.push([doubtful, 'notVerified'])
  for (const [file, reason] of cases) {
    const empty = await aDatabase({ empty: true })
    await expect(restoredInto(empty, file), reason).rejects.toMatchObject({ reason })
    expect(await readTables(empty.owner), reason).toEqual([])
  }
})

test('[B7] a text that does not pass the verification is restored as it is when that is asked for', async () => {
  const { database, documentId } = await aWrittenProduct()
  await database.owner`update document_head set position = position + 1`
  const { path } = await archiveOf(database.owner)
  const { database: other, verification } = await restored(path, { anyway: true })
  expect(verification.findings).toMatchObject([{ documentId, problem: 'head' }])
  expect(await other.owner`select * from document_head`).toEqual(await database.owner`select * from document_head`)
})

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

test('[B3] a write that fails ends the backup with its own reason, and the pool can be closed', async () => {
  const { database } = await aWrittenProduct()
  await database.owner`create table heavy as select n, repeat(md5(n::text), 300) as text from generate_series(1, 5000) n`
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  let writes = 0
  const write = async (): Promise<void> => {
    if (++writes > 3) throw full
  }
  const own = connect(database.access, { role: 'owner', max: 1 })
  await expect(writeArchive(own, write, { version: '0', now: () => new Date() })).rejects.toBe(full)
  await own.end()
})

test('[B8] two restorations of one archive are two lives', async () => {
  const product = await aWrittenProduct()
  const { path } = await archiveOf(product.database.owner)
  const generationOf = async (now: Date) => {
    const { database } = await restored(path, { now })
    const [row] = await database.owner<{ generation: number }[]>`select generation from document`
    return row?.generation ?? 0
  }
  const first = await generationOf(new Date('2026-11-22T10:00:00Z'))
  const second = await generationOf(new Date('2026-11-22T10:00:05Z'))
  expect(first).toBeGreaterThan(1)
  expect(second).toBe(first + 5)
  expect(await generationOf(new Date('2020-01-01T00:00:00Z'))).toBe(2) // a clock that is wrong
})

test('[B11] verification reads one instant, also while people write', async () => {
  const product = await aWrittenProduct()
  const author = product.open(product.pilot)
  await author.whenSynced()
  author.type('pendant')
  const { findings, rows } = await verifyDatabase(product.database.owner)
  expect(findings).toEqual([])
  expect(rows).toBeGreaterThan(0)
  await author.whenSaved()
})
