// How many words were added and removed between two moments. What only moved, split, joined or changed its look is neither. Pure.
import { wordsIn } from '../../document/passages.ts'
import type { Comparison, LeafChange, Piece } from './compare.ts'
import type { Leaf } from './leaves.ts'

export interface Tally {
  readonly added: number
  readonly removed: number
}

export function tallyOf(comparison: Comparison): Tally {
  let [added, removed] = [0, 0]
  for (const leaf of comparison.leaves) {
    added += addedWords(leaf, comparison.after)
    removed += removedWords(leaf, comparison.before)
  }
  return { added, removed }
}

/** Words of the later leaf in which something was written. */
export const addedWords = ({ after, pieces }: LeafChange, leaves: readonly Leaf[]): number => {
  let at = 0
  const spans = pieces.flatMap((piece): Span[] => {
    const length = lengthAfter(piece)
    at += length
    return piece.kind === 'added' ? [[at - length, at]] : []
  })
  return after === null ? 0 : wordsTouched(textOf(leaves[after]), spans)
}

/** Words of the earlier leaf from which something was taken. */
export const removedWords = ({ before, pieces }: LeafChange, leaves: readonly Leaf[]): number =>
  before === null
    ? 0
    : wordsTouched(
        textOf(leaves[before]),
        pieces.flatMap((piece): Span[] => (piece.kind === 'removed' ? [[piece.from, piece.from + piece.length]] : [])),
      )

type Span = readonly [from: number, to: number]

function lengthAfter(piece: Piece): number {
  if (piece.kind === 'added') return piece.signs.length
  return piece.kind === 'removed' || piece.kind === 'gone' ? 0 : piece.length
}

/** What is not text stands as a space: words do not go on over it. */
const textOf = (leaf: Leaf | undefined): string =>
  (leaf?.signs ?? []).map(({ text }) => (text === '' ? ' ' : text)).join('')

function wordsTouched(text: string, spans: readonly Span[]): number {
  if (spans.length === 0) return 0
  let next = 0
  let count = 0
  for (const { at, length } of wordsIn(text)) {
    while (next < spans.length && (spans[next]?.[1] ?? 0) <= at) next++
    if ((spans[next]?.[0] ?? Infinity) < at + length) count++
  }
  return count
}
