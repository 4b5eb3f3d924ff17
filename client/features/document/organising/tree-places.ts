// Where a document may go in the tree that somebody sees, by a drop or by a key; and the tree without what a filter hides. Pure.
import type { TreeRow } from '../../../../shared/schemas/organising.ts'

export type Place = { parentId: string | null; beforeId: string | null }

export type Branches = ReadonlyMap<string | null, readonly TreeRow[]>

export function branchesOf(rows: readonly TreeRow[]): Branches {
  const branches = new Map<string | null, TreeRow[]>()
  for (const row of rows) {
    const siblings = branches.get(row.parentId)
    if (siblings) siblings.push(row)
    else branches.set(row.parentId, [row])
  }
  return branches
}

const siblingsOf = (branches: Branches, { parentId }: TreeRow): readonly TreeRow[] => branches.get(parentId) ?? []

/** The one that comes next among its siblings, not counting what is moved. */
function after(branches: Branches, row: TreeRow, moved: string): string | null {
  const siblings = siblingsOf(branches, row).filter(({ id }) => id !== moved || id === row.id)
  return siblings[siblings.indexOf(row) + 1]?.id ?? null
}

/** Where it stands now, to be put back there. */
export const placeNow = (branches: Branches, row: TreeRow): Place => ({
  parentId: row.parentId,
  beforeId: after(branches, row, row.id),
})

/** Which line takes the place of one that leaves: the next beside it, or the one before, or the one above. */
export function besideOf(rows: readonly TreeRow[], leaving: string): string | null {
  const parentId = rows.find(({ id }) => id === leaving)?.parentId ?? null
  const siblings = rows.filter((row) => row.parentId === parentId)
  const at = siblings.findIndex(({ id }) => id === leaving)
  return (siblings[at + 1] ?? siblings[at - 1])?.id ?? parentId
}

/** The titles by which a place is told: what comes next there, and what it is under. */
export function besideThere(branches: Branches, { parentId, beforeId }: Place) {
  const rows = [...branches.values()].flat()
  const titleOf = (id: string | null) => rows.find((row) => row.id === id)?.title ?? null
  return { next: titleOf(beforeId), parent: titleOf(parentId) }
}

/** The place that a drop on, before or after another document names. */
export function placeOfDrop(branches: Branches, moved: string, target: TreeRow, at: 'on' | 'before' | 'after'): Place {
  if (at === 'on') return { parentId: target.id, beforeId: null }
  if (at === 'before') return { parentId: target.parentId, beforeId: target.id }
  return { parentId: target.parentId, beforeId: after(branches, target, moved) }
}

/** Alt+Shift+arrow: up and down among its siblings, right into the one before it, left out of its parent. Null at the edge. */
export function placeOfKey(
  rows: readonly TreeRow[],
  branches: Branches,
  row: TreeRow,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): Place | null {
  const siblings = siblingsOf(branches, row)
  const at = siblings.indexOf(row)
  const [previous, next] = [siblings[at - 1], siblings[at + 1]]
  switch (key) {
    case 'ArrowUp':
      return previous ? { parentId: row.parentId, beforeId: previous.id } : null
    case 'ArrowDown':
      return next ? { parentId: row.parentId, beforeId: siblings[at + 2]?.id ?? null } : null
    case 'ArrowRight':
      return previous ? { parentId: previous.id, beforeId: null } : null
    case 'ArrowLeft': {
      const parent = rows.find(({ id }) => id === row.parentId)
      return parent ? { parentId: parent.parentId, beforeId: after(branches, parent, row.id) } : null
    }
  }
}

/** What bears all these tags, each under the nearest above it that does too. */
export function withTags(rows: readonly TreeRow[], tagIds: readonly string[]): readonly TreeRow[] {
  if (tagIds.length === 0) return rows
  const nearest = new Map<string | null, string | null>([[null, null]])
  const kept: TreeRow[] = []
  for (const row of rows) {
    const above = nearest.get(row.parentId) ?? null
    const isKept = tagIds.every((id) => row.tagIds?.includes(id))
    nearest.set(row.id, isKept ? row.id : above)
    if (isKept) kept.push({ ...row, parentId: above })
  }
  return kept
}

/** A document and everything below it. */
export function within(rows: readonly TreeRow[], id: string): ReadonlySet<string> {
  const inside = new Set([id])
  for (const row of rows) if (row.parentId !== null && inside.has(row.parentId)) inside.add(row.id)
  return inside
}
