// A text as a QR code: the path of its dark squares, on a grid of one by one. Pure.
import { correction, generate } from 'lean-qr'

/** Light squares around, without which cameras find nothing. */
export const quietZone = 4

/** `size`: squares on a side, quiet zone included. Each run of dark squares of a row is one rectangle. */
export function qrPath(text: string): { path: string; size: number } {
  const code = generate(text, { minCorrectionLevel: correction.M })
  const rows = Array.from({ length: code.size }, (_, y) => rowPath(code.size, y, (x) => code.get(x, y)))
  return { path: rows.join(''), size: code.size + 2 * quietZone }
}

function rowPath(size: number, y: number, isDark: (x: number) => boolean): string {
  let path = ''
  for (let x = 0; x < size; x++) {
    if (!isDark(x)) continue
    const start = x
    while (x + 1 < size && isDark(x + 1)) x++
    const length = x - start + 1
    path += `M${start + quietZone} ${y + quietZone}h${length}v1h${-length}z`
  }
  return path
}
