// Who tells whom: twos and fours, made where people sit.
import type { WorkshopState, WorkshopTexts } from '../state.ts'

/**
 * Those who are here, by table where there are tables. One who would be alone joins a group; those alone at their table
 * find each other. The order of coming decides: nobody is drawn by lot, the same room gives the same groups.
 */
export function gather(state: WorkshopState, texts: WorkshopTexts, size: 2 | 4): string[][] {
  const seats = new Map<string, string[]>()
  const loose: string[] = []
  for (const { id, tableId, left, erased } of state.guests.values()) {
    if (left || erased || texts.guests.get(id)?.isHere === false) continue
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

/** Of `size`, the last one smaller; a single one joins the group before. */
function inGroups(people: readonly string[], size: number): string[][] {
  const groups: string[][] = []
  for (let from = 0; from < people.length; from += size) groups.push(people.slice(from, from + size))
  const last = groups.at(-1)
  if (groups.length > 1 && last?.length === 1) groups.splice(-2, 2, [...(groups.at(-2) ?? []), ...last])
  return groups
}
