// What is blanked of a text when a passage must go from all that was ever written of it: which letters, and what they become. Pure.
import { folded, lettersOf } from './phrases.ts'
import { RangeSet, type Range } from './ranges.ts'
import type { Replay } from './replay.ts'

/** One UTF-16 unit, as each unit that it stands for: no clock of Yjs and no position in a text moves. */
export const blank = '█'

/** Shorter ones stand everywhere. Counted as they are compared, without accents and signs that nobody sees. */
export const leastPassage = 4

/** A passage of several paragraphs is sought one paragraph after the other: a phrase stands within one text. */
export const phrasesOf = (passage: string): string[] => passage.split(/[\r\n]+/u).filter((line) => line.trim() !== '')

/**
 * Every letter that ever was one of the phrases, also while it was gone, with what was corrected in the midst of it. `letters`: those
 * that are known to be, as in a copy of the same text. What a gesture wrote again is followed both ways.
 */
export function passageIn(
  replay: Pick<Replay, 'doc' | 'written' | 'deleted' | 'origins'>,
  phrases: readonly string[],
  letters = new RangeSet(),
): RangeSet {
  const all = RangeSet.of(letters)
  for (const phrase of phrases) all.addAll(lettersOf(replay, phrase))
  const { origins } = replay
  const first = RangeSet.of([...all].flatMap((range) => origins.of(range)))
  all.addAll(first)
  for (const [[client, clock], from] of origins.entries())
    for (const [, at, length] of within(first, from)) all.add([client, clock + at - from[1], length])
  return all
}

/** The parts of a range that are in a set. */
function within(set: RangeSet, [client, clock, length]: Range): Range[] {
  const parts: Range[] = []
  let at = clock
  for (const [, missing, n] of [...set.missing([client, clock, length]), [client, clock + length, 0] as const]) {
    if (missing > at) parts.push([client, at, missing - at])
    at = missing + n
  }
  return parts
}

/** A text as it is told: each run of blanks in words. `before`: what stands right before, of which it may go on. */
export function inWords(text: string, said: string, before = ''): string {
  const rest = before.endsWith(blank) ? text.replace(/^█+/u, '') : text
  return rest.replace(/█+/gu, said)
}

/** A text in which each phrase is as many blanks, for what is no letter of a document: titles, names, attributes. */
export function withoutPhrases(text: string, phrases: readonly string[]): string {
  const units = Array.from({ length: text.length }, (_, at) => text[at] ?? '')
  let said = ''
  const whose: number[] = []
  for (const [at, unit] of units.entries()) {
    const plain = folded(unit)
    for (let n = 0; n < plain.length; n++) whose.push(at)
    said += plain
  }
  for (const phrase of phrases) {
    const wanted = folded(phrase.trim())
    if (wanted === '') continue
    for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1))
      for (let unit = whose[at] ?? 0; unit <= (whose[at + wanted.length - 1] ?? -1); unit++) units[unit] = blank
  }
  return units.join('')
}
