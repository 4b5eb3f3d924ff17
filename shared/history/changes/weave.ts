// The lines of both texts as one row: those of the later text, and between them those that are only in the earlier one, each after
// the last one before it that is still there. A table is one of the row. Pure.
import type { Comparison } from '../compare/compare.ts'
import { stayed } from '../compare/flow.ts'
import type { Grid } from '../compare/table-grid.ts'
import type { Leaf } from '../compare/side.ts'
import type { TablePair } from '../compare/tables.ts'

export type Thread =
  /** A leaf, by its place on its side. */
  | { readonly kind: 'leaf'; readonly place: number }
  | { readonly kind: 'table'; readonly grid: Grid; readonly pair: TablePair | null; readonly isMoved: boolean }

export interface Woven {
  readonly isOfLater: boolean
  readonly thread: Thread
}

/** Everything of one side. */
export function threadsOf(comparison: Comparison, side: 'before' | 'after'): Thread[] {
  const { tables, movedTables } = comparison
  const byLeaf = new Map(tables[side].map((grid) => [grid.from, grid]))
  const threads: Thread[] = []
  for (let place = 0; place < comparison[side].leaves.length;) {
    const grid = byLeaf.get(place)
    if (grid === undefined) threads.push({ kind: 'leaf', place: place++ })
    else {
      const pair = tables.pairs.findIndex((one) => one[side] === grid)
      threads.push({ kind: 'table', grid, pair: tables.pairs[pair] ?? null, isMoved: movedTables.has(pair) })
      place = grid.to
    }
  }
  return threads
}

export function woven(comparison: Comparison, earlier: readonly Thread[], later: readonly Thread[]): Woven[] {
  const places = new Map<number | TablePair, number>()
  for (const [at, thread] of later.entries())
    if (thread.kind === 'leaf') places.set(thread.place, at)
    else if (thread.pair !== null && !thread.isMoved) places.set(thread.pair, at)
  const after = new Map<number, Thread[]>()
  let last = -1
  for (const thread of earlier) {
    const shown = shownAt(comparison, thread, places)
    if (shown >= 0) last = shown
    else {
      const gone = after.get(last)
      if (gone === undefined) after.set(last, [thread])
      else gone.push(thread)
    }
  }
  const gone = (at: number): Woven[] => (after.get(at) ?? []).map((thread) => ({ isOfLater: false, thread }))
  return [...gone(-1), ...later.flatMap((thread, at): Woven[] => [{ isOfLater: true, thread }, ...gone(at)])]
}

/** Where the last part of it is that kept its place; -1 for what is nowhere. */
function shownAt(
  { before, matching, stays, after }: Comparison,
  thread: Thread,
  places: ReadonlyMap<number | TablePair, number>,
): number {
  if (thread.kind === 'table') return thread.pair === null ? -1 : (places.get(thread.pair) ?? -1)
  const leaf = before.leaves[thread.place] as Leaf // asked for by whoever has it
  for (let from = leaf.to; from >= leaf.from; from--) {
    const to = matching.target[from] ?? -1
    if (to >= 0 && stays[to] === stayed) return places.get(after.leafAt[to] ?? -1) ?? -1
  }
  return -1
}
