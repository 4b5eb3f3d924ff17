// Asking for the floor, giving it, ending a turn.
import type { Speaker } from '../events.ts'
import type { Round, WorkshopState } from '../state.ts'
import { speakerId } from '../evolve/floor.ts'
import { isPanel } from '../writing.ts'
import { done, onRoundInHand, refuse, roundInHand, type Decision, type Guest, type Of, type Scene } from './scene.ts'

export function askFloor({ state }: Scene, { roundId }: Of<'askFloor'>, { guestId }: Guest): Decision {
  const round = state.rounds.get(roundId)
  if (round === undefined) return refuse('unknown')
  if (round !== roundInHand(state)) return refuse('roundOver')
  const { config } = round.phase
  if (config.mechanism !== 'queue' || config.of !== 'hands') return refuse('notNow')
  if (round.locked) return refuse('roundLocked')
  const speaks = round.speaker !== null && speakerId(round.speaker.who) === guestId
  return speaks || round.queue.includes(guestId) ? done() : done({ kind: 'floorAsked', roundId, guestId })
}

export function withdrawFloor({ state }: Scene, { roundId }: Of<'withdrawFloor'>, { guestId }: Guest): Decision {
  return outOfQueue(state, roundId, guestId)
}

export function removeFromQueue(scene: Scene, { roundId, guestId }: Of<'removeFromQueue'>): Decision {
  return onRoundInHand(scene, roundId, () => outOfQueue(scene.state, roundId, guestId))
}

function outOfQueue(state: WorkshopState, roundId: string, guestId: string): Decision {
  const round = state.rounds.get(roundId)
  if (round === undefined) return refuse('unknown')
  return round.queue.includes(guestId) ? done({ kind: 'floorWithdrawn', roundId, guestId }) : done()
}

/** Whoever had it has spoken. */
export function giveFloor(scene: Scene, { roundId, speaker }: Of<'giveFloor'>): Decision {
  return onRoundInHand(scene, roundId, (round) => {
    if (round.phase.config.mechanism !== 'queue') return refuse('notNow')
    const id = speakerId(speaker)
    if (!isThere(scene.state, round, speaker)) return refuse('unknown')
    return speaks(round, id) ? done() : done({ kind: 'floorGiven', roundId, speaker })
  })
}

function isThere(state: WorkshopState, { phase: { config } }: Round, speaker: Speaker): boolean {
  if ('guestId' in speaker) return !isPanel(config) && mayBeHeard(state, speaker.guestId)
  if ('tableId' in speaker) return !isPanel(config) && state.tables.has(speaker.tableId)
  return isPanel(config) && config.speakers.some(({ id }) => id === speaker.speakerId)
}

const mayBeHeard = ({ guests }: WorkshopState, guestId: string): boolean => guests.get(guestId)?.erased === false

const speaks = ({ speaker }: Round, id: string): boolean => speaker !== null && speakerId(speaker.who) === id

export function endFloor(scene: Scene, { roundId }: Of<'endFloor'>): Decision {
  return onRoundInHand(scene, roundId, ({ speaker }) =>
    speaker === null ? done() : done({ kind: 'floorEnded', roundId }),
  )
}
