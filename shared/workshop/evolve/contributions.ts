// What was written: by whom, in which round, whether it stands.
import type { WorkshopEvent } from '../events.ts'
import { changed, member, withEntry } from '../layered-map.ts'
import type { Contribution, WorkshopState } from '../state.ts'
import { writingIn } from '../writing.ts'

type Sent = Extract<WorkshopEvent, { kind: 'contributionSent' }>

export function evolveContributions(state: WorkshopState, event: WorkshopEvent, at: number): WorkshopState {
  if (event.kind === 'contributionSent') return sent(state, event, at)
  const change = changeBy(state, event)
  if (change === null || !('contributionId' in event)) return state
  return { ...state, contributions: changed(state.contributions, event.contributionId, change) }
}

function sent(state: WorkshopState, event: Sent, at: number): WorkshopState {
  if (state.contributions.has(event.contributionId)) return state
  const contributions = withEntry(state.contributions, event.contributionId, fresh(event, at))
  if (event.guestId === null) return { ...state, contributions }
  const own = state.authored.get(event.guestId) ?? []
  return { ...state, contributions, authored: withEntry(state.authored, event.guestId, [...own, event.contributionId]) }
}

const fresh = (event: Sent, at: number): Contribution => ({
  id: event.contributionId,
  roundId: event.roundId,
  guestId: event.guestId,
  tableId: event.tableId,
  type: event.type,
  source: event.source,
  at,
  late: event.late,
  taken: null,
  approved: event.approved,
  withdrawn: false,
  erased: false,
  hidden: null,
  parked: false,
  parents: [],
  supporters: new Set(),
  clusterId: null,
  toSpeaker: event.toSpeaker ?? null,
  asked: false,
})

type ChangeOfOne = (one: Contribution) => Contribution

function changeBy(state: WorkshopState, event: WorkshopEvent): ChangeOfOne | null {
  switch (event.kind) {
    case 'contributionReworded':
      // other words than those that were approved, or declined
      return (one) => ({ ...one, type: event.type, ...(isModerated(state, one) ? readAgain(one) : {}) })
    case 'contributionWithdrawn':
      return (one) => ({ ...one, withdrawn: true })
    case 'contributionErased':
      return (one) => ({ ...one, erased: true })
    case 'contributionHidden':
      return (one) => ({ ...one, hidden: event.reason })
    case 'contributionShown':
      return (one) => ({ ...one, hidden: null })
    case 'contributionParked':
      return (one) => ({ ...one, parked: event.parked })
    case 'contributionTaken':
      return (one) => ({ ...one, taken: event.taken, approved: one.approved || event.taken })
    case 'contributionMerged':
      return (one) => ({
        ...one,
        parents: event.parents
          .filter((id) => state.contributions.has(id) && !isMadeOf(state, id, one.id))
          .map((id) => ({ id, edge: event.edge })),
      })
    case 'contributionAsked':
      return (one) => ({ ...one, asked: event.asked })
    case 'supported':
      return (one) => ({ ...one, supporters: member(one.supporters, event.guestId, event.supported) })
    default:
      return null
  }
}

/** What came late and was taken is not late again. */
const readAgain = ({ taken }: Contribution): Partial<Contribution> => ({
  approved: false,
  taken: taken === false ? null : taken,
})

/** Nothing is made of itself, whatever a record says: views follow parents to their end. Each is looked at once. [A70] */
function isMadeOf(state: WorkshopState, id: string, part: string): boolean {
  const found = new Set([id])
  // what is added while it is gone through is gone through too
  for (const each of found) {
    if (each === part) return true
    for (const parent of state.contributions.get(each)?.parents ?? []) found.add(parent.id)
  }
  return false
}

function isModerated(state: WorkshopState, one: Contribution): boolean {
  const config = state.rounds.get(one.roundId)?.phase.config
  return config !== undefined && writingIn(config)?.moderated === true
}
