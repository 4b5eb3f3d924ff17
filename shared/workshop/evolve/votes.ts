// What was given in ballots that are not secret and in forms; how many ballots are in the box of a secret one.
import type { HideReason, WorkshopEvent } from '../events.ts'
import { changed, withEntry, withoutEntry } from '../layered-map.ts'
import { hiddenKey } from '../hidden-reasons.ts'
import type { Round, WorkshopState } from '../state.ts'

export function evolveVotes(state: WorkshopState, event: WorkshopEvent): WorkshopState {
  const change = changeBy(event)
  if (change === null || !('roundId' in event)) return state
  return { ...state, rounds: changed(state.rounds, event.roundId, change) }
}

function changeBy(event: WorkshopEvent): ((round: Round) => Round) | null {
  switch (event.kind) {
    case 'voted': {
      const { voter, guestId, choice } = event
      // the last given is the last of them: of an organisation under two ids it is the one that stands
      return (round) => ({
        ...round,
        votes: withEntry(withoutEntry(round.votes, voter), voter, { guestId, choice }),
      })
    }
    case 'reasonHidden':
      return (round) => ({ ...round, hiddenReasons: withHidden(round.hiddenReasons, event) })
    case 'ballotsCounted':
      return (round) => ({ ...round, voters: event.voters })
    case 'formFilled':
      return (round) => ({ ...round, forms: withEntry(round.forms, event.guestId, event.marks) })
    default:
      return null
  }
}

/** What is written anew in its place stays hidden until somebody reads it. */
function withHidden(
  before: ReadonlyMap<string, HideReason>,
  { voters, subjectId, reason }: Extract<WorkshopEvent, { kind: 'reasonHidden' }>,
): ReadonlyMap<string, HideReason> {
  const after = new Map(before)
  for (const voter of voters) {
    if (reason === null) after.delete(hiddenKey(voter, subjectId))
    else after.set(hiddenKey(voter, subjectId), reason)
  }
  return after
}
