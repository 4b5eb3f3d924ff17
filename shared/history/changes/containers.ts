// Which list, item, quotation or callout of the later text is which of the earlier one: by its id, else by most of its lines. Pure.
import type { Comparison } from '../compare/compare.ts'
import { stayed } from '../compare/flow.ts'
import type { Leaf } from '../compare/side.ts'
import type { PageNode } from '../page.ts'

export interface Containers {
  readonly later: ReadonlyMap<PageNode, PageNode>
  readonly earlier: ReadonlyMap<PageNode, PageNode>
}

/** One may become another and be the same: a list with figures, a list of tasks. */
const families: Readonly<Record<string, string>> = {
  bulletList: 'list',
  orderedList: 'list',
  taskList: 'list',
  listItem: 'item',
  taskItem: 'item',
}
const familyOf = ({ type }: PageNode): string => families[type] ?? type

export function pairContainers({ before, after, pairing, matching, stays, tables }: Comparison): Containers {
  const later = new Map<PageNode, PageNode>()
  const earlier = new Map<PageNode, PageNode>()
  const join = (from: PageNode, to: PageNode): void => {
    if (later.has(from) || earlier.has(to)) return
    later.set(from, to)
    earlier.set(to, from)
  }
  for (const { before: a, after: b, rows, cells } of tables.pairs) {
    join(a.node, b.node)
    for (const [from, to] of rows.later.entries()) if (to >= 0) join(a.rows[from] as PageNode, b.rows[to] as PageNode)
    for (const [from, to] of cells) join(from.node, to.node)
  }
  const known = new Map<unknown, PageNode>()
  for (const { around } of before.leaves) for (const node of around) known.set(node.attrs['id'] ?? node, node)
  for (const { around } of after.leaves) {
    for (const node of around) {
      const from = typeof node.attrs['id'] === 'string' ? known.get(node.attrs['id']) : undefined
      if (from && familyOf(from) === familyOf(node)) join(from, node)
    }
  }
  const votes = new Map<PageNode, Map<PageNode, number>>()
  for (const [place, leaf] of after.leaves.entries()) {
    const from = pairOf(place, leaf)
    if (from !== undefined) vote(votes, from, leaf)
  }
  const ranked = [...votes].flatMap(([from, counts]) => [...counts].map(([to, weight]) => ({ from, to, weight })))
  ranked.sort((a, b) => b.weight - a.weight)
  for (const { from, to } of ranked) join(from, to)
  return { later, earlier }

  /** The earlier line of which it goes on. */
  function pairOf(place: number, leaf: Leaf): Leaf | undefined {
    const pair = pairing.earlier[place] ?? -1
    if (pair >= 0) return before.leaves[pair]
    for (let at = leaf.from; at < leaf.to; at++) {
      if (stays[at] === stayed) return before.leaves[before.leafAt[matching.source[at] ?? 0] ?? 0]
    }
    return undefined
  }
}

function vote(votes: Map<PageNode, Map<PageNode, number>>, from: Leaf, to: Leaf): void {
  for (const a of from.around) {
    for (const [depth, b] of to.around.entries()) {
      if (familyOf(a) !== familyOf(b)) continue
      const counts = votes.get(a) ?? new Map<PageNode, number>()
      votes.set(a, counts)
      // at the same depth rather than at another
      counts.set(b, (counts.get(b) ?? 0) + (from.around[depth] === a ? 1 : 0.5) * (1 + to.to - to.from))
    }
  }
}
