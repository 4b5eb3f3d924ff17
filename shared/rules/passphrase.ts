// The passphrase policy: CNIL recommendation 2022-100, 80 bits when nothing but the passphrase protects (throttling is added on top).

export type PassphraseProblem = 'tooShort' | 'tooLong' | 'tooSimple' | 'isIdentity' | 'denied'

/** Characters; argon2id is run on no more. */
export const passphraseMax = 200

/**
 * The three ways CNIL gives to reach 80 bits: 12 characters of four classes, 14 of three, or seven words.
 * Returns what is wrong, or null. The deny-list is asked by the server only ('denied').
 */
export function passphraseProblem(passphrase: string, identity: readonly string[] = []): PassphraseProblem | null {
  const text = passphrase.normalize('NFKC')
  if (text.length > passphraseMax) return 'tooLong'
  const words = text.split(/[\s\-_.,;]+/u).filter((word) => word.length >= 2)
  const isPhrase = words.length >= 7 && new Set(words.map(folded)).size >= 6
  if (!isPhrase) {
    if (text.length < 12) return 'tooShort'
    const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) => kind.test(text)).length
    if (!(classes === 4 || (classes === 3 && text.length >= 14))) return 'tooSimple'
    if (new Set(text).size < 6) return 'tooSimple'
  }
  const bare = folded(text)
  if (
    identity.some((part) => part.length >= 4 && bare.length - folded(part).length < 8 && bare.includes(folded(part)))
  ) {
    return 'isIdentity'
  }
  return null
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
