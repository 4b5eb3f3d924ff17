// Groups of contributions, and which is in which.
import type { WorkshopEvent } from '../events.ts'
import { changed, withEntry, withoutEntry } from '../layered-map.ts'
import type { Cluster, WorkshopState } from '../state.ts'

type Placed = Extract<WorkshopEvent, { kind: 'contributionPlaced' }>

/** Titles and syntheses are texts: that they changed moves nothing here. */
export function evolveClusters(state: WorkshopState, event: WorkshopEvent): WorkshopState {
  switch (event.kind) {
    case 'clusterMade': {
      const { clusterId: id, tableId } = event
      if (state.clusters.has(id)) return state
      const made: Cluster = { id, tableId, items: [], top: false, disagreed: false }
      return { ...state, clusters: withEntry(state.clusters, id, made) }
    }
    case 'clusterChosen':
      return withCluster(state, event.clusterId, (cluster) => ({ ...cluster, top: event.top }))
    case 'clusterDisagreed':
      return withCluster(state, event.clusterId, (cluster) => ({ ...cluster, disagreed: event.disagreed }))
    case 'clusterRemoved':
      return removed(state, event.clusterId)
    case 'contributionPlaced':
      return placed(state, event)
    default:
      return state
  }
}

const withCluster = (
  state: WorkshopState,
  clusterId: string,
  change: (cluster: Cluster) => Cluster,
): WorkshopState => ({
  ...state,
  clusters: changed(state.clusters, clusterId, change),
})

/** What was in it is in none. */
function removed(state: WorkshopState, clusterId: string): WorkshopState {
  const cluster = state.clusters.get(clusterId)
  if (cluster === undefined) return state
  let contributions = state.contributions
  for (const id of cluster.items) contributions = changed(contributions, id, (one) => ({ ...one, clusterId: null }))
  return { ...state, contributions, clusters: withoutEntry(state.clusters, clusterId) }
}

function placed(state: WorkshopState, { contributionId, clusterId, before }: Placed): WorkshopState {
  const one = state.contributions.get(contributionId)
  if (one === undefined || (clusterId !== null && !state.clusters.has(clusterId))) return state
  let clusters = state.clusters
  if (one.clusterId !== null) {
    const out = (cluster: Cluster) => ({ ...cluster, items: cluster.items.filter((id) => id !== contributionId) })
    clusters = changed(clusters, one.clusterId, out)
  }
  if (clusterId !== null) {
    clusters = changed(clusters, clusterId, (cluster) => ({
      ...cluster,
      items: inserted(cluster.items, contributionId, before),
    }))
  }
  return { ...state, clusters, contributions: withEntry(state.contributions, contributionId, { ...one, clusterId }) }
}

function inserted(items: readonly string[], id: string, before: string | null): string[] {
  const place = before === null ? -1 : items.indexOf(before)
  return place === -1 ? [...items, id] : [...items.slice(0, place), id, ...items.slice(place)]
}
