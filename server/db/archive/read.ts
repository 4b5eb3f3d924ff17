// Reading an archive: the whole file is checked before anything is done with it; then its tables can be read one by one.
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip as gunzipWithCallback } from 'node:zlib'
import { sqlState } from '../connect.ts'
import { isSame, manifestName, parseManifest, sealName, Tally, type Manifest } from './manifest.ts'
import { ArchiveRefusal } from './refusal.ts'
import { entryAt, readTar } from './tar.ts'
import { longestBeginning, wrappingOf } from './wrapping.ts'
import { partBytes, partName } from './write.ts'

const gunzip = promisify(gunzipWithCallback)

export interface Archive {
  manifest: Manifest
  /** The COPY text of one of its tables, from its beginning. */
  lines(table: string): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** Opens a file that is whole and unaltered: every byte is read and compared with what was sealed. */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (sqlState(error) === undefined) throw error
    throw new ArchiveRefusal('noFile', path, { cause: error })
  })
  try {
    const { manifest, starts } = await checked(file)
    return { manifest, lines: (table) => linesOf(file, starts, table), close: () => file.close() }
  } catch (error) {
    const kind = error instanceof ArchiveRefusal && error.reason === 'notAnArchive' ? await wrappingIn(file) : undefined
    await file.close()
    if (kind !== undefined) throw new ArchiveRefusal(kind.is, kind.by, { cause: error })
    if (sqlState(error) === 'EISDIR') throw new ArchiveRefusal('noFile', path, { cause: error })
    throw error
  }
}

async function wrappingIn(file: FileHandle): Promise<ReturnType<typeof wrappingOf>> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(longestBeginning), 0, longestBeginning, 0)
  return wrappingOf(buffer.subarray(0, bytesRead))
}

interface Checked {
  manifest: Manifest
  /** Where each part begins, by name. */
  starts: Map<string, number>
}

async function checked(file: FileHandle): Promise<Checked> {
  const seal = createHash('sha256')
  const starts = new Map<string, number>()
  const tallies = new Map<string, { tally: Tally; parts: number }>()
  let manifest: Manifest | undefined
  let isSealed = false
  for await (const { name, start, raw, bytes } of readTar(file)) {
    if (isSealed) throw new ArchiveRefusal('damaged', name)
    const table = /^tables\/([^/]+)\/\d{6}\.copy\.gz$/.exec(name)?.[1]
    if (name === sealName) {
      if (bytes.toString('utf8') !== `${seal.digest('hex')}\n`) throw new ArchiveRefusal('damaged', sealName)
      isSealed = true
      continue
    }
    seal.update(raw)
    if (name === manifestName) manifest = parseManifest(bytes)
    else if (table !== undefined) {
      const so = tallies.get(table) ?? { tally: new Tally(), parts: 0 }
      tallies.set(table, so)
      so.parts++
      if (name !== partName(table, so.parts)) throw new ArchiveRefusal('damaged', name)
      so.tally.add(await unpacked(bytes, name))
      starts.set(name, start)
    } else throw new ArchiveRefusal(starts.size === 0 ? 'notAnArchive' : 'damaged', name)
  }
  if (!manifest || !isSealed) throw new ArchiveRefusal('incomplete', manifestName)
  refuseOtherTables(manifest, tallies)
  return { manifest, starts }
}

function refuseOtherTables(manifest: Manifest, found: ReadonlyMap<string, { tally: Tally; parts: number }>): void {
  for (const table of manifest.tables) {
    const { tally, parts } = found.get(table.name) ?? { tally: new Tally(), parts: 0 }
    if (parts !== table.parts || !isSame(tally.totals(), table)) throw new ArchiveRefusal('damaged', table.name)
  }
  const unknown = [...found.keys()].find((name) => !manifest.tables.some((table) => table.name === name))
  if (unknown !== undefined) throw new ArchiveRefusal('damaged', unknown)
}

async function* linesOf(file: FileHandle, starts: ReadonlyMap<string, number>, table: string) {
  for (let part = 1; ; part++) {
    const start = starts.get(partName(table, part))
    if (start === undefined) return
    const { name, bytes } = await entryAt(file, start)
    yield await unpacked(bytes, name)
  }
}

const unpacked = (bytes: Uint8Array, name: string): Promise<Buffer> =>
  gunzip(bytes, { maxOutputLength: partBytes }).catch((error: unknown) => {
    throw new ArchiveRefusal('damaged', name, { cause: error })
  })
