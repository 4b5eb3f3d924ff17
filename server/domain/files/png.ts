// PNG: its chunks one by one, each with its checksum. Kept: the picture, its palette, its colours, which way up. All else goes.
import { crc32 } from 'node:zlib'
import { must, mostProfile, Reader, type Cleaned } from './cleaned.ts'
import { orientationIn, tiffSaying, upright } from './exif.ts'
import { pngChunk, pngSignature } from './write-png.ts'

/** Beside the picture itself, what its colours depend on. */
const colours = new Set(['tRNS', 'cHRM', 'gAMA', 'sRGB', 'sBIT', 'cICP', 'bKGD'])
/** Depths that each kind of colour may have. */
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, pngSignature.length).equals(pngSignature)

type Seen = {
  kept: Buffer[]
  palette: boolean
  data: 'before' | 'within' | 'after'
  moved: boolean
  orientation: number
}

/** Throws on what is not a whole PNG. Of one that moves the still picture is kept. [I5, I8] */
export function cleanPng(bytes: Buffer): Cleaned {
  must(isPng(bytes))
  const reader = new Reader(bytes)
  reader.take(pngSignature.length)
  const header = takeChunk(reader)
  must(header.type === 'IHDR')
  const { width, height } = sizeOf(header.data)
  const seen: Seen = { kept: [header.whole], palette: false, data: 'before', moved: false, orientation: 1 }
  for (;;) {
    const chunk = takeChunk(reader)
    if (chunk.type === 'IEND') {
      must(seen.data !== 'before' && chunk.data.length === 0)
      const said = seen.orientation === 1 ? [] : [pngChunk('eXIf', tiffSaying(seen.orientation))]
      const [first, ...rest] = seen.kept
      must(first !== undefined)
      const pieces = [pngSignature, first, ...said, ...rest, chunk.whole]
      return { type: 'image/png', ...upright(seen.orientation, width, height), pieces, moved: seen.moved }
    }
    note(chunk, seen)
  }
}

type Chunk = { type: string; data: Buffer; whole: Buffer }

function takeChunk(reader: Reader): Chunk {
  const start = reader.at
  const length = reader.take(4).readUInt32BE()
  const type = reader.take(4).toString('latin1')
  must(/^[A-Za-z]{4}$/.test(type))
  const data = reader.take(length)
  const sum = reader.take(4).readUInt32BE()
  must(crc32(reader.bytes.subarray(start + 4, start + 8 + length)) === sum)
  return { type, data, whole: reader.bytes.subarray(start, reader.at) }
}

function sizeOf(header: Buffer): { width: number; height: number } {
  must(header.length === 13)
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = header.subarray(8)
  must(depths[colour]?.includes(depth) === true && compression === 0 && filter === 0 && interlace <= 1)
  return { width: header.readUInt32BE(0), height: header.readUInt32BE(4) }
}

function note({ type, data, whole }: Chunk, seen: Seen): void {
  if (type === 'IDAT') {
    must(seen.data !== 'after') // the picture is in one run
    seen.data = 'within'
    seen.kept.push(whole)
    return
  }
  if (seen.data === 'within') seen.data = 'after'
  if (type === 'PLTE') {
    must(!seen.palette && seen.data === 'before' && data.length % 3 === 0 && data.length <= 768)
    seen.palette = true
    seen.kept.push(whole)
  } else if (type === 'acTL') seen.moved = true
  else if (type === 'eXIf') seen.orientation = orientationIn(data)
  else if (seen.data === 'before' && (colours.has(type) || (type === 'iCCP' && data.length <= mostProfile)))
    seen.kept.push(whole)
  else must(type.charCodeAt(0) >= 0x61) // a capital: without it nobody can show the picture
}
