// Who waits for the floor, who has it, and for how long each has had it.
import type { Speaker, WorkshopEvent } from '../events.ts'
import { changed } from '../layered-map.ts'
import type { Round, WorkshopState } from '../state.ts'

export function evolveFloor(state: WorkshopState, event: WorkshopEvent, at: number): WorkshopState {
  const change = changeBy(event, at)
  if (change === null || !('roundId' in event)) return state
  return { ...state, rounds: changed(state.rounds, event.roundId, change) }
}

function changeBy(event: WorkshopEvent, at: number): ((round: Round) => Round) | null {
  switch (event.kind) {
    case 'floorAsked':
      return (round) =>
        round.queue.includes(event.guestId) ? round : { ...round, queue: [...round.queue, event.guestId] }
    case 'floorWithdrawn':
      return (round) => ({ ...round, queue: round.queue.filter((id) => id !== event.guestId) })
    case 'floorGiven':
      return (round) => ({
        ...silent(round, at),
        queue: round.queue.filter((id) => id !== speakerId(event.speaker)),
        speaker: { who: event.speaker, since: at },
      })
    case 'floorEnded':
      return (round) => silent(round, at)
    default:
      return null
  }
}

export function speakerId(speaker: Speaker): string {
  if ('guestId' in speaker) return speaker.guestId
  return 'tableId' in speaker ? speaker.tableId : speaker.speakerId
}

/** Milliseconds that somebody has spoken, with what they were saying when the round was left. */
export function spokenIn({ spoken, speaker, endedAt }: Round, id: string): number {
  const before = spoken.get(id) ?? 0
  if (speaker === null || endedAt === null || speakerId(speaker.who) !== id) return before
  return before + Math.max(0, endedAt - speaker.since)
}

function silent(round: Round, at: number): Round {
  if (round.speaker === null) return round
  const id = speakerId(round.speaker.who)
  const spoken = new Map(round.spoken)
  spoken.set(id, (spoken.get(id) ?? 0) + Math.max(0, at - round.speaker.since))
  return { ...round, speaker: null, spoken }
}
