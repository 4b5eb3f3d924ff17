// Any image that somebody sends: what it is by its content, refused or made clean.
import { refusal, type Cleaned } from './cleaned.ts'
import { cleanGif, isGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng, isPng } from './png.ts'
import { cleanWebp, isWebp } from './webp.ts'

const isJpeg = (bytes: Buffer): boolean => bytes.length > 2 && bytes.readUIntBE(0, 3) === 0xffd8ff

/** For the words of the refusal only: whatever it is, it is refused. */
const looksSvg = (bytes: Buffer): boolean => /<svg[\s>:]|<!doctype svg/i.test(bytes.toString('latin1', 0, 4096))

/**
 * The type is what the first bytes say, whatever a name or a header claims. Nothing is decoded: what would take
 * `mostPixels` or more in memory once shown is refused by what its header says. [I4, I5, I6]
 */
export function cleanImage(bytes: Buffer, mostPixels: number): Cleaned {
  const cleaned = ofItsKind(bytes)
  if (cleaned.width === 0 || cleaned.height === 0) throw refusal('damaged')
  if (cleaned.width * cleaned.height > mostPixels) throw refusal('tooManyPixels')
  return cleaned
}

function ofItsKind(bytes: Buffer): Cleaned {
  if (isJpeg(bytes)) return cleanJpeg(bytes)
  if (isPng(bytes)) return cleanPng(bytes)
  if (isWebp(bytes)) return cleanWebp(bytes)
  if (isGif(bytes)) return cleanGif(bytes)
  throw refusal(looksSvg(bytes) ? 'svg' : 'unknown')
}
