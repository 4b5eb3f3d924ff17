// What somebody typed to find something, taken apart; and where its words stand in a text. Pure; both sides.

export interface SearchTerms {
  /** Words that must be there, small and without accents; the last may be half typed. */
  words: string[]
  /** Words that must follow each other: what stood between quotation marks. */
  phrases: string[][]
  /** Words that must not be there: written with a minus before them. */
  excluded: string[]
}

const mostTerms = 12

/** Letters as the index has them: small, without accents, ligatures opened, apostrophes straight. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('\u0153', 'oe')
    .replaceAll('\u00e6', 'ae')
    .replaceAll('\u2019', "'")

/** A word as the index has it beside its stem. */
export const singular = (word: string): string => word.replace(/(?<=..)[sx]$/u, '')

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Never fails: what is no letter, figure, quotation mark or minus before a word only separates. */
export function searchTerms(typed: string): SearchTerms {
  const terms: SearchTerms = { words: [], phrases: [], excluded: [] }
  for (const [, quoted, minus, plain] of typed.matchAll(
    /["\u00ab\u201c]([^"\u00bb\u201d]*)["\u00bb\u201d]|(?:(?<=^|\s)[-\u2212]([\p{L}\p{N}][^\s"\u00ab\u201c]*))|([^\s"\u00ab\u201c]+)/gu,
  )) {
    if (quoted !== undefined) terms.phrases.push(wordsOf(quoted))
    else if (minus !== undefined) terms.excluded.push(...wordsOf(minus))
    else if (plain !== undefined) terms.words.push(...wordsOf(plain))
  }
  const phrases = terms.phrases.filter((phrase) => phrase.length > 0)
  return {
    words: terms.words.slice(0, mostTerms),
    phrases: phrases.slice(0, mostTerms).map((phrase) => phrase.slice(0, mostTerms)),
    excluded: terms.excluded.slice(0, mostTerms),
  }
}

/** Runs of a text: from which letter, how many. */
export type Run = [from: number, length: number]

/**
 * The words of `text` that were looked for: those that begin with one of `words`, or with its stem and are hardly longer.
 * `stems` are the index's, a stem for each word, empty where there is none.
 */
export function runsOf(text: string, words: readonly string[], stems: readonly string[]): Run[] {
  const runs: Run[] = []
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = folded(found[0])
    const isMeant = words.some((one, at) => {
      const stem = stems[at] ?? ''
      return (
        word.startsWith(singular(one)) || (stem.length > 2 && word.startsWith(stem) && word.length <= one.length + 3)
      )
    })
    if (isMeant) runs.push([found.index, found[0].length])
  }
  return runs
}

/** A part of a long text around its first run, cut between words; the runs are those of the part. */
export function excerptOf(text: string, runs: readonly Run[], longest = 220): { text: string; runs: Run[] } {
  if (text.length <= longest) return { text, runs: [...runs] }
  const first = runs[0]?.[0] ?? 0
  const start = first < longest / 2 ? 0 : cutAfter(text, first - Math.floor(longest / 3))
  const end = start + longest >= text.length ? text.length : Math.max(text.lastIndexOf(' ', start + longest), start + 1)
  const before = start > 0 ? '… ' : ''
  const shift = before.length - start
  const inside = runs.filter(([from, length]) => from >= start && from + length <= end)
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? ' …' : ''}`,
    runs: inside.map(([from, length]): Run => [from + shift, length]),
  }
}

function cutAfter(text: string, from: number): number {
  const space = text.indexOf(' ', Math.max(0, from))
  return space === -1 ? 0 : space + 1
}
