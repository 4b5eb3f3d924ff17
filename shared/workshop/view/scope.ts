// What is worked out once of a state for all who look at it: reaches, children, voices, who wrote.
import { isOut, reachOf, stands, type Reach } from '../sight.ts'
import type { Contribution, WorkshopState } from '../state.ts'

export type Scope = {
  reach: ReadonlyMap<string, Reach>
  /** What a contribution was merged into, where that still stands. */
  into: ReadonlyMap<string, Contribution>
  /** Of the round in hand: those who wrote. */
  wrote: ReadonlySet<string>
  /** What each guest supports. */
  supports: ReadonlyMap<string, readonly string[]>
  /** What people wrote themselves and still stands, hidden things apart. */
  contributions: number
}

const scopes = new WeakMap<WorkshopState, Scope>()

/** Kept as long as the state is: a batch is looked at by some audiences and five hundred people. */
export function scopeOf(state: WorkshopState): Scope {
  const known = scopes.get(state)
  if (known !== undefined) return known
  const scope = scopeMade(state)
  scopes.set(state, scope)
  return scope
}

function scopeMade(state: WorkshopState): Scope {
  const reach = new Map<string, Reach>()
  const into = new Map<string, Contribution>()
  const wrote = new Set<string>()
  const supports = new Map<string, string[]>()
  let contributions = 0
  for (const one of state.contributions.values()) {
    reachOf(state, one, reach)
    if (!stands(one)) continue
    for (const parent of one.parents) into.set(parent.id, one)
    if (one.roundId === state.roundId && one.guestId !== null) wrote.add(one.guestId)
    if (one.parents.length === 0 && isOut(one)) contributions += 1
    for (const guestId of one.supporters) listOf(supports, guestId).push(one.id)
  }
  return { reach, into, wrote, supports, contributions }
}

function listOf(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

/** People whose words are in it: authors of it and of all that it was made of; a line of paper is somebody. */
export function voicesOf(state: WorkshopState, one: Contribution): number {
  if (one.parents.length === 0) return 1
  const voices = new Set<string>()
  const seen = new Set<string>()
  const walk = (id: string): void => {
    const part = state.contributions.get(id)
    if (part === undefined || seen.has(id)) return
    seen.add(id)
    if (part.parents.length === 0) voices.add(part.guestId ?? part.id)
    else for (const parent of part.parents) walk(parent.id)
  }
  walk(one.id)
  return voices.size
}
