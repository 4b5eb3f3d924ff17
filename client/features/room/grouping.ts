// The groups of a table, with what this phone has not told the server yet laid over. Pure.
import type { ClusterView } from '../../../shared/workshop/view.ts'
import type { Queued } from './device-queue.ts'

/** Groups of this table, in order of making. */
export function tableGroups(
  clusters: Readonly<Record<string, ClusterView>>,
  tableId: string,
  items: readonly Queued[],
): ClusterView[] {
  const groups = new Map(
    Object.values(clusters)
      .filter((cluster) => cluster.tableId === tableId)
      .map((cluster) => [cluster.id, cluster]),
  )
  for (const item of items) if (!item.refused) lay(groups, tableId, item)
  return [...groups.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

function lay(groups: Map<string, ClusterView>, tableId: string, { command }: Queued): void {
  const change = (id: string, changes: Partial<ClusterView>) => {
    const group = groups.get(id)
    if (group) groups.set(id, { ...group, ...changes })
  }
  const takeOut = (ids: readonly string[]) => {
    for (const group of groups.values()) {
      if (group.items.some((id) => ids.includes(id))) {
        groups.set(group.id, { ...group, items: group.items.filter((id) => !ids.includes(id)) })
      }
    }
  }
  switch (command.kind) {
    case 'makeCluster':
      if (groups.has(command.clusterId)) return
      takeOut(command.contributions)
      groups.set(command.clusterId, {
        id: command.clusterId,
        tableId,
        title: command.title,
        synthesis: '',
        top: false,
        disagreed: false,
        items: command.contributions,
      })
      return
    case 'place': {
      const group = command.clusterId === null ? null : groups.get(command.clusterId)
      if (group?.items.includes(command.contributionId)) return
      takeOut([command.contributionId])
      if (group) change(group.id, { items: [...group.items, command.contributionId] })
      return
    }
    case 'nameCluster':
      return change(command.clusterId, { title: command.title })
    case 'synthesise':
      return change(command.clusterId, { synthesis: command.text })
    case 'choose':
      return change(command.clusterId, { top: command.top })
    case 'disagree':
      return change(command.clusterId, { disagreed: command.disagreed })
    case 'removeCluster':
      groups.delete(command.clusterId)
      return
    default:
  }
}
