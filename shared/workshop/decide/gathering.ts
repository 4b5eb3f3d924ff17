// Who tells whom: twos and fours, made where people sit.
import type { GuestState, WorkshopState, WorkshopTexts } from '../state.ts'
import { roundInHand } from './scene.ts'

/**
 * Those who are here, by table where there are tables. One who would be alone joins a group; those alone at their table
 * find each other. Those who are together already stay so: two twos make a four. Else the order of coming decides: nobody is
 * drawn by lot, the same room gives the same groups.
 */
export function gather(state: WorkshopState, texts: WorkshopTexts, size: 2 | 4): string[][] {
  const seats = new Map<string, string[]>()
  const loose: string[] = []
  for (const { id, tableId } of presentIn(state, texts)) {
    if (tableId === null) loose.push(id)
    else seats.set(tableId, [...(seats.get(tableId) ?? []), id])
  }
  for (const [tableId, people] of seats) {
    if (people.length > 1) continue
    loose.push(...people)
    seats.delete(tableId)
  }
  return [...seats.values(), loose].flatMap((people) => inGroups(people, size))
}

/**
 * The groups of a round with somebody who came after they were made, in the smallest of their table, else of all; null where
 * they have one, or the round has none. Those who left do not count: nobody is put together with them alone. [A34]
 */
export function withLatecomer(state: WorkshopState, guestId: string): string[][] | null {
  const round = roundInHand(state)
  const config = round?.phase.config
  if (round === undefined || config?.mechanism !== 'collect' || config.together === 1) return null
  if (round.groups.some((group) => group.includes(guestId))) return null
  const tableId = state.guests.get(guestId)?.tableId ?? null
  const stays = (id: string) => state.guests.get(id)?.left === false
  const sized = round.groups
    .map((group, place) => ({
      place,
      size: group.filter(stays).length,
      isOwn: group.some((id) => sits(state, id, tableId)),
    }))
    .filter(({ size }) => size > 0)
  const own = sized.filter(({ isOwn }) => isOwn)
  const [smallest] = (own.length > 0 ? own : sized).sort((a, b) => a.size - b.size)
  if (smallest === undefined) return [...round.groups.map((group) => [...group]), [guestId]]
  return round.groups.map((group, place) => (place === smallest.place ? [...group, guestId] : [...group]))
}

const sits = ({ guests }: WorkshopState, guestId: string, tableId: string | null): boolean => {
  const guest = guests.get(guestId)
  return guest?.left === false && guest.tableId === tableId
}

/** Where nobody was heard of lately, everybody who joined. */
function presentIn(state: WorkshopState, texts: WorkshopTexts): GuestState[] {
  const order = [...new Set([...(roundInHand(state)?.groups.flat() ?? []), ...state.guests.keys()])]
  const joined = order.flatMap((id) => state.guests.get(id) ?? []).filter(({ left, erased }) => !left && !erased)
  const here = joined.filter(({ id }) => texts.guests.get(id)?.isHere === true)
  return here.length === 0 ? joined : here
}

/** Of `size`, the last one smaller; a single one joins the group before. */
function inGroups(people: readonly string[], size: number): string[][] {
  const groups: string[][] = []
  for (let from = 0; from < people.length; from += size) groups.push(people.slice(from, from + size))
  const last = groups.at(-1)
  if (groups.length > 1 && last?.length === 1) groups.splice(-2, 2, [...(groups.at(-2) ?? []), ...last])
  return groups
}
