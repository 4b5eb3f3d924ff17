// A comparison as a list that leaves nothing out: with the earlier text it makes the later one (`apply.ts`). Data only.
import type { Attributes, PageNode } from '../page.ts'
import type { Comparison } from './compare.ts'
import { stayed } from './flow.ts'
import { atomSign, runAt, type Leaf, type Side } from './side.ts'

/** A character, or the beginning or the end of something within a line that is not text. */
export interface Sign {
  /** One UTF-16 unit of text; '' for what is not text. */
  readonly text: string
  readonly marks: Attributes
  /** What begins here, without its parts; null for text, and where what has parts ends. */
  readonly node: (Pick<PageNode, 'type' | 'attrs'> & { readonly hasParts: boolean }) | null
}

/** `from` and `length` are in signs of an earlier leaf: UTF-16 units of text, and one each for the ends of what is not text. */
export type Piece =
  /** Of the leaf that it was, and where it was; as it was unless the marks are told. */
  | { readonly kind: 'kept'; readonly from: number; readonly length: number; readonly marks?: Attributes }
  /** From another place: of this leaf, or of another one of the earlier text. */
  | {
      readonly kind: 'moved'
      readonly leaf: number
      readonly from: number
      readonly length: number
      readonly marks?: Attributes
    }
  | { readonly kind: 'added'; readonly signs: readonly Sign[] }

export interface LeafMade {
  /** Its place in the earlier text; null: it was not there. */
  readonly before: number | null
  readonly node: Pick<PageNode, 'type' | 'attrs'>
  readonly around: readonly Pick<PageNode, 'type' | 'attrs' | 'self'>[]
  readonly pieces: readonly Piece[]
}

/** The leaves of the later text, in order. What is in none of them is gone. */
export const leavesMade = (comparison: Comparison): LeafMade[] =>
  comparison.after.leaves.map((leaf, place) => {
    const before = comparison.pairing.earlier[place] ?? -1
    const { type, attrs } = leaf.node
    return {
      before: before < 0 ? null : before,
      node: { type, attrs },
      around: leaf.around.map((block) => ({ type: block.type, attrs: block.attrs, self: block.self })),
      pieces: piecesOf(comparison, leaf, before),
    }
  })

function piecesOf({ before, after, matching, stays }: Comparison, leaf: Leaf, pair: number): Piece[] {
  const pieces: Piece[] = []
  for (let at = leaf.from; at < leaf.to;) {
    const place = matching.source[at] ?? -1
    const to = at
    do at++
    while (at < leaf.to && goesOn(to, at, place))
    if (place < 0) pieces.push({ kind: 'added', signs: signsIn(after, to, at) })
    else {
      const home = before.leafAt[place] ?? 0
      const from = place - (before.leaves[home]?.from ?? 0)
      const isKept = home === pair && stays[to] === stayed
      const marks = saidAt(before, place) === saidAt(after, to) ? {} : { marks: runAt(after, to)?.marks ?? {} }
      pieces.push({ ...(isKept ? { kind: 'kept' } : { kind: 'moved', leaf: home }), from, length: at - to, ...marks })
    }
  }
  return pieces

  function goesOn(to: number, at: number, place: number): boolean {
    const next = matching.source[at] ?? -1
    if (place < 0) return next < 0
    const from = place + at - to
    return (
      next === from &&
      stays[at] === stays[to] &&
      before.leafAt[from] === before.leafAt[place] &&
      saidAt(after, at) === saidAt(after, to) &&
      saidAt(before, from) === saidAt(before, place)
    )
  }
}

/** Of its marks: '' for none, and for what is no text. */
const saidAt = (side: Side, at: number): string => runAt(side, at)?.said ?? ''

/** Of one side, in order. */
export const signsIn = (side: Side, from: number, to: number): Sign[] =>
  Array.from({ length: to - from }, (_, n): Sign => {
    const text = side.text[from + n] ?? ''
    if (text !== atomSign || runAt(side, from + n) !== undefined)
      return { text, marks: runAt(side, from + n)?.marks ?? {}, node: null }
    const atom = side.atoms.get(from + n)
    if (atom === undefined) return { text: '', marks: {}, node: null }
    const { type, attrs, parts } = atom.node
    return { text: '', marks: {}, node: { type, attrs, hasParts: parts.length > 0 } }
  })
