// A real PNG of one shade of grey, for figures.
import { writePng } from '../../server/domain/files/write-png.ts'

export function png(width: number, height: number, shade = 128): Buffer {
  const rows = Buffer.alloc((width + 1) * height, shade)
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0
  return writePng({ width, height, kind: 0, rows })
}
