// The container of an archive: a plain ustar file of small entries, any tar program reads it. Writing and reading only.
import type { FileHandle } from 'node:fs/promises'
import { ArchiveRefusal } from './refusal.ts'

const block = 512
/** Larger entries are not ours: nothing this big is ever held in memory. */
const largestEntry = 64 * 1024 * 1024

/** One entry with its header and padding. */
export function tarEntry(name: string, bytes: Uint8Array, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name of an entry is too long: ${name}`)
  const padding = (block - (bytes.length % block)) % block
  return Buffer.concat([headerOf(name, bytes.length, at), bytes, Buffer.alloc(padding)])
}

/** What closes the file. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * block)

function headerOf(name: string, size: number, at: Date): Buffer {
  const header = Buffer.alloc(block)
  const octal = (value: number, start: number, length: number) =>
    header.write(value.toString(8).padStart(length - 1, '0'), start, 'latin1')
  header.write(name, 0, 'utf8')
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(at.getTime() / 1000), 136, 12)
  header.write('0', 156, 'latin1') // an ordinary file
  header.write('ustar\0', 257, 'latin1')
  header.write('00', 263, 'latin1')
  octal(checksumOf(header), 148, 7) // six digits, then a zero byte and the space below
  header.write(' ', 155, 'latin1')
  return header
}

/** The sum of the header's bytes, its own eight counted as spaces. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 0x20
  for (const [index, byte] of header.entries()) if (index < 148 || index >= 156) sum += byte
  return sum
}

export interface TarEntry {
  name: string
  /** Where its header begins in the file. */
  start: number
  /** Header, contents and padding, as they are in the file. */
  raw: Buffer
  bytes: Buffer
}

/** The entries of a file, one after the other. Refuses what `tarEntry` cannot have written, and a file cut short. */
export async function* readTar(file: FileHandle, from = 0): AsyncGenerator<TarEntry> {
  for (let start = from; ;) {
    const header = await exactly(file, start, block)
    if (header.every((byte) => byte === 0)) {
      await refuseTail(file, start + block)
      return
    }
    const { name, size } = readHeader(header, start)
    const padded = Math.ceil(size / block) * block
    const contents = await exactly(file, start + block, padded)
    if (contents.subarray(size).some((byte) => byte !== 0)) throw new ArchiveRefusal('damaged', name)
    yield { name, start, raw: Buffer.concat([header, contents]), bytes: contents.subarray(0, size) }
    start += block + padded
  }
}

/** The one entry whose header begins at `start`. */
export async function entryAt(file: FileHandle, start: number): Promise<TarEntry> {
  const { value } = await readTar(file, start).next()
  if (!value) throw new ArchiveRefusal('damaged', String(start))
  return value
}

function readHeader(header: Buffer, start: number): { name: string; size: number } {
  const text = (from: number, length: number) => {
    const field = header.subarray(from, from + length)
    const end = field.indexOf(0)
    return field.subarray(0, end < 0 ? length : end).toString('utf8')
  }
  if (text(257, 6) !== 'ustar') throw new ArchiveRefusal(start === 0 ? 'notAnArchive' : 'damaged', String(start))
  const size = Number.parseInt(text(124, 12), 8)
  const sum = `${checksumOf(header).toString(8).padStart(6, '0')}\0 ` // as it is written, to its last byte
  const isSound = header.toString('latin1', 148, 156) === sum && text(156, 1) === '0'
  if (!isSound || !(size >= 0) || size > largestEntry) throw new ArchiveRefusal('damaged', String(start))
  return { name: text(0, 100), size }
}

async function exactly(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  for (let read = 0; read < length;) {
    const { bytesRead } = await file.read(buffer, read, length - read, start + read)
    if (bytesRead === 0) throw new ArchiveRefusal(start === 0 ? 'notAnArchive' : 'incomplete', String(start + read))
    read += bytesRead
  }
  return buffer
}

/** After the first empty block: one more, and nothing else. */
async function refuseTail(file: FileHandle, start: number): Promise<void> {
  const rest = await exactly(file, start, block)
  const { size } = await file.stat()
  if (rest.some((byte) => byte !== 0) || size !== start + block) throw new ArchiveRefusal('damaged', String(start))
}
