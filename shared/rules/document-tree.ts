// The tree of documents of a démarche: what somebody sees of it, and where a document may go. Pure.

export type Placed = { id: string; parentId: string | null; rank: number }

/** Of documents within documents. */
export const deepest = 8
/** Between two siblings that were put one after the other. */
export const rankStep = 1024

/** In order of rank; those that were given the same one at the same moment, by their ids. */
const bySibling = (a: Placed, b: Placed): number => a.rank - b.rank || (a.id < b.id ? -1 : 1)

/** What stands under each, in order; under null, what stands under nothing. */
export function childrenOf<Row extends Placed>(rows: readonly Row[]): Map<string | null, Row[]> {
  const children = new Map<string | null, Row[]>()
  for (const row of rows) {
    const siblings = children.get(row.parentId)
    if (siblings) siblings.push(row)
    else children.set(row.parentId, [row])
  }
  for (const siblings of children.values()) siblings.sort(bySibling)
  return children
}

export type Seen<Row> = { row: Row; parentId: string | null }

/**
 * The whole tree in order, without what is not to be seen: what stands under that is shown in its place, under the
 * nearest that is seen. [G3]
 */
export function visibleTree<Row extends Placed>(rows: readonly Row[], isVisible: (row: Row) => boolean): Seen<Row>[] {
  const children = childrenOf(rows)
  const seen: Seen<Row>[] = []
  const walk = (below: string | null, parentId: string | null): void => {
    for (const row of children.get(below) ?? []) {
      const visible = isVisible(row)
      if (visible) seen.push({ row, parentId })
      walk(row.id, visible ? row.id : parentId)
    }
  }
  walk(null, null)
  return seen
}

/** What keeps a document from standing under another. */
export type Hindrance = 'wouldCycle' | 'tooDeep'

/** Null when it may stand there. [G1] */
export function hindrance(rows: readonly Placed[], id: string, parentId: string | null): Hindrance | null {
  const above = lineOf(rows, parentId)
  if (above.includes(id)) return 'wouldCycle'
  return above.length + heightOf(childrenOf(rows), id) > deepest ? 'tooDeep' : null
}

/** A document and all above it, itself first. */
export function lineOf(rows: readonly Placed[], id: string | null): string[] {
  const parents = new Map(rows.map((row) => [row.id, row.parentId]))
  const line: string[] = []
  for (let at = id; at !== null && !line.includes(at); at = parents.get(at) ?? null) line.push(at)
  return line
}

function heightOf(children: ReadonlyMap<string | null, readonly Placed[]>, id: string): number {
  return 1 + (children.get(id) ?? []).reduce((most, child) => Math.max(most, heightOf(children, child.id)), 0)
}

/** Everything below a document, itself not. */
export function below(rows: readonly Placed[], id: string): string[] {
  const children = childrenOf(rows)
  const found: string[] = []
  const walk = (at: string): void => {
    for (const child of children.get(at) ?? []) {
      found.push(child.id)
      walk(child.id)
    }
  }
  walk(id)
  return found
}

/**
 * The ranks to write so that a document stands among the children of `parentId`, before `beforeId` or last: its own, or
 * those of all siblings when there is no room between two. Null when `beforeId` does not stand there. What is shown
 * under `parentId` because something unseen lies between is a place too: before that something.
 */
export function ranksFor(
  rows: readonly Placed[],
  id: string,
  parentId: string | null,
  beforeId: string | null,
): Map<string, number> | null {
  const siblings = (childrenOf(rows).get(parentId) ?? []).filter((row) => row.id !== id)
  const line = new Set(lineOf(rows, beforeId))
  const standsAt = beforeId === null ? siblings.length : siblings.findIndex((row) => line.has(row.id))
  if (standsAt < 0) return null
  const previous = siblings[standsAt - 1]?.rank
  const next = siblings[standsAt]?.rank
  const rank = between(previous, next)
  if (rank !== null) return new Map([[id, rank]])
  const ordered = siblings.map((row) => row.id)
  ordered.splice(standsAt, 0, id)
  return new Map(ordered.map((one, n) => [one, (n + 1) * rankStep]))
}

function between(previous: number | undefined, next: number | undefined): number | null {
  if (next === undefined) return (previous ?? 0) + rankStep
  if (previous === undefined) return next - rankStep
  const middle = (previous + next) / 2
  return middle > previous && middle < next ? middle : null
}
