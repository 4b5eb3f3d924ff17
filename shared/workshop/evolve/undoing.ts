// What takes an event of steering back: the events that lead from after it to before it. [A6]
import type { WorkshopEvent } from '../events.ts'
import { hiddenFor } from '../hidden-reasons.ts'
import type { Round, WorkshopState } from '../state.ts'

/**
 * To be read before the event is applied. Null: not an act that can be taken back, and what could be still can. What
 * people of the room may do as well is not one: they would push out what the facilitator just did.
 */
export function undoneBy(state: WorkshopState, event: WorkshopEvent): WorkshopEvent[] | null {
  switch (event.kind) {
    case 'phaseAdded':
      return [{ kind: 'phaseRemoved', phaseId: event.phase.id }]
    case 'phaseChanged':
    case 'phaseSkipped':
    case 'phaseMoved':
    case 'phaseRemoved':
      return planUndone(state, event)
    case 'stageChanged':
      return [{ kind: 'stageChanged', to: state.stage, reason: '' }, ...roundResumed(state)]
    case 'roundStarted':
    case 'roundResumed':
      return roundResumed(state)
    case 'gathered':
      return []
    case 'shown':
      return [{ kind: 'shown', what: state.shown }]
    case 'wished':
      return [{ kind: 'wished', signals: [...state.wish] }]
    case 'messageSent':
      return [{ kind: 'messageSent', messageId: state.messageId }]
    case 'tableAdded':
      return [{ kind: 'tableRemoved', tableId: event.tableId }]
    case 'tableRemoved':
      return tableUndone(state, event.tableId)
    case 'contributionHidden':
    case 'contributionShown':
      return hidingUndone(state, event.contributionId)
    default:
      return 'roundId' in event ? roundUndone(state.rounds.get(event.roundId), event) : null
  }
}

function roundResumed(state: WorkshopState): WorkshopEvent[] {
  const round = state.roundId === null ? undefined : state.rounds.get(state.roundId)
  return round === undefined ? [] : [{ kind: 'roundResumed', roundId: round.id, endsAt: round.endsAt }]
}

function planUndone(
  { phases }: WorkshopState,
  event: Extract<WorkshopEvent, { kind: 'phaseChanged' | 'phaseSkipped' | 'phaseMoved' | 'phaseRemoved' }>,
): WorkshopEvent[] {
  const phaseId = event.kind === 'phaseChanged' ? event.phase.id : event.phaseId
  const place = phases.findIndex(({ id }) => id === phaseId)
  const planned = phases[place]
  if (planned === undefined) return []
  const { skipped, ...phase } = planned
  const before = phases[place + 1]?.id ?? null
  if (event.kind === 'phaseChanged') return [{ kind: 'phaseChanged', phase }]
  if (event.kind === 'phaseSkipped') return [{ kind: 'phaseSkipped', phaseId, skipped }]
  if (event.kind === 'phaseMoved') return [{ kind: 'phaseMoved', phaseId, before }]
  const back: WorkshopEvent = { kind: 'phaseAdded', phase, before }
  return skipped ? [back, { kind: 'phaseSkipped', phaseId, skipped }] : [back]
}

function tableUndone(state: WorkshopState, tableId: string): WorkshopEvent[] {
  const table = state.tables.get(tableId)
  if (table === undefined) return []
  const there = [...state.guests.values()].filter((guest) => guest.tableId === tableId && !guest.left)
  return [
    { kind: 'tableAdded', tableId, number: table.number },
    ...there.map(({ id }): WorkshopEvent => ({ kind: 'guestSat', guestId: id, tableId })),
    ...(table.rapporteurId === null
      ? []
      : [{ kind: 'rapporteurNamed', tableId, guestId: table.rapporteurId } satisfies WorkshopEvent]),
  ]
}

function hidingUndone(state: WorkshopState, contributionId: string): WorkshopEvent[] {
  const reason = state.contributions.get(contributionId)?.hidden ?? null
  return [
    reason === null
      ? { kind: 'contributionShown', contributionId }
      : { kind: 'contributionHidden', contributionId, reason },
  ]
}

/** The opening of a ballot is not taken back: it is closed, since people may have voted. */
function roundUndone(round: Round | undefined, event: WorkshopEvent): WorkshopEvent[] | null {
  if (round === undefined) return null
  const roundId = round.id
  switch (event.kind) {
    case 'roundRevealed':
      return [{ kind: 'roundRevealed', roundId, revealed: round.revealed }]
    case 'roundLocked':
      return [{ kind: 'roundLocked', roundId, locked: round.locked }]
    case 'timerSet':
      return [{ kind: 'timerSet', roundId, endsAt: round.endsAt, remaining: round.remaining }]
    case 'tableExtended':
      return [{ kind: 'tableExtended', roundId, tableId: event.tableId, milliseconds: -event.milliseconds }]
    case 'ballotClosed':
      return round.ballot === 'open' ? [{ kind: 'ballotOpened', roundId, subjects: [...round.subjects] }] : []
    case 'resultsShown':
      return [{ kind: 'resultsShown', roundId, shown: round.resultsShown }]
    case 'reasonHidden':
      // each as it was: several may have written the same
      return event.voters.map((voter) => ({
        ...event,
        voters: [voter],
        reason: hiddenFor(round, voter, event.subjectId),
      }))
    default:
      return null
  }
}
