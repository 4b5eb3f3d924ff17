// Erasing: one's own contribution, or oneself with all of them. It is a right: no stage and no lock holds it back. [A53]
import type { WorkshopEvent } from '../events.ts'
import type { WorkshopState } from '../state.ts'
import { votesHeld } from '../voters.ts'
import { done, refuse, roundInHand, type Decision, type Guest, type Of, type Scene } from './scene.ts'

/** Withdrawn or hidden, it can still be erased. */
export function erase({ state }: Scene, { contributionId }: Of<'erase'>, { guestId }: Guest): Decision {
  const one = state.contributions.get(contributionId)
  if (one === undefined || one.guestId !== guestId) return refuse('unknown')
  return one.erased ? done() : done(...erasures(state, [contributionId]))
}

/** What others made of it with the words of others stays, without this author; supports and votes still count. */
export function eraseMe({ state, texts }: Scene, _: Of<'eraseMe'>, { guestId }: Guest): Decision {
  const own = state.authored.get(guestId) ?? []
  const heldBy = votesHeld(state, texts, (id) => id === guestId)
  const asks = roundInHand(state)?.queue.includes(guestId) ?? false
  return done(
    ...(asks ? [{ kind: 'floorWithdrawn' as const, roundId: state.roundId ?? '', guestId }] : []),
    ...erasures(
      state,
      own.filter((id) => state.contributions.get(id)?.erased === false),
    ),
    { kind: 'guestErased', guestId, ...(Object.keys(heldBy).length > 0 && { heldBy }) },
  )
}

/** These, and what was made of nothing but erased words: another wording of them is theirs too. */
function erasures(state: WorkshopState, ids: readonly string[]): WorkshopEvent[] {
  const gone = new Set(ids)
  const isGone = (id: string): boolean => gone.has(id) || state.contributions.get(id)?.erased === true
  // a child comes after its parents
  for (const one of state.contributions.values()) {
    if (one.parents.length > 0 && !one.erased && one.parents.every(({ id }) => isGone(id))) gone.add(one.id)
  }
  return [...gone].map((contributionId) => ({ kind: 'contributionErased', contributionId }))
}
