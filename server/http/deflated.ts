// Replies made of pieces that many are sent: each is put into bytes once, and compressed once, for all who get it. [A30]
import { constants, crc32, deflateRawSync } from 'node:zlib'

/** Bytes, and the same as blocks of deflate that stand for themselves: any may follow any. */
export type Piece = { raw: Buffer; blocks: Buffer; crc: number }

/** Below this, compressing costs more than it saves. */
const least = 1_000
/** Of a stored block. */
const most = 65_535

const lastBlock = Buffer.from([1, 0, 0, 0xff, 0xff])
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

export function pieceOf(text: string): Piece {
  const raw = Buffer.from(text)
  // ended by a full flush: on a whole byte, and nothing later points back into it
  const blocks =
    raw.length < least ? stored(raw) : deflateRawSync(raw, { level: 1, finishFlush: constants.Z_FULL_FLUSH })
  return { raw, blocks, crc: crc32(raw) }
}

function stored(raw: Buffer): Buffer {
  const blocks: Buffer[] = []
  for (let from = 0; from < raw.length; from += most) {
    const part = raw.subarray(from, from + most)
    const head = Buffer.alloc(5)
    head.writeUInt16LE(part.length, 1)
    head.writeUInt16LE(~part.length & 0xffff, 3)
    blocks.push(head, part)
  }
  return Buffer.concat(blocks)
}

export const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { raw }) => sum + raw.length, 0)

/** One gzip stream of all of them: no piece is compressed again. */
export function gzipOf(pieces: readonly Piece[]): Buffer[] {
  const tail = Buffer.alloc(8)
  const crc = pieces.reduce((sum, piece) => crcTogether(sum, piece.crc, piece.raw.length), 0)
  tail.writeUInt32LE(crc, 0)
  tail.writeUInt32LE(lengthOf(pieces) >>> 0, 4)
  return [gzipHead, ...pieces.map(({ blocks }) => blocks), lastBlock, tail]
}

/** The checksum of two texts, one after the other, of theirs: the first one's times x^(8·length) modulo the polynomial. */
export const crcTogether = (one: number, other: number, length: number): number =>
  (multiplied(one, powers(length)) ^ other) >>> 0

/** Bits are reversed: the highest is x^0. */
const polynomial = 0xedb88320

function multiplied(one: number, other: number): number {
  let product = 0
  let shifted = other
  for (let bit = 0x80000000; bit !== 0; bit >>>= 1) {
    if (one & bit) product ^= shifted
    shifted = shifted & 1 ? (shifted >>> 1) ^ polynomial : shifted >>> 1
  }
  return product >>> 0
}

/** x^(8·n). */
function powers(n: number): number {
  let power = 0x80000000
  let square = 0x00800000 // x^8
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = multiplied(square, power)
    square = multiplied(square, square)
  }
  return power
}
