// The lines of the tree as nested things that stay the same while what they show does: only what changed is drawn again. Pure.
import type { TreeRow } from '../../../../shared/schemas/organising.ts'

export interface TreeNode {
  readonly id: string
  readonly row: TreeRow
  readonly below: readonly TreeNode[]
}

export interface Forest {
  readonly roots: readonly TreeNode[]
  readonly all: ReadonlyMap<string, TreeNode>
}

export const emptyForest: Forest = { roots: [], all: new Map() }

/** `rows` in order, each after what it stands under. A node of `before` is kept when its row and all below it are the same. */
export function forestOf(rows: readonly TreeRow[], before: Forest): Forest {
  const all = new Map<string, TreeNode>()
  const waiting = new Map<string | null, TreeNode[]>()
  for (const row of rows.toReversed()) {
    const below = (waiting.get(row.id) ?? []).reverse()
    const known = before.all.get(row.id)
    const node = known?.row === row && areSame(known.below, below) ? known : { id: row.id, row, below }
    all.set(row.id, node)
    const siblings = waiting.get(row.parentId)
    if (siblings) siblings.push(node)
    else waiting.set(row.parentId, [node])
  }
  const roots = (waiting.get(null) ?? []).reverse()
  return { roots: areSame(before.roots, roots) ? before.roots : roots, all }
}

const areSame = (a: readonly TreeNode[], b: readonly TreeNode[]): boolean =>
  a.length === b.length && a.every((node, n) => node === b[n])

/** How many lines are shown with these unfolded. */
export const linesShown = (nodes: readonly TreeNode[], expanded: ReadonlySet<string>): number =>
  nodes.reduce((sum, { id, below }) => sum + (expanded.has(id) ? linesShown(below, expanded) : 0), nodes.length)
