// Passages through phases: which one is in hand, its timer, what is revealed, locked, voted on.
import type { WorkshopEvent } from '../events.ts'
import { changed, LayeredMap, withEntry } from '../layered-map.ts'
import type { Phase } from '../phases.ts'
import type { Round, WorkshopState } from '../state.ts'

type Started = Extract<WorkshopEvent, { kind: 'roundStarted' }>
type Resumed = Extract<WorkshopEvent, { kind: 'roundResumed' }>

export function evolveRounds(state: WorkshopState, event: WorkshopEvent, at: number): WorkshopState {
  switch (event.kind) {
    case 'roundStarted':
      return started(state, event, at)
    case 'roundResumed':
      return resumed(state, event, at)
    case 'roundRevealed':
      return withRound(state, event.roundId, (round) => ({ ...round, revealed: event.revealed }))
    case 'roundLocked':
      return withRound(state, event.roundId, (round) => ({ ...round, locked: event.locked }))
    case 'timerSet':
      return withRound(state, event.roundId, (round) => withTimer(round, event.endsAt, event.remaining))
    case 'tableExtended':
      return withRound(state, event.roundId, (round) => extended(round, event.tableId, event.milliseconds))
    case 'ballotOpened':
      return withRound(state, event.roundId, (round) => ({ ...round, ballot: 'open', subjects: event.subjects }))
    case 'ballotClosed':
      return withRound(state, event.roundId, (round) => ({ ...round, ballot: 'closed' }))
    case 'resultsShown':
      return withRound(state, event.roundId, (round) => ({ ...round, resultsShown: event.shown }))
    default:
      return state
  }
}

const withRound = (state: WorkshopState, roundId: string, change: (round: Round) => Round): WorkshopState => ({
  ...state,
  rounds: changed(state.rounds, roundId, change),
})

/** Earlier rounds keep what they hold. [A5] */
function started(state: WorkshopState, event: Started, at: number): WorkshopState {
  const planned = state.phases.find(({ id }) => id === event.phaseId)
  if (planned === undefined || state.rounds.has(event.roundId)) return state
  const { skipped: _, ...phase } = planned
  const left = state.roundId === null ? state.rounds : changed(state.rounds, state.roundId, ended(at))
  return { ...state, roundId: event.roundId, rounds: withEntry(left, event.roundId, fresh(event, phase, at)) }
}

const fresh = (event: Started, phase: Phase, at: number): Round => ({
  id: event.roundId,
  phaseId: event.phaseId,
  phase,
  startedAt: at,
  endedAt: null,
  abandoned: false,
  endsAt: event.endsAt,
  remaining: null,
  length: event.endsAt === null ? null : event.endsAt - at,
  extraByTable: new Map(),
  revealed: false,
  locked: false,
  groups: [],
  finished: new Set(),
  ballot: 'none',
  subjects: [],
  resultsShown: false,
  hiddenReasons: new Map(),
  votes: new LayeredMap(),
  voters: 0,
  forms: new LayeredMap(),
  queue: [],
  speaker: null,
  spoken: new Map(),
})

const ended = (at: number) => (round: Round) => ({ ...round, endedAt: round.endedAt ?? at })

/** The round that had taken its place was a mistake; once the workshop had been closed, none had. */
function resumed(state: WorkshopState, event: Resumed, at: number): WorkshopState {
  if (!state.rounds.has(event.roundId) || state.roundId === event.roundId) return state
  const mistaken = state.roundId
  const left =
    mistaken === null
      ? state.rounds
      : changed(state.rounds, mistaken, (round) => ({ ...ended(at)(round), abandoned: true }))
  return {
    ...state,
    roundId: event.roundId,
    rounds: changed(left, event.roundId, (round) => ({ ...round, endedAt: null, endsAt: event.endsAt })),
  }
}

/** A pause and its end change nothing of the length; an extension does, whether time runs or stands. */
function withTimer(round: Round, endsAt: number | null, remaining: number | null): Round {
  const longer = (before: number | null, after: number | null) =>
    before === null || after === null ? 0 : after - before
  const length =
    endsAt === null && remaining === null
      ? null
      : round.length === null
        ? (endsAt ?? round.startedAt) - round.startedAt + (remaining ?? 0)
        : round.length + longer(round.endsAt, endsAt) + longer(round.remaining, remaining)
  return { ...round, endsAt, remaining, length }
}

function extended(round: Round, tableId: string, milliseconds: number): Round {
  const extra = (round.extraByTable.get(tableId) ?? 0) + milliseconds
  const extraByTable = new Map(round.extraByTable)
  if (extra === 0) extraByTable.delete(tableId)
  else extraByTable.set(tableId, extra)
  return { ...round, extraByTable }
}
