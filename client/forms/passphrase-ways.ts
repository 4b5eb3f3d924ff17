// How far a passphrase being typed is on each of the three ways to a good one (shared/rules/passphrase.ts). Pure.

export type Ways = {
  /** Words of a phrase, of seven. */
  words: number
  characters: number
  /** Kinds of characters: lower case, upper case, digits, signs. */
  kinds: number
}

export function waysOf(passphrase: string): Ways {
  const text = passphrase.normalize('NFKC')
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) => kind.test(text)).length
  return {
    words: text.split(/[\s\-_.,;]+/u).filter(({ length }) => length >= 2).length,
    characters: text.length,
    kinds,
  }
}
