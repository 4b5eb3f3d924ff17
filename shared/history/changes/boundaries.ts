// Where a line became two, and two became one: what was said goes on, and no word came or went. Pure.
import { stayed } from '../compare/flow.ts'
import type { Leaf, Side } from '../compare/side.ts'
import type { Draft } from './draft.ts'
import { saidBy } from './looks-told.ts'
import { blockIdOf, rangesIn, type Telling } from './telling.ts'
import { textIn } from './words.ts'

/** So much of the text around is told, on each side. */
const told = 60

/** Of a later line that begins with what another line goes on with. */
export function splitAt(telling: Telling, place: number): Draft | null {
  const { before, after, matching, stays } = telling.comparison
  const leaf = after.leaves[place] as Leaf // asked for by whoever has it
  const at = firstStaying(leaf, (sign) => stays[sign] === stayed)
  const from = matching.source[at] ?? -1
  if (from < 0) return null
  const source = before.leaves[before.leafAt[from] ?? -1] as Leaf // a sign is in it
  const last = lastStaying(source, from, (sign) => stays[matching.target[sign] ?? -1] === stayed)
  const end = matching.target[last] ?? -1
  const first = after.leafAt[end] ?? -1
  if (end < 0 || first === place) return null
  const draft = telling.draft({
    kind: 'split',
    order: [telling.line, -1],
    section: telling.sections.ofLater(place),
    blockId: blockIdOf(leaf),
    before: saidIn(before, around(source, from)),
    after: `${saidIn(after, endOf(after.leaves[first] as Leaf))}\n${saidIn(after, startOf(leaf))}`,
    told: [
      [leaf.node.self],
      rangesIn(after, leaf.from, leaf.to),
      [source.node.self],
      rangesIn(before, from, source.to),
      saidBy(leaf.node, ['id']),
    ],
  })
  telling.concerns(leaf.node, draft)
  telling.concerns(source.node, draft)
  return draft
}

/** Of the places in a later line where another line began. */
export function mergesIn(telling: Telling, place: number): Draft[] {
  const { before, after, matching, stays } = telling.comparison
  const leaf = after.leaves[place] as Leaf // asked for by whoever has it
  const drafts: Draft[] = []
  let last = -1
  for (let at = leaf.from; at < leaf.to; at++) {
    if (stays[at] !== stayed) continue
    const from = matching.source[at] ?? -1
    const home = before.leafAt[from] ?? -1
    if (last >= 0 && home !== last) drafts.push(merged(last, home, from, at))
    last = home
  }
  return drafts

  function merged(first: number, second: number, from: number, at: number): Draft {
    const [a, b] = [before.leaves[first] as Leaf, before.leaves[second] as Leaf] // signs are in them
    const draft = telling.draft({
      kind: 'merged',
      order: [telling.line, at - leaf.from],
      section: telling.sections.ofLater(place),
      blockId: blockIdOf(leaf),
      before: `${saidIn(before, endOf(a))}\n${saidIn(before, startOf(b))}`,
      after: saidIn(after, around(leaf, at)),
      told: [[b.node.self], [a.node.self], rangesIn(after, at, leaf.to), rangesIn(before, from, b.to)],
    })
    telling.concerns(leaf.node, draft)
    telling.concerns(b.node, draft)
    return draft
  }
}

function firstStaying({ from, to }: Leaf, isStaying: (at: number) => boolean): number {
  for (let at = from; at < to; at++) if (isStaying(at)) return at
  return -1
}

function lastStaying({ from }: Leaf, before: number, isStaying: (at: number) => boolean): number {
  for (let at = before - 1; at >= from; at--) if (isStaying(at)) return at
  return -1
}

type Span = readonly [from: number, to: number]
/** Half of an emoji, where it is cut, is nothing. */
const saidIn = (side: Side, [from, to]: Span): string => textIn(side, from, to).replace(/\p{Surrogate}/gu, '')
const around = ({ from, to }: Leaf, at: number): Span => [Math.max(from, at - told), Math.min(to, at + told)]
const endOf = ({ from, to }: Leaf): Span => [Math.max(from, to - told), to]
const startOf = ({ from, to }: Leaf): Span => [from, Math.min(to, from + told)]
