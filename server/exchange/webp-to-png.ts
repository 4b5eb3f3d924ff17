// WebP → PNG, for programs that read no WebP. The program that makes PDFs decodes it: what it puts in a sheet of one image is taken out.
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type { Image } from './outline.ts'
import { pdfOfImage } from './write-pdf.ts'

/** Decoded, four bytes a dot: beyond, its words stand for it. */
const mostDots = 24_000_000

/** Null for what cannot be decoded. */
export async function pngOf(image: Image): Promise<Image | null> {
  if (image.width * image.height > mostDots) return null
  const pdf = Buffer.from(await pdfOfImage(image))
  const colours = dotsIn(pdf, /\/ColorSpace (?:\/DeviceRGB|\/DeviceGray|\d+ 0 R|\[)/)
  if (!colours) return null
  const { width, height } = colours
  const alpha = colours.mask === null ? null : dotsOf(pdf, colours.mask)
  const dots = width * height
  const each = colours.bytes.length / dots
  if ((each !== 1 && each !== 3) || (alpha && alpha.length !== dots)) return null
  return { type: 'image/png', width, height, bytes: png(width, height, colours.bytes, each, alpha) }
}

type Found = { width: number; height: number; bytes: Buffer; mask: number | null }

function dotsIn(pdf: Buffer, colours: RegExp): Found | null {
  const text = pdf.toString('latin1')
  for (const found of text.matchAll(/(\d+) 0 obj\n<<([\s\S]*?)>>\nstream\n/g)) {
    const said = found[2] ?? ''
    if (!said.includes('/Subtype /Image') || !said.includes('/SMask') === false && !colours.test(said)) continue
    const number = (name: string) => Number(new RegExp(`/${name} (\\d+)`).exec(said)?.[1] ?? 0)
    const isMask = new RegExp(`/SMask ${found[1]} 0 R`).test(text)
    if (isMask || number('BitsPerComponent') !== 8) continue
    const bytes = dotsOf(pdf, Number(found[1]))
    const mask = Number(/\/SMask (\d+) 0 R/.exec(said)?.[1] ?? 0) || null
    if (bytes) return { width: number('Width'), height: number('Height'), bytes, mask }
  }
  return null
}
