// WebP: its chunks one by one. Kept: the picture, its transparency, a small profile. Of one that moves, the first view.
import { must, mostProfile, Reader, type Cleaned } from './cleaned.ts'

export const isWebp = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'

const flag = { profile: 0x20, alpha: 0x10, animation: 0x02 } as const

type Chunk = { type: string; data: Buffer }
type Picture = { width: number; height: number; alpha: Buffer | null; image: Chunk }

/** Throws on what is not a whole WebP. [I5, I8] */
export function cleanWebp(bytes: Buffer): Cleaned {
  must(isWebp(bytes) && bytes.length >= 12)
  const length = bytes.readUInt32LE(4)
  must(length % 2 === 0 && length >= 4 && length + 8 <= bytes.length)
  const chunks = chunksOf(bytes.subarray(12, length + 8))
  const [first] = chunks
  must(first !== undefined)
  if (first.type !== 'VP8X') {
    const picture = pictureIn(chunks.slice(0, 1))
    return cleaned(picture, null, false)
  }
  must(first.data.length === 10)
  const moves = (first.data.readUInt8(0) & flag.animation) !== 0
  const canvas = { width: first.data.readUIntLE(4, 3) + 1, height: first.data.readUIntLE(7, 3) + 1 }
  const picture = moves ? firstView(chunks) : pictureIn(chunks)
  must(moves || (picture.width === canvas.width && picture.height === canvas.height))
  const profile = chunks.find(({ type, data }) => type === 'ICCP' && data.length <= mostProfile)
  return cleaned(picture, profile ?? null, moves)
}

function chunksOf(bytes: Buffer): Chunk[] {
  const reader = new Reader(bytes)
  const chunks: Chunk[] = []
  while (reader.left > 0) {
    const type = reader.take(4).toString('latin1')
    const length = reader.take(4).readUInt32LE()
    const data = reader.take(length)
    if (length % 2 === 1) reader.take(1)
    chunks.push({ type, data })
  }
  return chunks
}

function firstView(chunks: readonly Chunk[]): Picture {
  const frame = chunks.find(({ type }) => type === 'ANMF')?.data
  must(frame !== undefined && frame.length > 16)
  return pictureIn(chunksOf(frame.subarray(16)))
}

function pictureIn(chunks: readonly Chunk[]): Picture {
  const image = chunks.find(({ type }) => type === 'VP8 ' || type === 'VP8L')
  must(image !== undefined)
  const alpha = image.type === 'VP8 ' ? (chunks.find(({ type }) => type === 'ALPH')?.data ?? null) : null
  return { ...(image.type === 'VP8 ' ? lossySize(image.data) : losslessSize(image.data)), alpha, image }
}

function lossySize(data: Buffer): { width: number; height: number } {
  must(data.length > 10 && (data.readUInt8(0) & 1) === 0 && data.readUIntBE(3, 3) === 0x9d012a)
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
}

function losslessSize(data: Buffer): { width: number; height: number } {
  must(data.length > 5 && data.readUInt8(0) === 0x2f)
  const bits = data.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** A plain file where nothing more is needed, else the extended form with flags that say what is there. */
function cleaned({ width, height, alpha, image }: Picture, profile: Chunk | null, moved: boolean): Cleaned {
  const hasAlpha = alpha !== null || (image.type === 'VP8L' && (image.data.readUInt8(4) & 0x10) !== 0)
  const body: Buffer[] = []
  if (alpha !== null || profile !== null) {
    const head = Buffer.alloc(10)
    head.writeUInt8((profile ? flag.profile : 0) | (hasAlpha ? flag.alpha : 0))
    head.writeUIntLE(width - 1, 4, 3)
    head.writeUIntLE(height - 1, 7, 3)
    body.push(...chunkOf('VP8X', head))
    if (profile) body.push(...chunkOf('ICCP', profile.data))
    if (alpha) body.push(...chunkOf('ALPH', alpha))
  }
  body.push(...chunkOf(image.type, image.data))
  const riff = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  riff.writeUInt32LE(
    body.reduce((sum, piece) => sum + piece.length, 4),
    4,
  )
  return { type: 'image/webp', width, height, pieces: [riff, ...body], moved }
}

function chunkOf(type: string, data: Buffer): Buffer[] {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return data.length % 2 === 1 ? [head, data, Buffer.alloc(1)] : [head, data]
}
