// The same words where nobody knows who first wrote them: what was deleted and typed again, pasted from elsewhere, imported. Within a
// line, between characters that are known. Pure.
import { wordsIn } from '../../document/passages.ts'
import type { Matching } from './matching.ts'
import type { Pairing } from './pairing.ts'
import type { Leaf, Side } from './side.ts'

/** Fewer words in a row are how the language is, unless they are where a passage begins or ends. */
const leastWords = 3
/** Of more words than this on both sides together, multiplied, only the ends are looked at. */
const mostPairs = 250_000

/** From a place to another. */
type Span = readonly [from: number, to: number]

/** Adds to `matching`; what is matched already stays so. */
export function matchWords(before: Side, after: Side, pairing: Pairing, matching: Matching): void {
  for (const [to, from] of pairing.earlier.entries()) {
    if (from < 0) continue
    const [a, b] = [before.leaves[from] as Leaf, after.leaves[to] as Leaf] // a pair
    for (const [gone, come] of gapsOf(a, b, matching)) matchGap(before, after, gone, come, matching)
  }
}

/** Where both lines have something that is not known, between two signs that are and follow one another on both. */
function gapsOf(a: Leaf, b: Leaf, { source, target }: Matching): [Span, Span][] {
  const gaps: [Span, Span][] = []
  let last = a.from
  let at = b.from
  while (at <= b.to) {
    const begin = at
    while (at < b.to && source[at] === -1) at++
    const end = at < b.to ? (source[at] as number) : a.to
    if (at > begin && end > last && end <= a.to && target.subarray(last, end).every((to) => to === -1))
      gaps.push([
        [last, end],
        [begin, at],
      ])
    if (end >= a.from && end < a.to) last = end + 1
    else if (at < b.to) last = a.to + 1 // from elsewhere: what follows is not beside what was before
    at++
  }
  return gaps
}

type Word = { readonly at: number; readonly text: string }

const wordsOf = ({ text }: Side, [from, to]: Span): Word[] =>
  wordsIn(text.slice(from, to)).map(({ at, length }) => ({
    at: from + at,
    text: text.slice(from + at, from + at + length),
  }))

function matchGap(before: Side, after: Side, gone: Span, come: Span, matching: Matching): void {
  const [some, others] = [wordsOf(before, gone), wordsOf(after, come)]
  if (some.length === 0 || others.length === 0) return
  let head = 0
  const least = Math.min(some.length, others.length)
  while (head < least && some[head]?.text === others[head]?.text) head++
  let tail = 0
  while (tail < least - head && some.at(-1 - tail)?.text === others.at(-1 - tail)?.text) tail++
  const pairs: [Word, Word][] = []
  for (let n = 0; n < head; n++) pairs.push([some[n] as Word, others[n] as Word]) // within both, as below
  const middle = [some.slice(head, some.length - tail), others.slice(head, others.length - tail)] as const
  if (middle[0].length * middle[1].length <= mostPairs) pairs.push(...longestCommon(...middle))
  for (let n = tail; n > 0; n--) pairs.push([some.at(-n) as Word, others.at(-n) as Word])
  for (const [from, to] of pairs) {
    for (let n = 0; n < from.text.length; n++) matching.join(from.at + n, to.at + n)
  }
  for (const [from, to] of pairs) around(before, after, from, to, [gone, come], matching)
}

/** What stands between words goes with them as far as it is the same. */
function around(before: Side, after: Side, from: Word, to: Word, gap: readonly [Span, Span], matching: Matching): void {
  const [[first, last], [begin, end]] = gap
  const join = (a: number, b: number): boolean =>
    a >= first &&
    a < last &&
    b >= begin &&
    b < end &&
    before.text[a] === after.text[b] &&
    !/[\p{L}\p{N}\uFFFC]/u.test(before.text[a] ?? '') &&
    matching.join(a, b)
  for (let n = from.text.length; join(from.at + n, to.at + n);) n++
  for (let n = 1; join(from.at - n, to.at - n);) n++
}

/** Runs of enough words of a longest common row of both. */
function longestCommon(some: readonly Word[], others: readonly Word[]): [Word, Word][] {
  const width = others.length + 1
  const lengths = new Uint16Array((some.length + 1) * width)
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = some.length - 1; i >= 0; i--)
    for (let j = others.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        some[i]?.text === others[j]?.text
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1))
  const pairs: [Word, Word][] = []
  let run: [Word, Word][] = []
  const close = (): void => {
    if (run.length >= leastWords) pairs.push(...run)
    run = []
  }
  for (let i = 0, j = 0; i < some.length && j < others.length;) {
    const [a, b] = [some[i] as Word, others[j] as Word] // within
    if (a.text === b.text) {
      run.push([a, b])
      i++
      j++
      continue
    }
    close()
    if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i++
    else j++
  }
  close()
  return pairs
}
