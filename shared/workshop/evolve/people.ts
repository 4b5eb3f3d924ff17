// Who is in the room, where they sit, who reports for a table, who tells whom.
import type { WorkshopEvent } from '../events.ts'
import { changed, member, withEntry } from '../layered-map.ts'
import type { GuestState, WorkshopState } from '../state.ts'

export function evolvePeople(state: WorkshopState, event: WorkshopEvent): WorkshopState {
  switch (event.kind) {
    case 'guestJoined':
      return joined(state, event.guestId, event.tableId)
    case 'guestSat':
      return withGuest(state, event.guestId, { tableId: event.tableId, left: false })
    case 'guestLeft':
      return withGuest(state, event.guestId, { left: true })
    case 'guestErased':
      return withHeld(withGuest(state, event.guestId, { left: true, erased: true }), event.heldBy)
    case 'linksCut':
      return withHeld(state, event.heldBy)
    case 'rapporteurNamed': {
      const rapporteurId = event.guestId
      return { ...state, tables: changed(state.tables, event.tableId, (table) => ({ ...table, rapporteurId })) }
    }
    case 'gathered': {
      const { groups } = event
      return { ...state, rounds: changed(state.rounds, event.roundId, (round) => ({ ...round, groups })) }
    }
    case 'finished': {
      const { guestId, finished } = event
      return {
        ...state,
        rounds: changed(state.rounds, event.roundId, (round) => ({
          ...round,
          finished: member(round.finished, guestId, finished),
        })),
      }
    }
    default:
      return state
  }
}

function withHeld(state: WorkshopState, heldBy: Readonly<Record<string, string>> = {}): WorkshopState {
  const held = Object.entries(heldBy)
  if (held.length === 0) return state
  return { ...state, heldBy: held.reduce((before, [under, voter]) => withEntry(before, under, voter), state.heldBy) }
}

/** Whoever left and comes back is the same guest. */
function joined(state: WorkshopState, guestId: string, tableId: string | null): WorkshopState {
  const known = state.guests.get(guestId)
  if (known !== undefined) return withGuest(state, guestId, { left: false, tableId: tableId ?? tableOf(state, known) })
  return { ...state, guests: withEntry(state.guests, guestId, { id: guestId, tableId, left: false, erased: false }) }
}

/** The one they sat at may be gone. */
const tableOf = ({ tables }: WorkshopState, { tableId }: GuestState): string | null =>
  tableId !== null && tables.has(tableId) ? tableId : null

function withGuest(state: WorkshopState, guestId: string, change: Partial<GuestState>): WorkshopState {
  const guest = state.guests.get(guestId)
  if (guest === undefined || guest.erased) return state
  const next = { ...guest, ...change }
  const stays = next.tableId === guest.tableId && !next.left
  return { ...(stays ? state : leaveTable(state, guestId)), guests: withEntry(state.guests, guestId, next) }
}

/** A table whose rapporteur left has none: anybody there can take it up. [A11] */
export function leaveTable(state: WorkshopState, guestId: string): WorkshopState {
  const tableId = state.guests.get(guestId)?.tableId
  if (tableId === undefined || tableId === null) return state
  if (state.tables.get(tableId)?.rapporteurId !== guestId) return state
  return { ...state, tables: changed(state.tables, tableId, (table) => ({ ...table, rapporteurId: null })) }
}
