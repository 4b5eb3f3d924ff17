// Of what happened in a turn, what moved of the consents of organisations to a section. [A111]
import { reasonKey } from '../../shared/workshop/decide/votes.ts'
import type { Recorded, WorkshopEvent } from '../../shared/workshop/events.ts'
import { consentsOf, isOnSection } from '../../shared/workshop/section.ts'
import { textsOf, type Memory } from './memory.ts'
import type { SectionTurn } from './port.ts'

/** Null for nothing. `memory`: with these events. `before`: without. */
export function sectionTurn({
  before,
  memory,
  events,
}: {
  before: Memory
  memory: Memory
  events: readonly Recorded[]
}) {
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
  const named = new Set(events.flatMap(({ event }) => ballotMoved(event)))
  const moved = rounds.filter(({ id, ballot, abandoned }) => {
    const was = before.state.rounds.get(id)
    return ballot !== 'none' && (named.has(id) || was?.ballot !== ballot || was.abandoned !== abandoned)
  })
  if (moved.length > 0) {
    const texts = textsOf(memory, () => false)
    turn.rounds = moved.map((round) => ({ roundId: round.id, consents: consentsOf(state, texts, round) }))
  }
  const isMoved =
    turn.isCut || [turn.opened, turn.rounds, turn.reasons, turn.goneGuests].some((part) => part.length > 0)
  return isMoved ? turn : null
}

/** The ballot of which other answers may stand from then on; what else moved them is seen from their rounds. */
const ballotMoved = (event: WorkshopEvent): string[] =>
  event.kind === 'ballotOpened' || event.kind === 'ballotClosed' ? [event.roundId] : []

function reasonsMoved(
  { texts }: Memory,
  event: Extract<WorkshopEvent, { kind: 'reasonHidden' }>,
): SectionTurn['reasons'] {
  const { roundId, voters, subjectId } = event
  const written = (voter: string) => texts.get(reasonKey(roundId, voter, subjectId)) ?? ''
  return voters.map((voter) => ({ roundId, voters: [voter], reason: event.reason === null ? written(voter) : '' }))
}
