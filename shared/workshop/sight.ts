// Who may see a contribution: the one rule that views and decisions share. [A4]
import type { Contribution, Round, WorkshopState } from './state.ts'
import { isPanel } from './writing.ts'

/** `all`; the people of one table; or none but its author, their two or four, and facilitators without its author. */
export type Reach = 'all' | 'none' | { tableId: string }

/** Neither withdrawn nor erased: it still says something. */
export const stands = (one: Contribution): boolean => !one.withdrawn && !one.erased

/** `declined`: a facilitator said no to what came late or waited. */
export type Tray = 'late' | 'waiting' | 'declined'

/** It waits for a facilitator, or was not taken by one. */
export function trayOf({ late, taken, approved }: Contribution): Tray | null {
  const isHeld = late ? taken !== true : !approved
  if (isHeld && taken === false) return 'declined'
  if (isHeld && late) return 'late'
  return approved ? null : 'waiting'
}

/** Nothing of its own holds it back from those whom its round lets see it. */
export const isOut = (one: Contribution): boolean => stands(one) && one.hidden === null && trayOf(one) === null

/** What was made of others is seen by nobody who may not see all that it was made of. Each of those is looked at once. [A70] */
export function reachOf(state: WorkshopState, one: Contribution, known = new Map<string, Reach>()): Reach {
  const before = known.get(one.id)
  if (before !== undefined) return before
  let reach = reachInRound(state, one)
  for (const { id } of one.parents) {
    const parent = state.contributions.get(id)
    if (parent !== undefined) reach = narrower(reach, reachOf(state, parent, known))
  }
  known.set(one.id, reach)
  return reach
}

function reachInRound(state: WorkshopState, one: Contribution): Reach {
  const round = state.rounds.get(one.roundId)
  if (round === undefined) return 'none'
  const { config } = round.phase
  if (config.mechanism === 'collect') {
    if (isOpen(round)) return 'all'
    return config.visibility === 'table' ? ofTable(one.tableId) : 'none'
  }
  const atTables = config.mechanism === 'group' && config.scope === 'table' && one.tableId !== null
  return atTables && areTablesApart(state) ? ofTable(one.tableId) : 'all'
}

/** What is written in it is for all: so is what a panel is asked. */
export const isOpen = ({ revealed, phase: { config } }: Round): boolean =>
  revealed || (config.mechanism === 'collect' && config.visibility === 'all') || isPanel(config)

/** While tables work, each sees its own groups; what they made is for all once it is revealed, or they have gone on. */
export function areTablesApart(state: WorkshopState): boolean {
  const round = state.roundId === null ? undefined : state.rounds.get(state.roundId)
  const config = round?.phase.config
  return config?.mechanism === 'group' && config.scope === 'table' && round?.revealed === false
}

const ofTable = (tableId: string | null): Reach => (tableId === null ? 'none' : { tableId })

function narrower(one: Reach, other: Reach): Reach {
  if (one === 'all') return other
  if (other === 'all') return one
  if (one === 'none' || other === 'none') return 'none'
  return one.tableId === other.tableId ? one : 'none'
}

/** By all, or by this table. */
export const reaches = (reach: Reach, tableId: string | null): boolean =>
  reach === 'all' || (reach !== 'none' && reach.tableId === tableId)

/** Whether its author may be named to others: never in a nameless phase, nor before all may see it. */
export function isSigned(state: WorkshopState, one: Contribution): boolean {
  const round = state.rounds.get(one.roundId)
  return one.guestId !== null && round !== undefined && round.phase.identity !== 'nameless' && isOpen(round)
}

/** What others of the room may see; its author sees it in any case. */
export function guestSees(state: WorkshopState, guestId: string, one: Contribution): boolean {
  if (!stands(one)) return false
  if (one.guestId === guestId) return true
  if (!isOut(one)) return false
  if (reaches(reachOf(state, one), state.guests.get(guestId)?.tableId ?? null)) return true
  return companionsIn(state.rounds.get(one.roundId), guestId).includes(one.guestId ?? '')
}

/** The others of one's two or four, where they see what each other writes. */
export function companionsIn(round: Round | undefined, guestId: string): readonly string[] {
  const config = round?.phase.config
  if (round === undefined || config?.mechanism !== 'collect' || config.visibility !== 'group') return []
  return groupOf(round, guestId).filter((id) => id !== guestId)
}

/** By the groups as they were gathered: five hundred phones ask after each batch. */
const groupsByGuest = new WeakMap<Round['groups'], ReadonlyMap<string, readonly string[]>>()

export function groupOf({ groups }: Round, guestId: string): readonly string[] {
  let byGuest = groupsByGuest.get(groups)
  if (byGuest === undefined) {
    byGuest = new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)))
    groupsByGuest.set(groups, byGuest)
  }
  return byGuest.get(guestId) ?? []
}
