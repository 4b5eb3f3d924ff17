// Making an archive: one snapshot of the database as a stream of bytes. Memory stays the same however large the tables are.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip as gzipWithCallback } from 'node:zlib'
import type { Sql } from '../connect.ts'
import type { Tx } from '../transaction.ts'
import { copyOut, countOf, reading, settleText } from './copy.ts'
import { formatVersion, manifestName, sealName, Tally, type Manifest } from './manifest.ts'
import { excludedFromArchives, readOutline, type Table } from './tables.ts'
import { tarEnd, tarEntry } from './tar.ts'

const gzip = promisify(gzipWithCallback)
/** Text of a table in one entry, before compression. Readers rely on it: nothing larger is ever unpacked. */
export const partBytes = 4 * 1024 * 1024

export const partName = (table: string, part: number): string =>
  `tables/${table}/${String(part).padStart(6, '0')}.copy.gz`

export interface Making {
  version: string
  now: () => Date
  /** Told after each table. */
  onTable?: (name: string, rows: number) => void
}

export interface Made {
  manifest: Manifest
  bytes: number
}

/** Writes the archive of a database through `write`, which is awaited. `sql` acts as the owner, and only reads. */
export async function writeArchive(
  sql: Sql,
  write: (bytes: Uint8Array) => Promise<void>,
  making: Making,
): Promise<Made> {
  return reading(sql, async (tx) => {
    const at = making.now()
    const seal = createHash('sha256')
    let bytes = 0
    const put = async (piece: Buffer): Promise<void> => {
      seal.update(piece)
      bytes += piece.length
      await write(piece)
    }
    const manifest = await writeTables(tx, at, put, making)
    await put(tarEntry(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), at))
    await put(tarEntry(sealName, Buffer.from(`${seal.copy().digest('hex')}\n`), at))
    await put(tarEnd())
    return { manifest, bytes }
  })
}

async function writeTables(
  tx: Tx,
  at: Date,
  put: (bytes: Buffer) => Promise<void>,
  { version, onTable }: Making,
): Promise<Manifest> {
  await settleText(tx)
  const outline = await readOutline(tx, excludedFromArchives)
  const tables: Manifest['tables'] = []
  for (const table of outline.tables) {
    const written = await writeTable(tx, table, async (part, text) => {
      await put(tarEntry(partName(table.name, part), await gzip(text, { level: 3 }), at))
    })
    tables.push({ ...table, ...written })
    onTable?.(table.name, written.rows)
  }
  const [server] = await tx<{ version: string }[]>`select current_setting('server_version') as version`
  return {
    format: 'maillage-archive',
    formatVersion,
    version,
    madeAt: at.toISOString(),
    postgres: server?.version ?? '',
    instance: await factsOf(tx, outline.tables),
    ...outline,
    tables,
  }
}

async function writeTable(tx: Tx, table: Table, put: (part: number, text: Buffer) => Promise<void>) {
  const tally = new Tally()
  let waiting: Buffer[] = []
  let length = 0
  let parts = 0
  for await (const chunk of copyOut(tx, table)) {
    tally.add(chunk)
    for (let rest = chunk; rest.length > 0;) {
      const piece = rest.subarray(0, partBytes - length)
      rest = rest.subarray(piece.length)
      waiting.push(piece)
      length += piece.length
      if (length < partBytes) continue
      await put(++parts, Buffer.concat(waiting, length))
      waiting = []
      length = 0
    }
  }
  if (length > 0) await put(++parts, Buffer.concat(waiting, length))
  return { ...tally.totals(), parts }
}

async function factsOf(tx: Tx, tables: readonly Table[]): Promise<Manifest['instance']> {
  const count = async (name: string) => (tables.some((table) => table.name === name) ? countOf(tx, { name }) : 0)
  const [instance] = tables.some(({ name }) => name === 'instance')
    ? await tx<{ name: string }[]>`select name from instance`
    : []
  return { name: instance?.name ?? null, documents: await count('document'), people: await count('person') }
}
