// Images made by hand, small, with what cameras and programs write beside the picture. Whatever must not be kept says `secret`.
import { pngChunk, writePng } from '../../server/domain/files/write-png.ts'

/** Stands in every place that a cleaned image must not have. */
export const secret = 'GPS 44.9334 N 4.8924 E'

/** Bytes under another name: tests send them as the body of a request. */
const from64 = (text: string): Buffer => Buffer.from(text, 'base64')

/** 16 by 12, as a browser writes it, without its profile. */
const plainJpeg = from64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAMABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAGBABAAMBAAAAAAAAAAAAAAAAAAITUaH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBf/EABwRAAEEAwEAAAAAAAAAAAAAAAEAAgMEERIhMf/aAAwDAQACEQMRAD8Ayap51QAj5C/1Uq9VkGdSer//2Q==',
)

const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** As a phone writes it: an orientation, and a second directory with the place. */
export function tiff(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const bytes = Buffer.alloc(56 + secret.length)
  const short = (value: number, at: number) =>
    order === 'II' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    order === 'II' ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
  bytes.write(order, 'latin1')
  short(42, 2)
  long(8, 4)
  short(2, 8)
  short(0x0112, 10)
  short(3, 12)
  long(1, 14)
  short(orientation, 18)
  short(0x8825, 22)
  short(4, 24)
  long(1, 26)
  long(38, 30)
  short(1, 38)
  short(0x001d, 40)
  short(2, 42)
  long(secret.length, 44)
  long(56, 48)
  bytes.write(secret, 56, 'latin1')
  return bytes
}

export type JpegOptions = { orientation?: number; profile?: Buffer; order?: 'II' | 'MM'; adobe?: boolean }

/** 16 by 12 on the sensor, with a place, a comment, words of programs, a preview after the end. */
export function jpeg({ orientation = 1, profile, order, adobe = false }: JpegOptions = {}): Buffer {
  const said = [
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff(orientation, order)])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${secret}`)),
    segment(0xfe, Buffer.from(secret)),
    ...(profile ? [segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), profile]))] : []),
    ...(adobe
      ? [segment(0xee, Buffer.concat([Buffer.from('Adobe\0\x64\0\0\0\0\x01', 'latin1'), Buffer.from(secret)]))]
      : []),
  ]
  return Buffer.concat([plainJpeg.subarray(0, 20), ...said, plainJpeg.subarray(20), Buffer.from(secret)])
}

/** Where a JPEG says how high it is: what it claims may be anything. */
export function jpegClaiming(width: number, height: number): Buffer {
  const bytes = jpeg()
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0, 0x00, 0x11]))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}

export type PngOptions = {
  width?: number
  height?: number
  /** Chunks between the header and the picture. */
  before?: readonly Buffer[]
  /** How many bytes of noise the picture holds, to be large on the way. */
  noise?: number
  /** What makes it another picture. */
  shade?: number
}

/** A real PNG of one shade of grey, with words, a place and an instant beside the picture. */
export function png({ width = 16, height = 12, before = [], noise = 0, shade = 128 }: PngOptions = {}): Buffer {
  const claimed = width * height > 1_000_000
  const rows = claimed ? Buffer.alloc(16) : Buffer.alloc((width + 1) * height, shade)
  if (!claimed) for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0
  const filler = noise > 0 ? [pngChunk('teSt', Buffer.alloc(noise, 7))] : []
  const beside = [
    pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
    pngChunk('tEXt', Buffer.from(`Comment\0${secret}`)),
    pngChunk('tIME', Buffer.from([7, 234, 11, 22, 12, 0, 0])),
    pngChunk('eXIf', tiff(1, 'MM')),
  ]
  const after = [pngChunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${secret}`))]
  const whole = writePng({ width, height, kind: 0, rows, before: [...beside, ...before, ...filler], after })
  return Buffer.concat([whole, Buffer.from(secret)])
}

const webpChunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

const riff = (...chunks: readonly Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** 16 by 12 each. */
const lossy = from64('8AEAnQEqEAAMAALATCWoAnS6AAL9vvCAAP7i71X1/ngOAc0yBsomKfPH13+jkyze5TuU1iAA')
const lossless = from64('Lw/AAgAP8LXuP5jejHj+Aw9iwSR/6X0xRPQ/cgAA')
const seeThrough = {
  alpha: from64('AQ8wgBERQiyYzF+6N4SI/kcu'),
  image: from64('cAEAnQEqEAAMAALATCWgAnQBQAAA/vJ///vy/0bu/9h/mAAA'),
}

const extended = (flags: number): Buffer => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 15, 0, 0, 11, 0, 0]))
const said = [
  webpChunk('EXIF', tiff(1)),
  webpChunk('XMP ', Buffer.from(secret)),
  webpChunk('abcd', Buffer.from(secret)),
]

/** 16 by 12, with a place and words. */
export const webp = {
  lossy: () => Buffer.concat([riff(extended(0x0c), webpChunk('VP8 ', lossy), ...said), Buffer.from(secret)]),
  lossless: () => riff(extended(0x0c), webpChunk('VP8L', lossless), ...said),
  plain: () => Buffer.concat([riff(webpChunk('VP8 ', lossy)), Buffer.from(secret)]),
  seeThrough: () =>
    riff(extended(0x1c), webpChunk('ALPH', seeThrough.alpha), webpChunk('VP8 ', seeThrough.image), ...said),
  moving: () => {
    const place = Buffer.from([0, 0, 0, 0, 0, 0, 15, 0, 0, 11, 0, 0, 100, 0, 0, 0])
    const view = webpChunk('ANMF', Buffer.concat([place, webpChunk('VP8 ', lossy)]))
    return riff(extended(0x0e), webpChunk('ANIM', Buffer.alloc(6)), view, view, ...said)
  },
}

const application = (name: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x21, 0xff, 11]), Buffer.from(name), Buffer.from([data.length]), data, Buffer.from([0])])

/** 1 by 1, black, with so many views, a comment and what programs add. */
export function gif({ views = 1 }: { views?: number } = {}): Buffer {
  const view = Buffer.from('21f904010a000000' + '2c00000000010001000002024401' + '00', 'hex')
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, secret.length]), Buffer.from(secret), Buffer.from([0])])
  return Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    application('NETSCAPE2.0', Buffer.from([1, 0, 0])),
    comment,
    application('XMP DataXMP', Buffer.from(secret)),
    ...Array.from({ length: views }, () => view),
    comment,
    Buffer.from([0x3b]),
    Buffer.from(secret),
  ])
}

export const svg = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>',
)
