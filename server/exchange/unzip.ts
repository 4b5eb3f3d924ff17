// Reads a zip that a stranger made: what it claims is checked before anything is unpacked, and counted while it is. [X11]
import { inflateRawSync } from 'node:zlib'
import { Refused } from './tree.ts'

const most = { entries: 5_000, entry: 64 * 1024 * 1024, all: 192 * 1024 * 1024, ratio: 250 } as const
/** Below this nothing is refused for being packed too well: a megabyte harms nobody. */
const small = 1024 * 1024

export type Zip = {
  names: readonly string[]
  /** Null when there is none of this name. */
  read(name: string): Uint8Array | null
}

type Entry = { name: string; method: number; packed: number; size: number; at: number }

const signs = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 } as const

export const isZip = (bytes: Buffer): boolean => bytes.length > 22 && bytes.readUInt32LE(0) === signs.local

export function openZip(bytes: Buffer): Zip {
  const entries = new Map(directory(bytes).map((entry) => [entry.name, entry]))
  let unpacked = 0
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (!entry) return null
      const content = unpack(bytes, entry)
      unpacked += content.length
      if (unpacked > most.all) throw new Refused('bomb')
      return content
    },
  }
}

function directory(bytes: Buffer): Entry[] {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > most.entries) throw new Refused('bomb')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  let all = 0
  let packed = 0
  for (let number = 0; number < count; number++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== signs.central) throw new Refused('damaged')
    const { entry, next, isEncrypted } = entryAt(bytes, at)
    if (isEncrypted) throw new Refused('encrypted')
    all += entry.size
    packed += entry.packed
    if (entry.size > most.entry || all > most.all || isTooTight(entry)) throw new Refused('bomb')
    entries.push(entry)
    at = next
  }
  if (packed > bytes.length) throw new Refused('bomb') // entries that share their bytes
  return entries
}

const isTooTight = ({ size, packed }: Entry): boolean => size > small && size > packed * most.ratio

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - 65_535)
  for (let at = bytes.length - 22; at >= first; at--) if (bytes.readUInt32LE(at) === signs.end) return at
  throw new Refused('damaged')
}

function entryAt(bytes: Buffer, at: number): { entry: Entry; next: number; isEncrypted: boolean } {
  const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
  return {
    entry: {
      name: bytes.toString('utf8', at + 46, at + 46 + name),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    },
    next: at + 46 + name + extra + comment,
    isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
  }
}

/** What says more than it claimed is stopped there. */
function unpack(bytes: Buffer, { method, packed, size, at }: Entry): Uint8Array {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== signs.local) throw new Refused('damaged')
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const content = bytes.subarray(start, start + packed)
  if (method === 0) return content
  if (method !== 8) throw new Refused('damaged')
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    throw new Refused(error instanceof RangeError ? 'bomb' : 'damaged')
  }
}

/** XML of a part. Its own entities are refused: nothing of ours writes any, and some are made to grow. [X12] */
export function xmlOf(zip: Zip, name: string): string | null {
  const bytes = zip.read(name)
  if (bytes === null) return null
  const text = new TextDecoder().decode(bytes)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Refused('entities')
  return text
}
