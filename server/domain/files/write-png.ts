// How a PNG is written: its chunks, and those that we make ourselves whole.
import { crc32, deflateSync } from 'node:zlib'

export const pngSignature: Buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length)
  whole.write(type, 4, 'latin1')
  whole.set(data, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length)
  return whole
}

export type PngToWrite = {
  width: number
  height: number
  /** As the format numbers them: 0 of greys, 2 of colours, 6 of colours that may be seen through. Eight bits each. */
  kind: number
  /** Each begins with the number of its filter. */
  rows: Uint8Array
  /** Chunks around the picture. */
  before?: readonly Uint8Array[]
  after?: readonly Uint8Array[]
}

export function writePng({ width, height, kind, rows, before = [], after = [] }: PngToWrite): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, kind], 8)
  const picture = pngChunk('IDAT', deflateSync(rows))
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', head),
    ...before,
    picture,
    ...after,
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}
