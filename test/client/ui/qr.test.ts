// QR codes as paths: the corners that cameras look for, the quiet zone, and a code of its own for each text.
import { expect, test } from 'vitest'
import { qrPath, quietZone } from '../../../client/ui/qr.ts'

const text = 'https://maillage.example/r/HTK4R7'

test('the corners of a code stand behind a quiet zone of four squares', () => {
  const { path, size } = qrPath(text)
  const last = size - quietZone - 7
  expect(path).toMatch(/^M4 4h7v1h-7z/)
  expect(path).toContain(`M${last} 4h7v1h-7z`)
  expect(path).toContain(`M4 ${size - quietZone - 1}h7v1h-7z`)
})

test('every dark square is within the code, once', () => {
  const { path, size } = qrPath(text)
  const dark = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].flatMap(([, x, y, length]) =>
    Array.from({ length: Number(length) }, (_, i) => [Number(x) + i, Number(y)] as const),
  )
  expect(new Set(dark.map(String)).size).toBe(dark.length)
  expect(dark.flat().every((at) => at >= quietZone && at < size - quietZone)).toBe(true)
})

test('another code of a workshop is another QR code', () => {
  expect(qrPath(text).path).not.toBe(qrPath('https://maillage.example/r/HTK4R8').path)
  expect(qrPath(text)).toEqual(qrPath(text))
})
