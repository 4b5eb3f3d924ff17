// Of what happened in a turn, what moved of the consents of organisations to a section. [A111]
import { reasonKey } from '../../shared/workshop/decide/votes.ts'
import type { Recorded, WorkshopEvent } from '../../shared/workshop/events.ts'
import { consentsOf, isOnSection } from '../../shared/workshop/section.ts'
import { textsOf, type Memory } from './memory.ts'
import type { SectionTurn } from './port.ts'

/** Null for nothing. `memory`: with these events. */
export function sectionTurn({ memory, events }: { memory: Memory; events: readonly Recorded[] }) {
  const { state } = memory
  const rounds = [...state.rounds.values()].filter(({ phase }) => isOnSection(phase.config))
  if (rounds.length === 0) return null
  const of = new Set(rounds.map(({ id }) => id))
  const turn: Omit<SectionTurn, 'workshopId'> = { opened: [], rounds: [], reasons: [], goneGuests: [], isCut: false }
  for (const { event } of events) {
    if (event.kind === 'ballotOpened' && event.section) {
      turn.opened.push({ roundId: event.roundId, section: event.section })
    }
    if (event.kind === 'guestErased') turn.goneGuests.push(event.guestId)
    if (event.kind === 'linksCut') turn.isCut = true
    if (event.kind === 'reasonHidden' && of.has(event.roundId)) turn.reasons.push(...reasonsMoved(memory, event))
  }
  if (events.some(({ event }) => movesAnswers(event))) {
    const texts = textsOf(memory, () => false)
    const begun = rounds.filter(({ ballot }) => ballot !== 'none')
    turn.rounds = begun.map((round) => ({ roundId: round.id, consents: consentsOf(state, texts, round) }))
  }
  const isMoved =
    turn.isCut || [turn.opened, turn.rounds, turn.reasons, turn.goneGuests].some((part) => part.length > 0)
  return isMoved ? turn : null
}

/** After these another answer may stand, or none: a ballot that opened or closed, a passage that was taken back. */
const movesAnswers = (event: WorkshopEvent): boolean =>
  event.kind === 'ballotOpened' ||
  event.kind === 'ballotClosed' ||
  event.kind === 'roundResumed' ||
  (event.kind === 'stageChanged' && event.to === 'open')

function reasonsMoved(
  { texts }: Memory,
  event: Extract<WorkshopEvent, { kind: 'reasonHidden' }>,
): SectionTurn['reasons'] {
  const { roundId, voters, subjectId } = event
  const written = (voter: string) => texts.get(reasonKey(roundId, voter, subjectId)) ?? ''
  return voters.map((voter) => ({ roundId, voters: [voter], reason: event.reason === null ? written(voter) : '' }))
}
