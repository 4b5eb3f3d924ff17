// A large database: made and restored with the memory of a small one.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, readMigrations, type Migration } from '../../../../server/db/migrate.ts'
import type { Sql } from '../../../../server/db/connect.ts'
import { archiveOf, restored } from '../../../support/archives.ts'
import { aDemarche } from '../../../support/builders.ts'
import { aDatabase } from '../../../support/database.ts'
import { migrationsDirectory } from '../../../support/paths.ts'

const megabyte = 1024 * 1024

async function withImages(): Promise<Migration[]> {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-large-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const migrations = await readMigrations(migrationsDirectory)
  for (const { name, sql } of migrations) writeFileSync(join(folder, name), sql)
  const number = String(migrations.length + 1).padStart(4, '0')
  writeFileSync(join(folder, `${number}_image.sql`), 'create table image (id int primary key, bytes bytea not null);')
  return readMigrations(folder)
}

/** How much more memory the process held at its most while `work` ran. */
async function growthOf<T>(work: () => Promise<T>): Promise<{ result: T; megabytes: number }> {
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20)
  const result = await work().finally(() => clearInterval(timer))
  return { result, megabytes: (most - before) / megabyte }
}

test('[B12] 200 MB of bytes are saved and restored in bounded memory', { timeout: 240_000 }, async () => {
  const migrations = await withImages()
  const { owner } = await aDatabase({ empty: true })
  await migrate(owner, migrations)
  // many small ones, and some whose line alone is larger than a part
  await owner`insert into image select n, decode(repeat(md5(n::text), 3200), 'hex') from generate_series(1, 3000) n`
  await owner`insert into image select n, decode(repeat(md5(n::text), 312500), 'hex') from generate_series(3001, 3010) n`
  const saved = await growthOf(() => archiveOf(owner))
  const { bytes } = saved.result.manifest.tables.find(({ name }) => name === 'image') ?? { bytes: 0 }
  const loaded = await growthOf(() => restored(saved.result.path, { migrations }))
  const [same] = await loaded.result.database.owner<{ n: bigint; bytes: bigint }[]>`
    select count(*) as n, sum(length(bytes)) as bytes from image`
  console.log(
    `large archive: ${Math.round(bytes / megabyte)} MB of text, ${Math.round(statSync(saved.result.path).size / megabyte)} MB of file, ` +
      `memory +${Math.round(saved.megabytes)} MB while saving, +${Math.round(loaded.megabytes)} MB while restoring`,
  )
  expect(same?.n).toBe(3010n)
  expect(bytes / megabyte).toBeGreaterThan(350)
  expect(saved.megabytes).toBeLessThan(200)
  expect(loaded.megabytes).toBeLessThan(200)
})

/** So many images of 20 MB, in slices as the product keeps them. */
async function manyImages(owner: Sql, documentId: string, actorId: string, count: number): Promise<void> {
  await owner`
    create temporary table made as
    select n, s, decode(repeat(md5(n || '.' || s), 16384), 'hex') as bytes
    from generate_series(1, ${count}) n, generate_series(1, 80) s`
  await owner`
    create temporary table hashed as select n, sha256(string_agg(bytes, ''::bytea order by s)) as hash from made group by n`
  await owner`insert into file_content select hash, 80 * 262144, now() from hashed`
  await owner`insert into file_slice select hash, s, bytes from made join hashed using (n)`
  await owner`
    insert into file select gen_random_uuid(), hash, ${documentId}, ${actorId}, null, 'image/jpeg', 5000, 4000, 80 * 262144, now()
    from hashed`
}

test(
  '[B12, I10] 200 MB of images are saved, restored and verified in bounded memory',
  { timeout: 240_000 },
  async () => {
    const scene = await aDemarche()
    const { owner } = scene.stage.database
    const documentId = await scene.aDocument()
    await owner.begin((tx) => manyImages(tx as unknown as Sql, documentId, scene.admin.me.actorId, 10)) // one connection: its tables are temporary
    const saved = await growthOf(() => archiveOf(owner))
    const loaded = await growthOf(() => restored(saved.result.path))
    expect(loaded.result.verification.findings).toEqual([])
    const [same] = await loaded.result.database.owner<{ n: bigint }[]>`select count(*) as n from file_slice`
    expect(same?.n).toBe(800n)
    console.log(
      `images: ${Math.round(statSync(saved.result.path).size / megabyte)} MB of file, ` +
        `memory +${Math.round(saved.megabytes)} MB while saving, +${Math.round(loaded.megabytes)} MB while restoring`,
    )
    expect(saved.megabytes).toBeLessThan(200)
    expect(loaded.megabytes).toBeLessThan(200)
  },
)
