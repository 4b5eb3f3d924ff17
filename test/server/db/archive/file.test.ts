// The file of an archive: its name, its rights, its making; and every way in which it may be damaged, refused before anything is done.
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFile } from '../../../../server/db/archive/file.ts'
import { refuseOtherVersions } from '../../../../server/db/archive/load.ts'
import { formatVersion, manifestName } from '../../../../server/db/archive/manifest.ts'
import { openArchive } from '../../../../server/db/archive/read.ts'
import { readMigrations } from '../../../../server/db/migrate.ts'
import { aFolder, archiveOf, forged, withManifest } from '../../../support/archives.ts'
import { aDatabase } from '../../../support/database.ts'
import { migrationsDirectory } from '../../../support/paths.ts'
import { aDataDirectory } from '../../../support/processes.ts'

let bytes: Buffer
const { dataDir: folderOfAll, remove } = aDataDirectory()
afterAll(remove)

beforeAll(async () => {
  const { owner } = await aDatabase()
  await owner`insert into instance (name, set_up_at) values ('Le Maillage', now())`
  await owner`insert into throttle (key, failures, last_at) values ('k', 1, now())`
  await owner`
    insert into person (id, email, display_name, passphrase_hash, created_at)
    select gen_random_uuid(), n || '@exemple.example', 'Personne ' || n, '-', now() from generate_series(1, 40) n`
  const { path } = await archiveOf(owner, join(folderOfAll, 'whole.tar'))
  bytes = readFileSync(path)
})

function aCopy(change: (bytes: Buffer) => Buffer = (same) => same): string {
  const path = join(aFolder(), 'copy.tar')
  writeFileSync(path, change(Buffer.from(bytes)))
  return path
}

const reasonOf = (path: string): Promise<string> =>
  openArchive(path).then(
    async (archive) => {
      await archive.close()
      return 'opened'
    },
    (error: { reason?: string }) => error.reason ?? String(error),
  )

describe('an archive', () => {
  it('is opened when it is whole', async () => {
    const archive = await openArchive(aCopy())
    expect(archive.manifest.instance).toEqual({ name: 'Le Maillage', documents: 0, people: 40 })
    await archive.close()
  })

  it('of which any byte was changed is refused [B5]', async () => {
    const path = aCopy()
    const survivors: number[] = []
    // every byte of headers and ends at some turn, spread over the whole file
    for (let at = 0; at < bytes.length; at += 37) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      writeFileSync(path, changed)
      if ((await reasonOf(path)) === 'opened') survivors.push(at)
    }
    expect(survivors).toEqual([])
  })

  it('that is cut short, anywhere, is refused [B5]', async () => {
    for (let length = 0; length < bytes.length; length += 509) {
      const path = aCopy()
      truncateSync(path, length)
      expect(await reasonOf(path), `at ${length}`).toMatch(/^(incomplete|notAnArchive)$/)
    }
    expect(await reasonOf(aCopy((all) => all.subarray(0, -1)))).toBe('incomplete')
  })

  it('with something after its end is refused [B5]', async () => {
    expect(await reasonOf(aCopy((all) => Buffer.concat([all, Buffer.from('more')])))).toBe('damaged')
  })

  it('that is another kind of file, or none, is refused [B5]', async () => {
    expect(await reasonOf(aCopy(() => Buffer.from('PGDMP')))).toBe('notAnArchive')
    expect(await reasonOf(aCopy(() => Buffer.alloc(0)))).toBe('notAnArchive')
    expect(await reasonOf(aCopy(() => Buffer.alloc(100_000, 'x')))).toBe('notAnArchive')
    expect(await reasonOf(join(aFolder(), 'nothing.tar'))).toBe('noFile')
    expect(await reasonOf(aFolder())).toBe('noFile')
    const locked = aCopy()
    chmodSync(locked, 0o000)
    if (process.getuid?.() !== 0) expect(await reasonOf(locked)).toBe('noFile')
  })

  it('compressed or encrypted since is called so, with the tool that undoes it [B17]', async () => {
    const refusal = (path: string) => openArchive(path).then(() => 'opened', String)
    const compressed = aCopy((all) => gzipSync(all.subarray(0, 4_096)))
    expect(await refusal(compressed)).toMatch(/compressed: gzip$/)
    const secret = Buffer.from(`age-encryption.org/v1\n-> X25519 ${'x'.repeat(43)}\n`)
    expect(await refusal(aCopy((all) => Buffer.concat([secret, all])))).toMatch(/encrypted: age$/)
    expect(await refusal(aCopy(() => Buffer.from('8c0d0409', 'hex')))).toMatch(/encrypted: gpg$/)
    expect(await reasonOf(aCopy(() => Buffer.from('ag')))).toBe('notAnArchive')
  })

  it('sealed anew over a wrong hash, a missing table, rows too few or parts out of order is refused [B5]', async () => {
    const whole = aCopy()
    const wrongHash = await withManifest(whole, (m) => ({
      ...m,
      tables: m.tables.map((table) => (table.name === 'person' ? { ...table, sha256: '0'.repeat(64) } : table)),
    }))
    expect(await reasonOf(wrongHash)).toBe('damaged')
    const without = (name: RegExp) => forged(whole, (parts) => parts.filter((part) => !name.test(part.name)))
    expect(await reasonOf(await without(/^tables\/person\//))).toBe('damaged')
    expect(await reasonOf(await without(/^manifest/))).toBe('incomplete')
    const renamed = await forged(whole, (parts) =>
      parts.map((part) => ({ ...part, name: part.name.replace('person/000001', 'person/000002') })),
    )
    expect(await reasonOf(renamed)).toBe('damaged')
    const stranger = await forged(whole, ([first, ...rest]) =>
      first ? [first, { name: '../../etc/passwd', bytes: Buffer.from('root') }, ...rest] : [],
    )
    expect(await reasonOf(stranger)).toBe('damaged')
    const notJson = await forged(whole, (parts) =>
      parts.map((part) => (part.name === manifestName ? { ...part, bytes: Buffer.from('{') } : part)),
    )
    expect(await reasonOf(notJson)).toBe('damaged')
  })

  it('of a later format, or of a version with later or other migrations, is refused [B5]', async () => {
    const ours = await readMigrations(migrationsDirectory)
    expect(await reasonOf(await withManifest(aCopy(), (m) => ({ ...m, formatVersion: formatVersion + 1 })))).toBe(
      'laterFormat',
    )
    const { manifest, close } = await openArchive(aCopy())
    await close()
    expect(() => refuseOtherVersions(manifest, ours.slice(0, -1))).toThrow(/laterVersion: \d{4}_/)
    const edited = ours.map((migration) => ({ ...migration, checksum: '0'.repeat(64) }))
    expect(() => refuseOtherVersions(manifest, edited)).toThrow(/otherMigration: 0001_people\.sql/)
    expect(() => refuseOtherVersions({ ...manifest, migrations: [] }, ours)).toThrow(/damaged/)
  })
})

describe('the file of an archive', () => {
  it('has its name only once it is complete, and only its owner may read it [B3]', async () => {
    const folder = aFolder()
    const path = join(folder, 'a.tar')
    const seen: boolean[] = []
    await newFile(path, async (write) => {
      await write(Buffer.from('one'))
      seen.push(existsSync(path))
      expect(readdirSync(folder)).toHaveLength(1)
      expect(statSync(join(folder, readdirSync(folder)[0] ?? '')).mode & 0o777).toBe(0o600)
      await write(Buffer.from(' two'))
    })
    expect(seen).toEqual([false])
    expect(readdirSync(folder)).toEqual(['a.tar'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toBe('one two')
  })

  it('replaces no other, even one that comes meanwhile [B3]', async () => {
    const folder = aFolder()
    const path = join(folder, 'a.tar')
    const late = newFile(path, async () => writeFileSync(path, 'first'))
    await expect(late).rejects.toMatchObject({ reason: 'exists' })
    await expect(newFile(path, async () => undefined)).rejects.toMatchObject({ reason: 'exists' })
    expect(readdirSync(folder)).toEqual(['a.tar'])
    expect(readFileSync(path, 'utf8')).toBe('first')
  })

  it('leaves nothing when the disk is full or its making fails [B3]', async () => {
    const folder = aFolder()
    const full = newFile(join(folder, 'a.tar'), async (write) => {
      await write(Buffer.from('half'))
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    })
    await expect(full).rejects.toMatchObject({ reason: 'diskFull' })
    await expect(newFile(join(folder, 'b.tar'), () => Promise.reject(new Error('bug')))).rejects.toThrow('bug')
    expect(readdirSync(folder)).toEqual([])
    await expect(newFile(join(folder, 'none', 'c.tar'), async () => undefined)).rejects.toMatchObject({
      reason: 'noDirectory',
    })
  })
})
