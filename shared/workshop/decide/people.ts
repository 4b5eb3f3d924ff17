// Coming, sitting, leaving, reporting for a table, having finished.
import type { WorkshopState } from '../state.ts'
import { done, refuse, roundInHand, type Decision, type Guest, type Of, type Scene } from './scene.ts'

const isJoinable = ({ stage }: WorkshopState): boolean => stage === 'open' || stage === 'running'

export function guestsOf({ guests }: WorkshopState): number {
  let count = 0
  for (const guest of guests.values()) if (!guest.left && !guest.erased) count += 1
  return count
}

export function sit({ state }: Scene, { tableId }: Of<'sit'>, { guestId }: Guest): Decision {
  return seated(state, guestId, tableId)
}

export function seat({ state }: Scene, { guestId, tableId }: Of<'seat'>): Decision {
  return seated(state, guestId, tableId)
}

function seated(state: WorkshopState, guestId: string, tableId: string | null): Decision {
  const guest = state.guests.get(guestId)
  if (guest === undefined || guest.erased) return refuse('unknown')
  if (tableId !== null && !state.tables.has(tableId)) return refuse('unknown')
  if (!isJoinable(state)) return refuse('notNow')
  return guest.tableId === tableId && !guest.left ? done() : done({ kind: 'guestSat', guestId, tableId })
}

export function leave({ state }: Scene, _: Of<'leave'>, { guestId }: Guest): Decision {
  return state.guests.get(guestId)?.left === true ? done() : done({ kind: 'guestLeft', guestId })
}

/** Anybody of a table whose rapporteur left, or is no longer heard of. [A11] */
export function becomeRapporteur({ state, texts }: Scene, _: Of<'becomeRapporteur'>, { guestId }: Guest): Decision {
  const guest = state.guests.get(guestId)
  const table = state.tables.get(guest?.tableId ?? '')
  if (table === undefined || guest?.left === true || !isJoinable(state)) return refuse('notNow')
  if (table.rapporteurId === guestId) return done()
  const isThere = table.rapporteurId !== null && texts.guests.get(table.rapporteurId)?.isHere !== false
  return isThere ? refuse('notYours') : done({ kind: 'rapporteurNamed', tableId: table.id, guestId })
}

export function nameRapporteur({ state }: Scene, { tableId, guestId }: Of<'nameRapporteur'>): Decision {
  const table = state.tables.get(tableId)
  const guest = guestId === null ? null : state.guests.get(guestId)
  if (table === undefined || guest === undefined) return refuse('unknown')
  if (!isJoinable(state) || (guest !== null && (guest.tableId !== tableId || guest.left))) return refuse('notNow')
  return table.rapporteurId === guestId ? done() : done({ kind: 'rapporteurNamed', tableId, guestId })
}

export function finish({ state }: Scene, { roundId, finished }: Of<'finish'>, { guestId }: Guest): Decision {
  const round = state.rounds.get(roundId)
  if (round === undefined) return refuse('unknown')
  if (round !== roundInHand(state)) return refuse('roundOver')
  return round.finished.has(guestId) === finished ? done() : done({ kind: 'finished', roundId, guestId, finished })
}

/** More or fewer tables, numbered from 1. Those of a table taken away sit nowhere; what it wrote stays. */
export function setTables({ state, makeId }: Scene, { count }: Of<'setTables'>): Decision {
  if (!isJoinable(state) && state.stage !== 'draft') return refuse('notNow')
  const tables = [...state.tables.values()].sort((a, b) => a.number - b.number)
  const removed = tables.slice(count).reverse()
  const highest = tables.at(-1)?.number ?? 0
  const missing = Math.max(0, count - tables.length)
  return done(
    ...removed.map(({ id }) => ({ kind: 'tableRemoved' as const, tableId: id })),
    ...Array.from({ length: missing }, (_, index) => ({
      kind: 'tableAdded' as const,
      tableId: makeId(),
      number: highest + index + 1,
    })),
  )
}
