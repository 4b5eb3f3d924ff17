// A line of both texts at once: what is kept, what came and what is gone, in the order in which it is read. Pure.
import type { Comparison } from '../compare/compare.ts'
import { stayed, stayedInMoved } from '../compare/flow.ts'
import type { Leaf } from '../compare/side.ts'
import type { Draft } from './draft.ts'

/** `leaving`: it is elsewhere in the later text. `moved`: it was elsewhere in the earlier one. */
export type OpKind = 'kept' | 'added' | 'removed' | 'moved' | 'leaving'

/** Signs that share a fate. `at`: where they are in the later text, `from`: in the earlier one; -1 for what is not there. */
export interface Op {
  readonly kind: OpKind
  readonly at: number
  readonly from: number
  readonly length: number
  /** It was kept, and is told as removed and as added with the rest of its word. */
  readonly isRounded?: boolean
  /** What changed it, and what changed its looks. */
  readonly change?: Draft | null
  readonly look?: Draft | null
}

export const isOfBefore = ({ kind }: Op): boolean => kind === 'kept' || kind === 'removed' || kind === 'leaving'
export const isOfAfter = ({ kind }: Op): boolean => kind === 'kept' || kind === 'added' || kind === 'moved'

/** A leaf of the later text, or one that is only in the earlier one. */
export interface Line {
  /** By place; -1 for none. */
  readonly before: number
  readonly after: number
  /** The pair stood elsewhere, as a whole. Of a line of the earlier text: its pair stands elsewhere. */
  readonly isMoved: boolean
  readonly ops: readonly Op[]
  /** Of the operations, those with which another line of the earlier text begins: what is told as one goes not over it. */
  readonly breaks: readonly number[]
}

/** What is only in the earlier text, by the later sign after which or before which it stood, or else by its own leaf. */
class Gone {
  readonly after = new Map<number, Op[]>()
  readonly before = new Map<number, Op[]>()
  readonly alone = new Map<number, Op[]>()

  constructor({ before, matching: { target }, stays }: Comparison) {
    for (const [place, leaf] of before.leaves.entries()) {
      let last = -1
      let waiting: Op[] = []
      for (let from = leaf.from; from <= leaf.to;) {
        const to = target[from] ?? -1
        if (to >= 0 && isStaying(stays, to)) {
          if (waiting.length > 0) add(last < 0 ? this.before : this.after, last < 0 ? to : last, waiting)
          waiting = []
          last = to
          from++
        } else if (from === leaf.to) break
        else {
          const begin = from
          do from++
          while (from < leaf.to && isNext(target[from] ?? -1, to, from - begin, stays))
          waiting.push({ kind: to < 0 ? 'removed' : 'leaving', at: to, from: begin, length: from - begin })
        }
      }
      if (waiting.length > 0) add(last < 0 ? this.alone : this.after, last < 0 ? place : last, waiting)
    }
  }
}

const isNext = (to: number, first: number, length: number, stays: Uint8Array): boolean =>
  first < 0 ? to < 0 : to === first + length && !isStaying(stays, to)

const isStaying = (stays: Uint8Array, at: number): boolean => stays[at] === stayed || stays[at] === stayedInMoved

function add(map: Map<number, Op[]>, key: number, ops: readonly Op[]): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [...ops])
  else list.push(...ops)
}

export class Lines {
  readonly #comparison: Comparison
  readonly #gone: Gone

  constructor(comparison: Comparison) {
    this.#comparison = comparison
    this.#gone = new Gone(comparison)
  }

  /** Of a leaf of the later text. */
  later(place: number): Line {
    const { after, pairing, stays } = this.#comparison
    const leaf = after.leaves[place] as Leaf // asked for by whoever has it
    const ops: Op[] = []
    const breaks: number[] = []
    let [at, last] = [leaf.from, -1]
    while (at <= leaf.to) {
      const next = nextStaying(stays, at, leaf.to)
      const end = next < 0 ? leaf.to : next
      const isOther = last >= 0 && next >= 0 && this.#homeOf(last) !== this.#homeOf(next)
      ops.push(...(this.#gone.after.get(last) ?? []))
      if (!isOther) ops.push(...(this.#gone.before.get(next) ?? []))
      while (at < end) at += this.#push(ops, at, end)
      if (isOther) {
        breaks.push(ops.length)
        ops.push(...(this.#gone.before.get(next) ?? []))
      }
      if (end === leaf.to) break
      at += this.#push(ops, at, leaf.to)
      last = at - 1
    }
    return {
      before: pairing.earlier[place] ?? -1,
      after: place,
      isMoved: stays[leaf.to] === stayedInMoved,
      ops,
      breaks,
    }
  }

  /** The earlier leaf in which a later sign was. */
  #homeOf(at: number): number {
    return this.#comparison.before.leafAt[this.#comparison.matching.source[at] ?? -1] ?? -1
  }

  #push(ops: Op[], at: number, end: number): number {
    const { matching, stays } = this.#comparison
    const from = matching.source[at] ?? -1
    const isKept = isStaying(stays, at)
    let to = at + 1
    while (to < end && isStaying(stays, to) === isKept && isSameWay(matching.source[to] ?? -1, from, to - at)) to++
    ops.push({ kind: isKept ? 'kept' : from < 0 ? 'added' : 'moved', at, from, length: to - at })
    return to - at
  }

  /** Of a leaf of the earlier text that is nowhere in the order of the later one; null for one that is. */
  earlier(place: number): Line | null {
    const { before, matching, pairing, stays } = this.#comparison
    const leaf = before.leaves[place] as Leaf // asked for by whoever has it
    const after = pairing.later[place] ?? -1
    const kinds = new Set<number>()
    for (let from = leaf.from; from <= leaf.to; from++) kinds.add(stays[matching.target[from] ?? -1] ?? 0)
    if (kinds.has(stayed)) return null
    const isMoved = kinds.has(stayedInMoved)
    const ops = isMoved ? this.leaving(leaf) : (this.#gone.alone.get(place) ?? [])
    return { before: place, after: isMoved ? after : -1, isMoved, ops, breaks: [] }
  }

  /** What of an earlier leaf is in the pair that was moved. */
  leaving(leaf: Leaf): Op[] {
    const { matching, stays } = this.#comparison
    const ops: Op[] = []
    for (let from = leaf.from; from < leaf.to;) {
      const begin = from
      const to = matching.target[from] ?? -1
      do from++
      while (
        from < leaf.to &&
        to >= 0 &&
        matching.target[from] === to + from - begin &&
        isStaying(stays, to + from - begin)
      )
      if (to >= 0 && isStaying(stays, to)) ops.push({ kind: 'leaving', at: to, from: begin, length: from - begin })
    }
    return ops
  }
}

const isSameWay = (from: number, first: number, length: number): boolean =>
  first < 0 ? from < 0 : from === first + length

/** The end of the leaf is one as well. */
function nextStaying(stays: Uint8Array, from: number, end: number): number {
  for (let at = from; at <= end; at++) if (isStaying(stays, at)) return at
  return -1
}
