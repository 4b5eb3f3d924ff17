// Archives for tests: made of a test database, restored into another, taken apart and sealed again.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { restoreInto } from '../../server/cli/archive/fill.ts'
import { copyOut, reading, settleText } from '../../server/db/archive/copy.ts'
import { newFile } from '../../server/db/archive/file.ts'
import { manifestName, sealName, type Manifest } from '../../server/db/archive/manifest.ts'
import type { EmptyPlace } from '../../server/db/archive/places.ts'
import { openArchive } from '../../server/db/archive/read.ts'
import { readOutline } from '../../server/db/archive/tables.ts'
import { readTar, tarEnd, tarEntry } from '../../server/db/archive/tar.ts'
import { writeArchive, type Made } from '../../server/db/archive/write.ts'
import type { DatabaseAccess, Sql } from '../../server/db/connect.ts'
import { readMigrations, type Migration } from '../../server/db/migrate.ts'
import type { Verification } from '../../server/history/verify-all.ts'
import { aDatabase, type TestDatabase } from './database.ts'
import { migrationsDirectory } from './paths.ts'

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-archives-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function archiveOf(owner: Sql, path = join(aFolder(), 'a.tar')): Promise<Made & { path: string }> {
  const making = { version: '0.0.0-test', now: () => new Date() }
  return { ...(await newFile(path, (write) => writeArchive(owner, write, making))), path }
}

export const placeOf = (access: DatabaseAccess): EmptyPlace => ({
  access,
  label: access.label,
  leave: async () => undefined,
  undo: () => undefined,
})

export type Restored = { database: TestDatabase; verification: Verification }

export type RestoreOptions = { migrations?: Migration[]; now?: Date; anyway?: boolean }

/** Restores a file into a fresh database of the test server. */
export async function restored(path: string, options: RestoreOptions = {}): Promise<Restored> {
  const database = await aDatabase({ empty: true })
  return { database, verification: await restoredInto(database, path, options) }
}

export async function restoredInto(
  { access }: TestDatabase,
  path: string,
  { migrations, now = new Date(), anyway = false }: RestoreOptions = {},
): Promise<Verification> {
  const archive = await openArchive(path)
  try {
    const known = migrations ?? (await readMigrations(migrationsDirectory))
    return await restoreInto(placeOf(access), archive, path, { migrations: known, now: () => now, anyway })
  } finally {
    await archive.close()
  }
}

/** The rows of each table as COPY text, in order of their keys. */
export function rowsOf(owner: Sql, excluded: Readonly<Record<string, string>> = {}): Promise<Record<string, string[]>> {
  return reading(owner, async (tx) => {
    await settleText(tx)
    const { tables } = await readOutline(tx, excluded)
    const all: Record<string, string[]> = {}
    for (const table of tables) {
      const chunks: Buffer[] = []
      for await (const chunk of copyOut(tx, table)) chunks.push(chunk)
      all[table.name] = Buffer.concat(chunks).toString('utf8').split('\n').slice(0, -1)
    }
    return all
  })
}

export type Part = { name: string; bytes: Buffer }

async function partsOfArchive(path: string): Promise<Part[]> {
  const file = await open(path, 'r')
  const parts: Part[] = []
  for await (const { name, bytes } of readTar(file)) parts.push({ name, bytes })
  await file.close()
  return parts
}

/** The same archive with other parts, sealed as if it had been made so. */
export async function forged(path: string, change: (parts: Part[]) => Part[]): Promise<string> {
  const at = new Date(0)
  const parts = change(await partsOfArchive(path)).filter(({ name }) => name !== sealName)
  const body = Buffer.concat(parts.map(({ name, bytes }) => tarEntry(name, bytes, at)))
  const seal = Buffer.from(`${createHash('sha256').update(body).digest('hex')}\n`)
  const to = join(aFolder(), 'forged.tar')
  writeFileSync(to, Buffer.concat([body, tarEntry(sealName, seal, at), tarEnd()]))
  return to
}

/** The same archive with another manifest. */
export const withManifest = (path: string, change: (manifest: Manifest) => object): Promise<string> =>
  forged(path, (parts) =>
    parts.map(({ name, bytes }) =>
      name === manifestName
        ? { name, bytes: Buffer.from(JSON.stringify(change(JSON.parse(bytes.toString('utf8')) as Manifest))) } // our own
        : { name, bytes },
    ),
  )
