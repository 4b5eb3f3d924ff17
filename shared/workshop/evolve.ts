// The next state of a workshop after an event. Total: what an event names and is not there is left alone, nothing throws.
import type { Recorded, WorkshopEvent } from './events.ts'
import { evolveClusters } from './evolve/clusters.ts'
import { evolveContributions } from './evolve/contributions.ts'
import { evolveFloor } from './evolve/floor.ts'
import { evolvePeople } from './evolve/people.ts'
import { evolvePlan } from './evolve/plan.ts'
import { evolveRounds } from './evolve/rounds.ts'
import { undoneBy } from './evolve/undoing.ts'
import { evolveVotes } from './evolve/votes.ts'
import { LayeredMap } from './layered-map.ts'
import type { WorkshopState } from './state.ts'

export const emptyWorkshop: WorkshopState = {
  revision: 0,
  stage: 'draft',
  stageAt: 0,
  correctionsFrom: null,
  phases: [],
  rounds: new LayeredMap(),
  roundId: null,
  tables: new LayeredMap(),
  guests: new LayeredMap(),
  contributions: new LayeredMap(),
  authored: new LayeredMap(),
  clusters: new LayeredMap(),
  heldBy: new LayeredMap(),
  shown: { kind: 'welcome' },
  messageId: null,
  consoleOf: null,
  wish: [],
  undoable: null,
}

/** Pure: the state that was is not changed. An event costs microseconds whatever the workshop holds (layered-map.ts). */
export function evolve(state: WorkshopState, recorded: Recorded): WorkshopState {
  const moved = moveBy(state, recorded.event, recorded)
  return { ...moved, revision: recorded.position, undoable: undoableAfter(state, recorded) }
}

/** Each area knows its own events, and gives back the same state for all others. */
const areas = [evolveContributions, evolvePeople, evolveRounds, evolvePlan, evolveClusters, evolveFloor, evolveVotes]

function moveBy(state: WorkshopState, event: WorkshopEvent, recorded: Recorded): WorkshopState {
  for (const area of areas) {
    const moved = area(state, event, recorded.at)
    if (moved !== state) return moved
  }
  return event.kind === 'consoleTaken' ? { ...state, consoleOf: event.actorId } : state
}

/** What this command can be taken back with: its events undone, the last first. [A6] */
function undoableAfter(state: WorkshopState, { event, commandId, at }: Recorded): WorkshopState['undoable'] {
  if (event.kind === 'undone') return null
  // a draft is prepared, not steered: nobody is told that somebody planned it
  if (state.stage === 'draft' && event.kind !== 'stageChanged') return state.undoable
  const undone = undoneBy(state, event)
  if (undone === null) return state.undoable
  const before = state.undoable?.commandId === commandId ? state.undoable.events : []
  return { commandId, at, events: [...undone, ...before] }
}
