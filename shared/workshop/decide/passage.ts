// From phase to phase: starting, next, back, again; closing and opening again; taking the last act back.
import type { Shown, WorkshopEvent } from '../events.ts'
import type { PlannedPhase, Round } from '../state.ts'
import { gather } from './gathering.ts'
import { done, onRoundInHand, refuse, roundInHand, type Decision, type Of, type Scene } from './scene.ts'

/** Milliseconds in which an act of steering can be taken back. [A6] */
export const undoableFor = 10_000
const aDay = 24 * 60 * 60 * 1000

export function start(scene: Scene): Decision {
  const first = scene.state.phases.find(({ skipped }) => !skipped)
  if (scene.state.stage !== 'open') return refuse('notNow')
  if (first === undefined) return refuse('nothingPlanned')
  return done({ kind: 'stageChanged', to: 'running', reason: '' }, ...passageTo(scene, first))
}

export function next(scene: Scene, { roundId }: Of<'next'>): Decision {
  return onRoundInHand(scene, roundId, (round) => {
    const { phases } = scene.state
    return to(
      scene,
      phases.slice(placeOf(phases, round) + 1).find(({ skipped }) => !skipped),
    )
  })
}

export function back(scene: Scene, { roundId }: Of<'back'>): Decision {
  return onRoundInHand(scene, roundId, (round) => {
    const { phases } = scene.state
    return to(
      scene,
      phases.slice(0, placeOf(phases, round)).findLast(({ skipped }) => !skipped),
    )
  })
}

export function goTo(scene: Scene, { roundId, phaseId }: Of<'goTo'>): Decision {
  return onRoundInHand(scene, roundId, () => {
    const phase = scene.state.phases.find(({ id }) => id === phaseId)
    return phase === undefined ? refuse('unknown') : done(...passageTo(scene, phase))
  })
}

const placeOf = (phases: readonly PlannedPhase[], { phaseId }: Round) => phases.findIndex(({ id }) => id === phaseId)

const to = (scene: Scene, phase: PlannedPhase | undefined): Decision =>
  phase === undefined ? refuse('nothingPlanned') : done(...passageTo(scene, phase))

/** A round of the phase; its twos and fours; and screen and phones brought to it, whatever was shown. */
function passageTo(scene: Scene, phase: PlannedPhase): WorkshopEvent[] {
  const { state, texts, at, makeId } = scene
  const roundId = makeId()
  const endsAt = phase.minutes === 0 ? null : at + phase.minutes * 60_000
  const together = phase.config.mechanism === 'collect' ? phase.config.together : 1
  const groups = together === 1 ? [] : gather(state, texts, together)
  return [
    ...ballotLeft(scene),
    { kind: 'roundStarted', roundId, phaseId: phase.id, endsAt },
    ...(groups.length === 0 ? [] : [{ kind: 'gathered', roundId, groups } satisfies WorkshopEvent]),
    ...shownFor(scene, phase),
  ]
}

function shownFor({ state }: Scene, phase: PlannedPhase): WorkshopEvent[] {
  const what: Shown = { kind: phase.kind === 'welcome' ? 'welcome' : 'phase' }
  return state.shown.kind === what.kind ? [] : [{ kind: 'shown', what }]
}

/** A ballot does not stay open behind one's back. */
function ballotLeft({ state }: Scene): WorkshopEvent[] {
  const round = roundInHand(state)
  return round?.ballot === 'open' ? [{ kind: 'ballotClosed', roundId: round.id }] : []
}

/** With the round that the asker saw in hand; none only if there is none. */
export function close(scene: Scene, { roundId }: Of<'close'>): Decision {
  const { state } = scene
  if (state.stage !== 'running') return refuse('notNow')
  if (state.roundId !== roundId) return refuse('otherRound')
  return done(...ballotLeft(scene), { kind: 'stageChanged', to: 'closed', reason: '' })
}

/** The round that was in hand when it was closed goes on, without a timer. */
export function reopen(scene: Scene, { reason }: Of<'reopen'>): Decision {
  const { state, at } = scene
  if (state.stage !== 'closed') return refuse('notNow')
  let last: Round | undefined
  for (const round of state.rounds.values()) {
    if (!round.abandoned && (last === undefined || (round.endedAt ?? 0) >= (last.endedAt ?? 0))) last = round
  }
  if (last === undefined || at - (last.endedAt ?? 0) > aDay) return refuse('notNow')
  return done({ kind: 'stageChanged', to: 'running', reason }, { kind: 'roundResumed', roundId: last.id, endsAt: null })
}

/** From here on the workshop can neither be opened again nor taken back: others correct what they said. [A44] */
export const review = ({ state }: Scene): Decision =>
  state.stage === 'closed' ? done({ kind: 'stageChanged', to: 'review', reason: '' }) : refuse('notNow')

export const publish = ({ state }: Scene): Decision =>
  state.stage === 'review' ? done({ kind: 'stageChanged', to: 'published', reason: '' }) : refuse('notNow')

/** By any facilitator, by the clock of the server. [A6] */
export function undo(scene: Scene, { commandId }: Of<'undo'>): Decision {
  const { undoable, stage } = scene.state
  if (stage === 'review' || stage === 'published') return refuse('undoTooLate')
  if (undoable === null || undoable.commandId !== commandId) return refuse('undoTooLate')
  if (scene.at - undoable.at > undoableFor) return refuse('undoTooLate')
  const leaves = undoable.events.some(({ kind }) => kind === 'roundResumed' || kind === 'stageChanged')
  return done(...(leaves ? ballotLeft(scene) : []), ...undoable.events, { kind: 'undone', commandId })
}
