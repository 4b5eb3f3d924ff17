// What one reads of the others: which contributions, under which groups, a screenful at a time. Pure.
import type { ClusterView, CommonView, ContributionView, OwnView } from '../../../shared/workshop/view.ts'

export type ReadGroup = { cluster: ClusterView | null; items: ContributionView[] }

/** Shown on its own: neither hidden, nor waiting for a facilitator, nor gone into another. */
const isShown = (one: ContributionView): boolean => one.hidden === null && one.tray === null && one.into === null

const byTime = (one: ContributionView, other: ContributionView) => (one.id < other.id ? -1 : 1)

export const readableOf = (
  contributions: Readonly<Record<string, ContributionView>>,
  wanted: (one: ContributionView) => boolean = () => true,
): ContributionView[] =>
  Object.values(contributions)
    .filter((one) => isShown(one) && wanted(one))
    .sort(byTime)

/** By groups in their order, then what is in none. Groups that hold nothing of it are left out. */
export function groupsOf(
  { clusters }: Pick<CommonView, 'clusters'>,
  readable: readonly ContributionView[],
  keepEmpty = false,
): ReadGroup[] {
  const byId = new Map(readable.map((one) => [one.id, one]))
  const grouped = Object.values(clusters).map((cluster) => {
    const items = cluster.items.map((id) => byId.get(id)).filter((one) => one !== undefined)
    for (const { id } of items) byId.delete(id)
    return { cluster, items }
  })
  const loose = { cluster: null, items: [...byId.values()] }
  return [...grouped.filter(({ items }) => keepEmpty || items.length > 0), ...(loose.items.length > 0 ? [loose] : [])]
}

/** What a table has before it: its own, of every round. */
export const ofTable = (common: CommonView, own: OwnView): ContributionView[] =>
  readableOf(common.contributions, ({ tableId }) => tableId !== null && tableId === own.tableId)
