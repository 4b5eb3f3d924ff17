// Replies put together of pieces: what anybody unpacks is the pieces, one after the other.
import { crc32, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { crcTogether, gzipOf, lengthOf, pieceOf } from '../../../server/http/deflated.ts'
import { piecesOf } from '../../../server/http/writing-feeds.ts'
import { chanceFrom } from '../../support/chance.ts'

const chance = chanceFrom(5)
const someText = (length: number): string =>
  Array.from({ length }, () => String.fromCodePoint([97 + chance(26), 0xe9, 0x2019, 0x1f4a1][chance(4)] ?? 97)).join('')

test('pieces compressed apart are one gzip stream, whatever their lengths [A30]', () => {
  for (const lengths of [[0], [1, 0, 3], [999, 1_000, 70_000], [5, 200_000, 5, 3_000, 1], [80_000, 2, 80_000]]) {
    const texts = lengths.map(someText)
    const pieces = texts.map(pieceOf)
    const zipped = Buffer.concat(gzipOf(pieces))
    expect(gunzipSync(zipped).toString()).toBe(texts.join(''))
    expect(lengthOf(pieces)).toBe(Buffer.byteLength(texts.join('')))
  }
})

test('the checksum of two texts is found from theirs', () => {
  for (let n = 0; n < 50; n++) {
    const [one, other] = [Buffer.from(someText(chance(3_000))), Buffer.from(someText(chance(3_000)))]
    expect(crcTogether(crc32(one), crc32(other), other.length)).toBe(crc32(Buffer.concat([one, other])))
  }
})

test('a message in pieces says what it says whole; what is shared is the same memory [A30]', () => {
  const head = { title: 'Se loger ici', message: { id: 'm', text: 'L’été' } }
  const common = { head, contributions: { a: null } } as never
  const message = { from: 3, revision: 4, now: 5, common, own: null }
  const read = (of: Parameters<typeof piecesOf>[0]) =>
    JSON.parse(Buffer.concat(piecesOf(of).map(({ raw }) => raw)).toString()) as unknown
  expect(read(message)).toEqual(message)
  expect(read({ ...message, common: null })).toEqual({ ...message, common: null })
  expect(read({ ...message, common: {} })).toEqual({ ...message, common: {} })
  expect(piecesOf(message)[1]).toBe(piecesOf({ ...message, now: 9 })[1])
})
