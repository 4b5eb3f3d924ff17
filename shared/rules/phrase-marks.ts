// Which words follow each other in a text, as a few bits: what they deny is surely not there, and the text need not be read. Pure.
import { singular, wordsOf } from './search-terms.ts'

/** Of a pair that is not there, one in seven is not denied. */
const bitsForPair = 6
const fewest = 8
const most = 16_384

/** A number for two words of which the second follows the first. */
function markOf(before: string, after: string): number {
  let hash = 0x811c9dc5
  for (const letter of `${singular(before)} ${singular(after)}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  // The low bits of such a sum know little of its last letters.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 1
}

/** The numbers of a phrase, whose words are folded. */
export const marksOfPhrase = (phrase: readonly string[]): number[] =>
  phrase.slice(1).map((word, at) => markOf(phrase[at] ?? '', word))

/** For each number, modulo how many bits there are, the bit that says that it was seen; the lowest of a byte comes first. */
export function marksOfPassages(texts: readonly string[]): Uint8Array {
  const seen = new Set(texts.flatMap((text) => marksOfPhrase(wordsOf(text))))
  const bytes = new Uint8Array(Math.min(most, Math.max(fewest, Math.ceil((seen.size * bitsForPair) / 8))))
  for (const mark of seen) {
    const bit = mark % (bytes.length * 8)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7))
  }
  return bytes
}
