// The running order, and the stages before a workshop runs.
import type { WorkshopEvent } from '../events.ts'
import type { WorkshopState } from '../state.ts'
import { withoutNames } from '../speakers.ts'
import { done, refuse, type Decision, type Of, type Scene } from './scene.ts'

const isPlanned = ({ stage }: WorkshopState): boolean => stage === 'draft' || stage === 'open' || stage === 'running'
const has = ({ phases }: WorkshopState, phaseId: string): boolean => phases.some(({ id }) => id === phaseId)

export function addPhase({ state, texts, makeId }: Scene, { phase, before }: Of<'addPhase'>): Decision {
  if (has(state, phase.id)) return done()
  if (before !== null && !has(state, before)) return refuse('unknown')
  const said = withoutNames(phase, { texts: texts.texts, makeId })
  return planned(state, { kind: 'phaseAdded', phase: said.phase, before }, said.writes)
}

/** Rounds that were started keep the phase as it was. [A1] */
export function changePhase({ state, texts, makeId }: Scene, { phase }: Of<'changePhase'>): Decision {
  const before = state.phases.find(({ id }) => id === phase.id)
  if (before === undefined) return refuse('unknown')
  const said = withoutNames(phase, { before, texts: texts.texts, makeId })
  return planned(state, { kind: 'phaseChanged', phase: said.phase }, said.writes)
}

export function movePhase({ state }: Scene, { phaseId, before }: Of<'movePhase'>): Decision {
  if (!has(state, phaseId) || (before !== null && !has(state, before))) return refuse('unknown')
  return before === phaseId ? done() : planned(state, { kind: 'phaseMoved', phaseId, before })
}

export function skipPhase({ state }: Scene, { phaseId, skipped }: Of<'skipPhase'>): Decision {
  const phase = state.phases.find(({ id }) => id === phaseId)
  if (phase === undefined) return refuse('unknown')
  return phase.skipped === skipped ? done() : planned(state, { kind: 'phaseSkipped', phaseId, skipped })
}

export function removePhase({ state }: Scene, { phaseId }: Of<'removePhase'>): Decision {
  if (!has(state, phaseId)) return refuse('unknown')
  const wasPlayed = [...state.rounds.values()].some((round) => round.phaseId === phaseId)
  return wasPlayed ? refuse('notNow') : planned(state, { kind: 'phaseRemoved', phaseId })
}

const planned = (state: WorkshopState, event: WorkshopEvent, writes: { key: string; text: string }[] = []): Decision =>
  isPlanned(state) ? { events: [event], writes } : refuse('notNow')

export function open({ state }: Scene): Decision {
  if (state.stage !== 'draft') return refuse('notNow')
  if (!state.phases.some(({ skipped }) => !skipped)) return refuse('nothingPlanned')
  return done({ kind: 'stageChanged', to: 'open', reason: '' })
}

export function backToDraft({ state }: Scene): Decision {
  if (state.stage !== 'open' || state.contributions.size > 0) return refuse('notNow')
  return done({ kind: 'stageChanged', to: 'draft', reason: '' })
}

export function cancel({ state }: Scene, { reason }: Of<'cancel'>): Decision {
  if (state.stage !== 'draft' && state.stage !== 'open') return refuse('notNow')
  return done({ kind: 'stageChanged', to: 'cancelled', reason })
}
