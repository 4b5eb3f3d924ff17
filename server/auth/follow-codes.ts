// The code by which somebody follows what they wrote: six words of a list of 2,048, 66 bits. Only a slow hash of it is kept. [A50]
import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { followWords } from './follow-words.ts'

const wordsInCode = 6
const bitsOfWord = 11

/** From 66 bits of a secret in base64url. */
export function codeFrom(secret: string): string {
  const bytes = Buffer.from(secret, 'base64url')
  if (bytes.length * 8 < wordsInCode * bitsOfWord) throw new Error('a secret too short for a code')
  let bits = BigInt(`0x${bytes.toString('hex')}`) >> BigInt(bytes.length * 8 - wordsInCode * bitsOfWord)
  const words: string[] = []
  for (let i = 0; i < wordsInCode; i++) {
    words.unshift(followWords[Number(bits & 2047n)] ?? '')
    bits >>= BigInt(bitsOfWord)
  }
  return words.join('-')
}

const known = new Set(followWords)

/** The code that somebody means who types it in capitals, with accents, commas or spaces; null for what is none. */
export function meantCode(typed: string): string | null {
  const words = typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
  return words.length === wordsInCode && words.every((word) => known.has(word)) ? words.join('-') : null
}

const derive = promisify(pbkdf2)
const rounds = 20_000

/**
 * The same for the same code, so that it can be looked for: no salt of its own. Slow enough that whoever has a copy of the
 * database tries 66 bits for longer than anybody lives, and off the thread that serves people.
 */
export const codeHash = async (code: string): Promise<string> =>
  (await derive(code, 'maillage code de suivi', rounds, 32, 'sha256')).toString('base64url')
