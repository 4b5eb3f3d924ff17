// WebP → PNG, for programs that read no WebP. The program that makes PDFs decodes it: the dots are taken out of a sheet of one image.
import { inflateSync } from 'node:zlib'
import { writePng } from '../domain/files/write-png.ts'
import type { Image } from './outline.ts'
import { pdfOfImage } from './write-pdf.ts'

/** Decoded it takes four bytes a dot. Beyond, its words stand for it. */
const mostDots = 24_000_000

/** Null for what cannot be decoded. */
export async function pngOf(image: Image): Promise<Image | null> {
  if (image.width * image.height > mostDots) return null
  const sheet = await pdfOfImage(image.bytes)
  const found = sheet ? picturesIn(Buffer.from(sheet)) : []
  const mask = found.find(({ number }) => found.some((one) => one.mask === number))
  const colours = found.find((one) => one !== mask)
  if (!colours) return null
  const { width, height } = colours
  const dots = width * height
  const shades = colours.bytes.length / dots
  if ((shades !== 1 && shades !== 3) || (mask && mask.bytes.length !== dots)) return null
  const rows = rowsOf({ width, height, shades, colours: colours.bytes, alpha: mask?.bytes })
  const kind = (shades === 3 ? 2 : 0) + (mask ? 4 : 0)
  return { type: 'image/png', width, height, bytes: writePng({ width, height, kind, rows }) }
}

type Found = { number: number; width: number; height: number; mask: number | null; bytes: Buffer }

/** Images of a sheet, unpacked: eight bits for each shade of a dot. */
function picturesIn(sheet: Buffer): Found[] {
  const text = sheet.toString('latin1')
  return [...text.matchAll(/(\d+) 0 obj\n<<\n((?: {2}\/.*\n)*)>>\nstream\n/g)].flatMap((one): Found[] => {
    const [whole, number, said = ''] = one
    const of = (name: string) => Number(new RegExp(`/${name} (\\d+)`).exec(said)?.[1] ?? 0)
    if (!said.includes('/Subtype /Image') || !said.includes('/Filter /FlateDecode') || of('BitsPerComponent') !== 8) {
      return []
    }
    const start = one.index + whole.length
    const bytes = inflateSync(sheet.subarray(start, start + of('Length')), { maxOutputLength: mostDots * 4 })
    return [{ number: Number(number), width: of('Width'), height: of('Height'), mask: of('SMask') || null, bytes }]
  })
}

type Dots = { width: number; height: number; shades: number; colours: Buffer; alpha: Buffer | undefined }

/** Each row after a byte that says that it is told as it is. */
function rowsOf({ width, height, shades, colours, alpha }: Dots): Buffer {
  const each = shades + (alpha ? 1 : 0)
  const rows = Buffer.alloc((width * each + 1) * height)
  for (let y = 0, to = 0; y < height; y++) {
    to++
    for (let x = 0; x < width; x++) {
      const dot = y * width + x
      for (let shade = 0; shade < shades; shade++) rows[to++] = colours[dot * shades + shade] ?? 0
      if (alpha) rows[to++] = alpha[dot] ?? 255
    }
  }
  return rows
}
