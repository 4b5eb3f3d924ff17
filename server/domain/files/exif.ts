// Of what a camera writes beside a picture, the one thing that is kept: which way up it is.

const orientationTag = 0x0112

/** 1 to 8, or 1 when nothing that can be read says otherwise. Never throws: whatever stands there is dropped. */
export function orientationIn(tiff: Buffer): number {
  if (tiff.length < 8) return 1
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return 1
  const isLittle = order === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number): number => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const first = long(4)
  if (short(2) !== 42 || first + 2 > tiff.length) return 1
  const entries = Math.min(short(first), Math.floor((tiff.length - first - 2) / 12))
  for (let entry = 0; entry < entries; entry++) {
    const at = first + 2 + entry * 12
    if (short(at) !== orientationTag) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** The smallest TIFF that says an orientation. */
export function tiffSaying(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(orientationTag, 10)
  tiff.writeUInt16BE(3, 12) // a short
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}

/** From the fifth on, a picture lies on its side. */
export const upright = (orientation: number, width: number, height: number) =>
  orientation >= 5 ? { width: height, height: width } : { width, height }
