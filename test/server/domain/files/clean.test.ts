// Images by their content: what is taken, what is refused, and what is not there any more in what is kept.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanImage } from '../../../../server/domain/files/clean.ts'
import { orientationIn } from '../../../../server/domain/files/exif.ts'
import { AppError } from '../../../../shared/errors.ts'
import { pngChunk } from '../../../../server/domain/files/write-png.ts'
import { gif, jpeg, jpegClaiming, png, secret, svg, tiff, webp } from '../../../support/images.ts'

const most = 50_000_000
const clean = (bytes: Buffer, pixels = most) => {
  const { pieces, ...facts } = cleanImage(bytes, pixels)
  return { ...facts, bytes: Buffer.concat(pieces) }
}

const whyNot = (bytes: Buffer, pixels = most): unknown => {
  try {
    cleanImage(bytes, pixels)
    return 'taken'
  } catch (error) {
    if (error instanceof AppError && error.code === 'notAnImage') return error.details['why']
    throw error
  }
}

const samples: readonly [string, Buffer, object][] = [
  ['a JPEG', jpeg(), { type: 'image/jpeg', width: 16, height: 12, moved: false }],
  ['a JPEG on its side', jpeg({ orientation: 6 }), { type: 'image/jpeg', width: 12, height: 16 }],
  [
    'a JPEG of another byte order',
    jpeg({ orientation: 8, order: 'MM' }),
    { type: 'image/jpeg', width: 12, height: 16 },
  ],
  ['a JPEG with Adobe’s colours', jpeg({ adobe: true }), { type: 'image/jpeg', width: 16, height: 12 }],
  ['a PNG', png(), { type: 'image/png', width: 16, height: 12, moved: false }],
  ['a lossy WebP', webp.lossy(), { type: 'image/webp', width: 16, height: 12, moved: false }],
  ['a lossless WebP', webp.lossless(), { type: 'image/webp', width: 16, height: 12 }],
  ['a plain WebP', webp.plain(), { type: 'image/webp', width: 16, height: 12 }],
  ['a WebP one sees through', webp.seeThrough(), { type: 'image/webp', width: 16, height: 12 }],
  ['a GIF', gif(), { type: 'image/gif', width: 1, height: 1, moved: false }],
]

describe.each(samples)('%s', (_, bytes, facts) => {
  test('is known by its content [I4]', () => {
    expect(clean(bytes)).toMatchObject(facts)
  })

  test('keeps neither place nor words, nor what stands after its end [I5]', () => {
    expect(bytes.toString('latin1')).toContain(secret)
    const kept = clean(bytes).bytes.toString('latin1')
    expect(kept).not.toContain(secret)
    expect(kept).not.toContain('xap')
  })

  test('once clean stays as it is [I5]', () => {
    const once = clean(bytes)
    expect(clean(once.bytes)).toEqual(once)
  })

  test('cut short anywhere is refused, or was whole before the cut [I4]', () => {
    const whole = clean(bytes).bytes
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length)
      if (whyNot(cut) === 'taken') expect(clean(cut).bytes).toEqual(whole)
    }
    expect(whyNot(bytes.subarray(0, Math.floor(bytes.length / 2)))).not.toBe('taken')
  })

  test('with any bytes changed is taken clean or refused, never a bug [I4, I5]', () => {
    const change = fc.record({ at: fc.nat({ max: bytes.length - 1 }), to: fc.nat({ max: 255 }) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const other = Buffer.from(bytes)
        for (const { at, to } of changes) other[at] = to
        if (whyNot(other) === 'taken') expect(clean(clean(other).bytes).bytes).toEqual(clean(other).bytes)
      }),
      { numRuns: 500 },
    )
  })
})

test('which way up is kept, and nothing else of what a camera says [I5]', () => {
  const { bytes } = clean(jpeg({ orientation: 6 }))
  const at = bytes.indexOf('Exif\0\0')
  expect(orientationIn(bytes.subarray(at + 6, at + 6 + 26))).toBe(6)
  expect(bytes.indexOf('Exif\0\0', at + 1)).toBe(-1)
  expect(clean(jpeg({ orientation: 1 })).bytes.includes('Exif')).toBe(false)
  expect(clean(png({ before: [pngChunk('eXIf', tiff(8))] }))).toMatchObject({ width: 12, height: 16 })
})

test('a small profile of colours is kept, a large one is not [I5]', () => {
  const profile = Buffer.alloc(600, 3)
  expect(clean(jpeg({ profile })).bytes.includes(profile)).toBe(true)
  expect(clean(png({ before: [pngChunk('iCCP', Buffer.alloc(200_000, 3))] })).bytes.length).toBeLessThan(400)
  expect(clean(png({ before: [pngChunk('iCCP', profile)] })).bytes.includes(profile)).toBe(true)
})

test('of what moves the first view is kept, and it is said [I8]', () => {
  const still = clean(gif({ views: 3 }))
  expect(still).toMatchObject({ type: 'image/gif', moved: true })
  expect(still.bytes).toEqual(clean(gif()).bytes)
  expect(clean(webp.moving())).toMatchObject({ type: 'image/webp', width: 16, height: 12, moved: true })
  expect(clean(webp.moving()).bytes).toEqual(clean(webp.plain()).bytes)
  expect(clean(png({ before: [pngChunk('acTL', Buffer.alloc(8))] }))).toMatchObject({ moved: true })
})

test('what would be too large once shown is refused by what its header says [I6]', () => {
  expect(whyNot(png({ width: 30_000, height: 30_000 }))).toBe('tooManyPixels')
  expect(whyNot(jpegClaiming(65_000, 65_000))).toBe('tooManyPixels')
  expect(whyNot(png({ width: 100, height: 100 }), 9_999)).toBe('tooManyPixels')
  expect(whyNot(png({ width: 100, height: 100 }), 10_000)).toBe('taken')
  expect(whyNot(jpegClaiming(0, 12))).toBe('damaged')
})

test.each<[string, Buffer, string]>([
  ['an SVG with a script', svg, 'svg'],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unknown'],
  ['nothing', Buffer.alloc(0), 'unknown'],
  ['one byte', Buffer.from([0xff]), 'unknown'],
  ['words', Buffer.from('Je suis une image, je vous assure.'), 'unknown'],
  ['a bitmap', Buffer.from('BM6\0\0\0\0\0\0\0', 'latin1'), 'unknown'],
  ['a PDF', Buffer.from('%PDF-1.7\n%'), 'unknown'],
  ['a PNG that is only the signature of one', png().subarray(0, 8), 'damaged'],
  [
    'a PNG that is a page after the signature',
    Buffer.concat([png().subarray(0, 8), Buffer.from('<script>alert(1)</script>')]),
    'damaged',
  ],
  [
    'a PNG whose checksum is wrong',
    Buffer.concat([png().subarray(0, 30), Buffer.from([0]), png().subarray(31)]),
    'damaged',
  ],
  ['a PNG without a picture', Buffer.concat([png().subarray(0, 33), pngChunk('IEND', Buffer.alloc(0))]), 'damaged'],
  ['a PNG that needs what nobody knows', png({ before: [pngChunk('ABCD', Buffer.alloc(1))] }), 'damaged'],
  ['a JPEG of no picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'damaged'],
  ['a WebP of another kind of sound', Buffer.from('RIFF\x04\0\0\0WAVE', 'latin1'), 'unknown'],
])('%s is refused [I4]', (_, bytes, why) => {
  expect(whyNot(bytes)).toBe(why)
})

test('random bytes after any signature are refused or taken clean, never a bug [I4]', () => {
  const starts = [
    Buffer.from([0xff, 0xd8, 0xff]),
    png().subarray(0, 33),
    Buffer.from('GIF89a'),
    Buffer.from('RIFF\x40\0\0\0WEBP', 'latin1'),
  ]
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
      const bytes = Buffer.concat([start, rest])
      if (whyNot(bytes) === 'taken') expect(clean(clean(bytes).bytes).bytes).toEqual(clean(bytes).bytes)
    }),
    { numRuns: 3_000 },
  )
})

test('an image cut into millions of parts keeps nobody waiting [I6]', () => {
  const parts = Array.from({ length: 300_000 }, () => pngChunk('teSt', Buffer.alloc(0)))
  expect(whyNot(png({ before: [Buffer.concat(parts)] }))).toBe('damaged')
  expect(whyNot(Buffer.concat([jpeg().subarray(0, 20), Buffer.alloc(4_000_000, 0xff)]))).toBe('damaged')
})
