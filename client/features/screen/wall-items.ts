// What stands on the wall: groups, the largest first, and what is in none. Pure.
import type { ClusterView, CommonView, ContributionView } from '../../../shared/workshop/view.ts'

export type WallGroup = { cluster: ClusterView; items: readonly ContributionView[] }
export type WallContents = { groups: readonly WallGroup[]; loose: readonly ContributionView[] }

/** Set aside, or living on in another one: it is not on the wall. */
const isUp = ({ into, parked }: ContributionView): boolean => into === null && !parked

export const itemsOf = ({ contributions }: Pick<CommonView, 'contributions'>, { items }: ClusterView) =>
  items.flatMap((id) => contributions[id] ?? []).filter(isUp)

/** Of a round that has just been revealed, what was written in it; otherwise all. */
export function wallOf(common: Pick<CommonView, 'head' | 'contributions' | 'clusters'>): WallContents {
  const { head, contributions, clusters } = common
  const up = Object.values(contributions).filter(isUp)
  if (head.shown.kind === 'phase' && head.phase?.config.mechanism === 'collect') {
    return { groups: [], loose: up.filter(({ roundId }) => roundId === head.round?.id) }
  }
  const groups = Object.values(clusters)
    .map((cluster) => ({ cluster, items: itemsOf(common, cluster) }))
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => b.items.length - a.items.length)
  const grouped = new Set(groups.flatMap(({ items }) => items.map(({ id }) => id)))
  return { groups, loose: up.filter(({ id }) => !grouped.has(id)) }
}
