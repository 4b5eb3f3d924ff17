// Bits that say which words may follow each other: what is there is never denied, and most of what is not is.
import { expect, test } from 'vitest'
import { marksOfPassages, marksOfPhrase } from '../../../shared/rules/phrase-marks.ts'
import { wordsOf } from '../../../shared/rules/search-terms.ts'

const isDenied = (bytes: Uint8Array, phrase: string) =>
  marksOfPhrase(wordsOf(phrase)).some((mark) => {
    const bit = mark % (bytes.length * 8)
    return (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 0
  })

test('what a passage says is not denied, whatever its accents and numbers; a phrase does not cross passages [Q4]', () => {
  const bytes = marksOfPassages(['Les Œuvres d’été, en métropole : porte-à-porte.', 'Rien', ''])
  for (const phrase of ['oeuvre', 'oeuvres d', 'ete en metropoles', 'porte a porte', 'les œuvres d’été en métropole'])
    expect(isDenied(bytes, phrase), phrase).toBe(false)
  for (const phrase of ['porte rien', 'été les']) expect(isDenied(bytes, phrase), phrase).toBe(true)
})

test('of pairs that are not there, one in five at most is not denied', () => {
  const word = (n: number) => `mot${(n * 7_919) % 1_000}a`
  const text = Array.from({ length: 2_000 }, (_, n) => word(n * n)).join(' ')
  const bytes = marksOfPassages([text])
  const strange = Array.from({ length: 500 }, (_, n) => `${word(n)} ailleurs${n}`)
  expect(strange.filter((phrase) => !isDenied(bytes, phrase)).length).toBeLessThan(100)
})

test('a text however long gives as many bytes as are kept beside others', () => {
  const text = Array.from({ length: 60_000 }, (_, n) => n.toString(36)).join(' ')
  expect(marksOfPassages([text])).toHaveLength(16_384)
  expect(marksOfPassages([])).toHaveLength(8)
})
