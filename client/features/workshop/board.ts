// The board as columns, and how one walks and carries on it with the keyboard. Pure.
import type { ClusterView, CommonView, ContributionView } from '../../../shared/workshop/view.ts'

export type Column = {
  /** The id of its cluster; `loose` without one, `new` for the place that makes one. */
  id: string
  cluster: ClusterView | null
  items: readonly ContributionView[]
}

export const loose = 'loose'
export const fresh = 'new'

export type Board = {
  /** `wall`: carried from column to column. `list`: one column, read. */
  kind: 'wall' | 'list'
  columns: readonly Column[]
  late: readonly ContributionView[]
  waiting: readonly ContributionView[]
  parked: readonly ContributionView[]
  /** Late, or read first, and not taken. */
  declined: readonly ContributionView[]
}

/** What facilitators see of the contributions of a phase: trays apart, merged ones under what they became. */
export function boardOf(view: Pick<CommonView, 'head' | 'contributions' | 'clusters'>): Board {
  const all = Object.values(view.contributions)
  const standing = all.filter((one) => one.into === null && one.tray === null && !one.parked)
  const config = view.head.phase?.config
  // Where groups were made, they go on being read and tidied: the reports of tables, a vote.
  const isWall =
    config?.mechanism === 'group' || (config?.mechanism !== 'collect' && Object.keys(view.clusters).length > 0)
  const ofRound =
    config?.mechanism === 'collect' ? standing.filter(({ roundId }) => roundId === view.head.round?.id) : standing
  return {
    kind: isWall ? 'wall' : 'list',
    columns: isWall
      ? wallColumns(standing, Object.values(view.clusters))
      : [{ id: loose, cluster: null, items: ofRound }],
    late: all.filter(({ tray }) => tray === 'late'),
    waiting: all.filter(({ tray }) => tray === 'waiting'),
    parked: all.filter(({ parked, into }) => parked && into === null),
    declined: all.filter(({ tray }) => tray === 'declined'),
  }
}

function wallColumns(standing: readonly ContributionView[], clusters: readonly ClusterView[]): Column[] {
  const byId = new Map(standing.map((one) => [one.id, one]))
  const grouped = clusters.map((cluster) => ({
    id: cluster.id,
    cluster,
    items: cluster.items.flatMap((id) => byId.get(id) ?? []),
  }))
  const inOne = new Set(grouped.flatMap(({ items }) => items.map(({ id }) => id)))
  return [{ id: loose, cluster: null, items: standing.filter(({ id }) => !inOne.has(id)) }, ...grouped]
}

export type Place = { column: number; index: number }

export function placeOf(columns: readonly Column[], id: string): Place | null {
  for (const [column, { items }] of columns.entries()) {
    const index = items.findIndex((one) => one.id === id)
    if (index !== -1) return { column, index }
  }
  return null
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'
export const isArrow = (key: string): key is Arrow => /^Arrow(Up|Down|Left|Right)$/.test(key)

/** The next card to stand on; the same one where there is none that way. Columns without cards are passed over. */
export function walk(columns: readonly Column[], from: Place, arrow: Arrow): Place {
  const held = columns[from.column]?.items.length ?? 0
  if (arrow === 'ArrowUp') return { ...from, index: Math.max(0, from.index - 1) }
  if (arrow === 'ArrowDown') return { ...from, index: Math.max(0, Math.min(held - 1, from.index + 1)) }
  const by = arrow === 'ArrowLeft' ? -1 : 1
  for (let column = from.column + by; column >= 0 && column < columns.length; column += by) {
    const most = (columns[column]?.items.length ?? 0) - 1
    if (most >= 0) return { column, index: Math.min(from.index, most) }
  }
  return from
}

/** Where a card that is carried goes next. Besides the columns there is one more at the end: a new group. */
export function carry(columns: readonly Column[], id: string, from: Place, arrow: Arrow): Place {
  const others = (column: number) => (columns[column]?.items ?? []).filter((one) => one.id !== id).length
  if (arrow === 'ArrowUp') return { ...from, index: Math.max(0, from.index - 1) }
  if (arrow === 'ArrowDown') return { ...from, index: Math.min(others(from.column), from.index + 1) }
  const column = Math.max(0, Math.min(columns.length, from.column + (arrow === 'ArrowLeft' ? -1 : 1)))
  return { column, index: Math.min(from.index, others(column)) }
}

export type Drop = { to: 'new' } | { to: 'cluster'; clusterId: string | null; before: string | null }

/** What dropping a card there asks for; null where it stands already. Loose cards have no order of their own. */
export function dropAt(columns: readonly Column[], id: string, at: Place): Drop | null {
  if (at.column >= columns.length) return { to: 'new' }
  const from = placeOf(columns, id)
  const column = columns[at.column]
  if (!column) return null
  if (from?.column === at.column && (column.cluster === null || from.index === at.index)) return null
  const others = column.items.filter((one) => one.id !== id)
  const before = column.cluster === null ? null : (others[at.index]?.id ?? null)
  return { to: 'cluster', clusterId: column.cluster?.id ?? null, before }
}
