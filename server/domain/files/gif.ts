// GIF: its blocks one by one. Kept: the palette, the first view and its transparency. Comments, applications and later views go.
import { must, Reader, type Cleaned } from './cleaned.ts'

export const isGif = (bytes: Buffer): boolean => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))

const extension = 0x21
const view = 0x2c
const end = 0x3b
const control = 0xf9

/** Bytes of a table of colours, from the byte that describes it. */
const tableLength = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1))

/** Throws on what has no whole first view. [I5, I8] */
export function cleanGif(bytes: Buffer): Cleaned {
  must(isGif(bytes))
  const reader = new Reader(bytes)
  const head = reader.take(13)
  const width = head.readUInt16LE(6)
  const height = head.readUInt16LE(8)
  const palette = reader.take(tableLength(head.readUInt8(10)))
  let transparency: Buffer | null = null
  let block = reader.byte()
  for (; block !== view; block = reader.byte()) {
    must(block === extension)
    transparency = takeExtension(reader) ?? transparency
  }
  const picture = takeView(reader, width, height)
  const pieces = [head, palette, ...(transparency ? [transparency] : []), picture, Buffer.from([end])]
  return { type: 'image/gif', width, height, pieces, moved: movesOn(reader) }
}

/** The block that says which colour is transparent; null for what is left out. */
function takeExtension(reader: Reader): Buffer | null {
  const start = reader.at - 1
  const label = reader.byte()
  const isControl = label === control && reader.peek() === 4
  skipBlocks(reader)
  return isControl && reader.at - start === 8 ? reader.bytes.subarray(start, reader.at) : null
}

function takeView(reader: Reader, width: number, height: number): Buffer {
  const start = reader.at - 1
  const place = reader.take(9)
  const isWithin =
    place.readUInt16LE(0) + place.readUInt16LE(4) <= width && place.readUInt16LE(2) + place.readUInt16LE(6) <= height
  must(isWithin)
  reader.take(tableLength(place.readUInt8(8)))
  const codeSize = reader.byte()
  must(codeSize >= 1 && codeSize <= 11)
  const data = reader.at
  skipBlocks(reader)
  must(reader.at - data > 1)
  return reader.bytes.subarray(start, reader.at)
}

/** Blocks of data up to the empty one that ends them. */
function skipBlocks(reader: Reader): void {
  for (let length = reader.byte(); length > 0; length = reader.byte()) reader.take(length)
}

/** Whether another view follows. What comes is left out, so that nothing else about it matters. */
function movesOn(reader: Reader): boolean {
  while (reader.left > 0) {
    const block = reader.byte()
    if (block !== extension) return block === view
    if (reader.left < 2) return false
    reader.byte()
    for (let length = reader.byte(); length > 0; length = reader.byte()) {
      if (length >= reader.left) return false
      reader.take(length)
    }
  }
  return false
}
