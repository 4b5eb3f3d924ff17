// What a parser makes of an image: what it is, how large it shows, and its bytes without anything said about who, where and when.
import { AppError } from '../../../shared/errors.ts'

export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'

export type Cleaned = {
  type: ImageType
  /** In pixels, once turned upright. */
  width: number
  height: number
  /** The bytes to keep, in order: mostly parts of what was given, which are not copied. */
  pieces: Uint8Array[]
  /** It moved: only its first view is kept. [I8] */
  moved: boolean
}

/** A colour profile larger than this is left out: what is shown then differs by a shade. */
export const mostProfile = 128 * 1024

/** `unknown`: of no kind that we take. `damaged`: of a kind, and cut short or against its rules. */
export type WhyNot = 'unknown' | 'svg' | 'damaged' | 'tooManyPixels'

/** What a person is told of an image that cannot be taken. */
export const refusal = (why: WhyNot): AppError => new AppError('notAnImage', { why })

/** Fails as damaged unless it holds. */
export function must(holds: boolean): asserts holds {
  if (!holds) throw refusal('damaged')
}

/** Far more than the parts of any image that a program made: 20 MB in parts of three bytes would keep everybody waiting. */
const mostParts = 250_000

/** Reads the parts of a file without ever leaving it: what is not there makes the file a damaged one. */
export class Reader {
  readonly bytes: Buffer
  at = 0
  #parts = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  /** The next `length` bytes, not copied. */
  take(length: number): Buffer {
    must(length >= 0 && length <= this.left && ++this.#parts <= mostParts)
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  byte(): number {
    return this.take(1).readUInt8()
  }

  /** The next byte, without passing it. */
  peek(): number {
    must(this.left > 0)
    return this.bytes.readUInt8(this.at)
  }
}
