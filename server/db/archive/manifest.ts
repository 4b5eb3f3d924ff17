// The last word of an archive: what it holds, counted and hashed. Its format, documented in docs/BACKUP.md.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ArchiveRefusal } from './refusal.ts'

/** Raise when an older version could not restore what this one writes. */
export const formatVersion = 1

export const manifestName = 'manifest.json'
/** After the manifest: the SHA-256 of every byte of the file before it. */
export const sealName = 'seal.sha256'

const names = z.array(z.string())

const manifestSchema = z.object({
  format: z.literal('maillage-archive'),
  formatVersion: z.number().int(),
  /** Of the product that made it. */
  version: z.string(),
  /** ISO 8601, UTC: the instant of the snapshot, as the machine that made it knew it. */
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  /** Facts for people, read from the rows: nothing is decided from them. */
  instance: z.object({ name: z.string().nullable(), documents: z.number().int(), people: z.number().int() }),
  migrations: z.array(
    z.object({ number: z.number().int(), name: z.string(), checksum: z.string(), appliedAt: z.iso.datetime() }),
  ),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: names,
      key: names,
      rows: z.number().int(),
      /** Of the COPY text, all its parts together. */
      bytes: z.number().int(),
      sha256: z.string(),
      parts: z.number().int(),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  excluded: z.array(z.object({ name: z.string(), reason: z.string() })),
})

export type Manifest = z.output<typeof manifestSchema>

/** Reads one of this format or an earlier one. */
export function parseManifest(bytes: Uint8Array): Manifest {
  let json: unknown
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch (error) {
    throw new ArchiveRefusal('damaged', manifestName, { cause: error })
  }
  const version = z.object({ format: z.literal('maillage-archive'), formatVersion: z.number() }).safeParse(json)
  if (!version.success) throw new ArchiveRefusal('notAnArchive', manifestName)
  if (version.data.formatVersion > formatVersion) {
    throw new ArchiveRefusal('laterFormat', String(version.data.formatVersion))
  }
  const manifest = manifestSchema.safeParse(json)
  if (!manifest.success) throw new ArchiveRefusal('damaged', manifestName, { cause: manifest.error })
  return manifest.data
}

export interface Totals {
  rows: number
  bytes: number
  sha256: string
}

/** Counts and hashes the COPY text of one table as it passes. */
export class Tally {
  readonly #hash = createHash('sha256')
  #rows = 0
  #bytes = 0

  add(text: Uint8Array): void {
    this.#hash.update(text)
    this.#bytes += text.length
    // a line a row: within values a line feed is written as a backslash and an n
    for (let at = text.indexOf(0x0a); at >= 0; at = text.indexOf(0x0a, at + 1)) this.#rows++
  }

  /** To be asked once, at the end. */
  totals(): Totals {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }
}

export const isSame = (one: Totals, other: Totals): boolean =>
  one.rows === other.rows && one.bytes === other.bytes && one.sha256 === other.sha256
