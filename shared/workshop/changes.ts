// What changed between two views, and a view with a change applied: what travels to phones instead of whole views. Pure.
import { keyedParts, type Change } from './view.ts'

type Keyed = Readonly<Record<string, unknown>>

const isKeyed = (part: string): boolean => (keyedParts as readonly string[]).includes(part)

/**
 * The smallest change that makes `after` of `before`; null if they say the same. Without a `before`, all of `after`.
 * For every V: applyChange(before, changesOf(before, after)) says what `after` says.
 */
export function changesOf<V extends object>(before: V | null, after: V): Change<V> | null {
  const change: Record<string, unknown> = {}
  for (const [part, value] of Object.entries(after)) {
    const moved = partChange(part, before === null ? undefined : (before as Keyed)[part], value)
    if (moved !== undefined) change[part] = moved
  }
  return Object.keys(change).length === 0 ? null : (change as Change<V>) // its parts are those of V, by construction
}

/** Of one part; undefined if both say the same. */
export const partChange = (part: string, before: unknown, after: unknown): unknown =>
  isKeyed(part) ? keyedChanges(before as Keyed | undefined, after as Keyed) : valueChange(before, after)

/** `view` with `change`; `view` itself is left as it is, and parts that did not change are the same objects. */
export function applyChange<V extends object>(view: V | null, change: Change<V>): V {
  const next: Record<string, unknown> = { ...view }
  for (const [part, value] of Object.entries(change)) {
    next[part] = partApplied(part, next[part], value)
  }
  return next as V // a first change holds every part
}

export const partApplied = (part: string, before: unknown, change: unknown): unknown =>
  isKeyed(part) ? keyedApplied(before as Keyed | undefined, change as Keyed) : change

function keyedChanges(before: Keyed | undefined, after: Keyed): Keyed | undefined {
  if (before === after) return undefined
  const changed: Record<string, unknown> = {}
  let any = before === undefined
  for (const id in after) {
    const value = after[id]
    const earlier = before?.[id]
    if (earlier === value || (earlier !== undefined && isSame(earlier, value))) continue
    changed[id] = value
    any = true
  }
  for (const id in before) {
    if (id in after) continue
    changed[id] = null
    any = true
  }
  return any ? changed : undefined
}

const valueChange = (before: unknown, after: unknown): unknown =>
  before === after || (before !== undefined && isSame(before, after)) ? undefined : after

function keyedApplied(before: Keyed | undefined, change: Keyed): Keyed {
  const next: Record<string, unknown> = { ...before }
  for (const [id, value] of Object.entries(change)) {
    if (value === null) delete next[id]
    else next[id] = value
  }
  return next
}

/** Views are plain JSON without undefined. Two thousand of them are compared after each batch: quicker than writing both. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  let keys = 0
  for (const key in one) {
    if (!Object.hasOwn(other, key) || !isSame((one as Keyed)[key], (other as Keyed)[key])) return false
    keys += 1
  }
  for (const _ in other) keys -= 1
  return keys === 0
}
