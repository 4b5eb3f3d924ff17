// JPEG: its segments one by one. Kept: tables, frame, scans, JFIF, Adobe's word on colours, a small profile, which way up. All else goes.
import { must, mostProfile, Reader, type Cleaned } from './cleaned.ts'
import { orientationIn, tiffSaying, upright } from './exif.ts'

/** Baseline, extended, progressive: what browsers show. */
const frames = new Set([0xc0, 0xc1, 0xc2])
const tables = new Set([0xc4, 0xdb, 0xdd])
/** A picture of a hundred passes costs whoever looks at it, not us. */
const mostScans = 100

const exif = 'Exif\0\0'
const icc = 'ICC_PROFILE\0'
const startsWith = (data: Buffer, word: string): boolean => data.toString('latin1', 0, word.length) === word

type Seen = {
  size: { width: number; height: number } | null
  scans: number
  orientation: number
  jfif: Buffer | null
  adobe: Buffer | null
  profile: Buffer[]
  rest: Buffer[]
}

/** Throws on what is not a whole JPEG. What stands after its end (previews, films of phones) goes. [I5] */
export function cleanJpeg(bytes: Buffer): Cleaned {
  const reader = new Reader(bytes)
  must(reader.byte() === 0xff && reader.byte() === 0xd8)
  const seen: Seen = { size: null, scans: 0, orientation: 1, jfif: null, adobe: null, profile: [], rest: [] }
  while (takeSegment(reader, seen)) must(seen.scans <= mostScans)
  must(seen.size !== null && seen.scans > 0)
  const said =
    seen.orientation === 1 ? [] : [segment(0xe1, Buffer.concat([Buffer.from(exif), tiffSaying(seen.orientation)]))]
  const head = [seen.jfif, ...said, seen.adobe, ...smallProfile(seen.profile)].filter((one) => one !== null)
  const pieces = [Buffer.from([0xff, 0xd8]), ...head, ...seen.rest, Buffer.from([0xff, 0xd9])]
  return { type: 'image/jpeg', ...upright(seen.orientation, seen.size.width, seen.size.height), pieces, moved: false }
}

/** False at the end of the image. */
function takeSegment(reader: Reader, seen: Seen): boolean {
  const start = reader.at
  must(reader.byte() === 0xff)
  let marker = reader.byte()
  while (marker === 0xff) marker = reader.byte() // any number of fill bytes
  if (marker === 0xd9) return false
  const length = reader.take(2).readUInt16BE()
  const data = reader.take(length - 2)
  const whole = () => reader.bytes.subarray(start, reader.at)
  if (frames.has(marker)) {
    must(seen.size === null && data.length >= 6)
    seen.size = { height: data.readUInt16BE(1), width: data.readUInt16BE(3) }
    seen.rest.push(whole())
  } else if (marker === 0xda) {
    must(seen.size !== null)
    seen.scans++
    skipScan(reader)
    seen.rest.push(whole())
  } else if (tables.has(marker)) seen.rest.push(whole())
  else {
    must(marker >= 0xe0) // other frames, arithmetic, hierarchies: nobody shows them
    noteSaid(marker, data, seen)
  }
  return true
}

function noteSaid(marker: number, data: Buffer, seen: Seen): void {
  // JFIF may carry a preview: its head alone is kept
  if (marker === 0xe0 && startsWith(data, 'JFIF\0') && data.length >= 14) {
    seen.jfif ??= segment(0xe0, Buffer.concat([data.subarray(0, 12), Buffer.alloc(2)]))
  } else if (marker === 0xe1 && startsWith(data, exif)) seen.orientation = orientationIn(data.subarray(exif.length))
  else if (marker === 0xe2 && startsWith(data, icc)) seen.profile.push(data)
  else if (marker === 0xee && startsWith(data, 'Adobe') && data.length >= 12)
    seen.adobe ??= segment(0xee, data.subarray(0, 12))
}

/** The coded data of a scan reaches to the next marker; stuffed bytes and restarts belong to it. */
function skipScan(reader: Reader): void {
  const { bytes } = reader
  for (let at = reader.at; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)) continue
    reader.at = at
    return
  }
  must(false)
}

const smallProfile = (parts: readonly Buffer[]): Buffer[] =>
  parts.reduce((sum, { length }) => sum + length, 0) > mostProfile ? [] : parts.map((part) => segment(0xe2, part))

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
