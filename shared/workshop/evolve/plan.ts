// The running order, the stage, and what screens and phones are brought to.
import type { WorkshopEvent } from '../events.ts'
import { changed, withEntry, withoutEntry } from '../layered-map.ts'
import type { PlannedPhase, WorkshopState } from '../state.ts'
import { leaveTable } from './people.ts'

export function evolvePlan(state: WorkshopState, event: WorkshopEvent, at: number): WorkshopState {
  switch (event.kind) {
    case 'planned':
      return { ...state, phases: event.phases.map((phase) => ({ ...phase, skipped: false })) }
    case 'phaseAdded': {
      if (state.phases.some(({ id }) => id === event.phase.id)) return state
      return { ...state, phases: inserted(state.phases, { ...event.phase, skipped: false }, event.before) }
    }
    case 'phaseChanged':
      return withPhase(state, event.phase.id, ({ skipped }) => ({ ...event.phase, skipped }))
    case 'phaseSkipped':
      return withPhase(state, event.phaseId, (phase) => ({ ...phase, skipped: event.skipped }))
    case 'phaseMoved': {
      const moving = state.phases.find(({ id }) => id === event.phaseId)
      if (moving === undefined || event.before === event.phaseId) return state
      return { ...state, phases: inserted(without(state.phases, moving.id), moving, event.before) }
    }
    case 'phaseRemoved':
      return { ...state, phases: without(state.phases, event.phaseId) }
    case 'stageChanged': {
      const correctionsFrom = event.to === 'review' ? at : state.correctionsFrom
      return { ...leftRound(state, event.to, at), stage: event.to, stageAt: at, correctionsFrom }
    }
    case 'shown':
      return { ...state, shown: event.what }
    case 'wished':
      return { ...state, wish: event.signals }
    case 'messageSent':
      return { ...state, messageId: event.messageId }
    case 'tableAdded':
      if (state.tables.has(event.tableId)) return state
      return {
        ...state,
        tables: withEntry(state.tables, event.tableId, { id: event.tableId, number: event.number, rapporteurId: null }),
      }
    case 'tableRemoved':
      return withoutTable(state, event.tableId)
    default:
      return state
  }
}

/** A workshop that no longer runs has no round in hand. Only an undo goes from running to open. */
function leftRound(state: WorkshopState, to: WorkshopState['stage'], at: number): WorkshopState {
  if (to === 'running' || state.roundId === null) return state
  const abandoned = to === 'open'
  return {
    ...state,
    roundId: null,
    rounds: changed(state.rounds, state.roundId, (round) => ({ ...round, endedAt: at, abandoned })),
  }
}

/** Those who sit there sit nowhere; what the table wrote stays. Who has left is asked again when they come back. */
function withoutTable(state: WorkshopState, tableId: string): WorkshopState {
  if (!state.tables.has(tableId)) return state
  let standing = state
  for (const guest of state.guests.values()) {
    if (guest.tableId !== tableId || guest.left) continue
    const guests = withEntry(standing.guests, guest.id, { ...guest, tableId: null })
    standing = { ...leaveTable(standing, guest.id), guests }
  }
  return { ...standing, tables: withoutEntry(standing.tables, tableId) }
}

const without = (phases: readonly PlannedPhase[], phaseId: string) => phases.filter(({ id }) => id !== phaseId)

/** At the end where `before` is nobody. */
function inserted(phases: readonly PlannedPhase[], phase: PlannedPhase, before: string | null): PlannedPhase[] {
  const place = phases.findIndex(({ id }) => id === before)
  return place === -1 ? [...phases, phase] : [...phases.slice(0, place), phase, ...phases.slice(place)]
}

function withPhase(
  state: WorkshopState,
  phaseId: string,
  change: (phase: PlannedPhase) => PlannedPhase,
): WorkshopState {
  if (!state.phases.some(({ id }) => id === phaseId)) return state
  return { ...state, phases: state.phases.map((phase) => (phase.id === phaseId ? change(phase) : phase)) }
}
