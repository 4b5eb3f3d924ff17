// What changed between two moments of a text: for each leaf of the later one, where each of its characters comes from. Driven by
// who characters first were, so that a move, a split, a merge and a new title change no word. The list is whole: with the
// earlier text it makes the later one (`apply.ts`), and each view and export is made of it. Pure.
import type { Attributes, PageNode } from '../page.ts'
import type { Origins } from '../origins.ts'
import { Identity, leavesOf, type Leaf, type Sign } from './leaves.ts'
import { pair } from './pairing.ts'
import { longestIncreasing } from './sequences.ts'

/** `at` and `length` are in signs of the leaf: UTF-16 units of text, and one each for the ends of what is not text. */
export type Piece =
  /** Where it was, and as it was unless the marks are told. */
  | { readonly kind: 'kept'; readonly from: number; readonly length: number; readonly marks?: Attributes }
  /** From another place: of this leaf, or of another one of the earlier text. */
  | {
      readonly kind: 'moved'
      readonly leaf: number
      readonly from: number
      readonly length: number
      readonly marks: Attributes
    }
  /** `self`: which characters of the later text. */
  | { readonly kind: 'added'; readonly signs: readonly Sign[] }
  /** Of the earlier leaf, and nowhere in the later text. */
  | { readonly kind: 'removed'; readonly from: number; readonly length: number }
  /** Of the earlier leaf, and elsewhere in the later text. */
  | { readonly kind: 'gone'; readonly from: number; readonly length: number; readonly leaf: number }

export interface LeafChange {
  /** Its place in the earlier text; null: it was not there. */
  readonly before: number | null
  /** Its place in the later text; null: it is not there. */
  readonly after: number | null
  readonly node: Pick<PageNode, 'type' | 'attrs'>
  readonly around: readonly Pick<PageNode, 'type' | 'attrs' | 'self'>[]
  /** It did not keep its place among the others. */
  readonly isMoved: boolean
  readonly pieces: readonly Piece[]
}

export interface Comparison {
  readonly before: readonly Leaf[]
  readonly after: readonly Leaf[]
  /** Of the later text in order, and those of the earlier one that are no more where they would be. */
  readonly leaves: readonly LeafChange[]
}

export function compare(before: PageNode, after: PageNode, origins: Pick<Origins, 'of'>): Comparison {
  const identity = new Identity(origins)
  const [earlier, later] = [leavesOf(before, identity), leavesOf(after, identity)]
  const pairing = pair(earlier, later)
  const wheres = { before: whereIn(earlier), after: whereIn(later) }
  const leaves: LeafChange[] = []
  let next = 0
  const lost = (until: number): void => {
    for (; next < until; next++) if (pairing.later[next] === -1) leaves.push(lostLeaf(earlier, next, wheres))
  }
  for (const [place, leaf] of later.entries()) {
    const from = pairing.earlier[place] ?? -1
    const isMoved = pairing.moved.has(place)
    if (from >= 0 && !isMoved) lost(from)
    const pieces = piecesOf(from >= 0 ? earlier[from] : undefined, leaf, wheres)
    leaves.push({ before: from >= 0 ? from : null, after: place, ...said(leaf), isMoved, pieces })
  }
  lost(earlier.length)
  return { before: earlier, after: later, leaves }
}

const said = ({ node: { type, attrs }, around }: Leaf): Pick<LeafChange, 'node' | 'around'> => ({
  node: { type, attrs },
  around: around.map((block) => ({ type: block.type, attrs: block.attrs, self: block.self })),
})

type Where = ReadonlyMap<Sign['key'], { readonly leaf: number; readonly at: number }>
type Wheres = { readonly before: Where; readonly after: Where }

/** The first place of each sign: what was pasted twice stands at both. */
function whereIn(leaves: readonly Leaf[]): Where {
  const where = new Map<Sign['key'], { leaf: number; at: number }>()
  for (const [leaf, { signs }] of leaves.entries()) {
    for (const [at, { key }] of signs.entries())
      if (typeof key === 'number' && !where.has(key)) where.set(key, { leaf, at })
  }
  return where
}

function lostLeaf(earlier: readonly Leaf[], place: number, { after }: Wheres): LeafChange {
  const leaf = earlier[place] as Leaf // within
  const pieces: Piece[] = []
  for (let at = 0; at < leaf.signs.length; at++) pushGone(pieces, leaf.signs, at, after)
  return { before: place, after: null, ...said(leaf), isMoved: false, pieces }
}

function piecesOf(before: Leaf | undefined, after: Leaf, wheres: Wheres): Piece[] {
  const places = new Map<Sign['key'], number>()
  for (const [at, { key }] of (before?.signs ?? []).entries()) if (!places.has(key)) places.set(key, at)
  const taken = new Set<number>()
  const found = after.signs.map(({ key }) => {
    const at = places.get(key) ?? -1
    if (at < 0 || taken.has(at)) return -1
    taken.add(at)
    return at
  })
  const kept = new Set(longestIncreasing(found))
  const pieces: Piece[] = []
  let next = 0
  const gone = (until: number): void => {
    for (; next < until; next++) pushGone(pieces, before?.signs ?? [], next, wheres.after)
  }
  for (const [at, sign] of after.signs.entries()) {
    const source = found[at] ?? -1
    if (kept.has(at)) {
      gone(source)
      next = source + 1
      pushKept(pieces, source, before?.signs[source], sign)
    } else pushNew(pieces, sign, wheres.before)
  }
  gone(before?.signs.length ?? 0)
  return pieces
}

const sameMarks = (a: Attributes, b: Attributes): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

function pushKept(pieces: Piece[], from: number, before: Sign | undefined, sign: Sign): void {
  const isAsItWas = before !== undefined && sameMarks(before.marks, sign.marks)
  const last = pieces.at(-1)
  if (last?.kind === 'kept' && last.from + last.length === from && goesOn(last.marks, isAsItWas, sign)) {
    pieces[pieces.length - 1] = { ...last, length: last.length + 1 }
  } else pieces.push({ kind: 'kept', from, length: 1, ...(isAsItWas ? {} : { marks: sign.marks }) })
}

const goesOn = (marks: Attributes | undefined, isAsItWas: boolean, sign: Sign): boolean =>
  marks === undefined ? isAsItWas : !isAsItWas && sameMarks(marks, sign.marks)

function pushNew(pieces: Piece[], sign: Sign, before: Where): void {
  const where = before.get(sign.key)
  const last = pieces.at(-1)
  if (where === undefined) {
    // its own list, made below: nobody else has seen it yet
    if (last?.kind === 'added') (last.signs as Sign[]).push(sign)
    else pieces.push({ kind: 'added', signs: [sign] })
    return
  }
  const { leaf, at } = where
  const isNext = last?.kind === 'moved' && last.leaf === leaf && last.from + last.length === at
  if (isNext && sameMarks(last.marks, sign.marks)) pieces[pieces.length - 1] = { ...last, length: last.length + 1 }
  else pieces.push({ kind: 'moved', leaf, from: at, length: 1, marks: sign.marks })
}

function pushGone(pieces: Piece[], signs: readonly Sign[], at: number, after: Where): void {
  const sign = signs[at]
  const where = sign && after.get(sign.key)
  const last = pieces.at(-1)
  if (where === undefined) {
    if (last?.kind === 'removed' && last.from + last.length === at)
      pieces[pieces.length - 1] = { ...last, length: last.length + 1 }
    else pieces.push({ kind: 'removed', from: at, length: 1 })
  } else if (last?.kind === 'gone' && last.leaf === where.leaf && last.from + last.length === at) {
    pieces[pieces.length - 1] = { ...last, length: last.length + 1 }
  } else pieces.push({ kind: 'gone', from: at, length: 1, leaf: where.leaf })
}
