// How a person or an organisation is marked: a hue, a pattern, initials. Stored by démarche, so that nobody ever changes colour.

export const hueCount = 12

export interface Mark {
  /** 1 to 12, or 0 for what is not attributed. */
  hue: number
  /** 1 to 12; equal to the hue for the first twelve. */
  pattern: number
}

export const unattributed: Mark = { hue: 0, pattern: 0 }

/**
 * The mark of the nth to arrive (from 0). The first twelve have their own hue; later ones reuse a hue with the pattern of another:
 * of the next hue from the 13th, of the one after from the 25th, until all 144 pairs are used.
 */
export function mark(order: number): Mark {
  if (!Number.isInteger(order) || order < 0)
    throw new RangeError(`An order of arrival is a whole number from 0, not ${order}`)
  const turn = Math.floor(order / hueCount)
  const hue = order % hueCount
  return { hue: hue + 1, pattern: ((hue + turn) % hueCount) + 1 }
}

/** Words that name a legal form rather than a body: « SCIC La Remise » is known as La Remise. */
const forms = new Set([
  'association',
  'asso',
  'scic',
  'scop',
  'sarl',
  'sas',
  'sa',
  'sci',
  'eurl',
  'cae',
  'ptce',
  'gip',
  'epci',
  'spl',
  'sem',
])
const small = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'et',
  'en',
  'au',
  'aux',
  '\u00e0',
  'sur',
  'pour',
  'd',
  'l',
  '&',
])

/** Two letters at most that recall a name: « Mireille Aubanel » → MA, « Département de la Lisse » → DL, « CRESS » → CR. */
export function initials(name: string): string {
  const all = name.split(/[\s'’,.()/]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const named = keepSome(all, (word) => !forms.has(word.toLowerCase()))
  const strong = named.filter((word) => !small.has(word.toLowerCase()))
  const telling = strong.length > 1 ? strong : named
  const first = telling[0]
  if (first === undefined) return ''
  const last = telling.at(-1)
  const letters =
    telling.length > 1 && last !== undefined ? [letter(first), letter(last)] : lettersOf(first).slice(0, 2)
  return letters.join('').toLocaleUpperCase('fr')
}

function keepSome(words: readonly string[], wanted: (word: string) => boolean): readonly string[] {
  const kept = words.filter(wanted)
  return kept.length > 0 ? kept : words
}

function lettersOf(word: string): readonly string[] {
  return word.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? []
}

function letter(word: string): string {
  return lettersOf(word)[0] ?? ''
}
