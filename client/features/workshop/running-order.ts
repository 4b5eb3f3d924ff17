// The running order as figures: when each phase starts, how long all of it is, where a phase goes when it moves. Pure.

import type { CommonView } from '../../../shared/workshop/view.ts'

type Timed = { minutes: number; skipped: boolean }

/** Minutes from the beginning to the start of each phase; one that is skipped takes none. */
export function startsOf(phases: readonly Timed[]): number[] {
  let at = 0
  return phases.map(({ minutes, skipped }) => {
    const start = at
    if (!skipped) at += minutes
    return start
  })
}

export const totalMinutes = (phases: readonly Timed[]): number =>
  phases.reduce((sum, { minutes, skipped }) => sum + (skipped ? 0 : minutes), 0)

/** « 45 min », « 2 h 00 » */
export function sayLength(minutes: number): string {
  if (minutes < 60) return `${minutes}\u00a0min`
  return `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}`
}

/** The instant `minutes` after another. */
export const after = (start: string | number, minutes: number): Date =>
  new Date(new Date(start).getTime() + minutes * 60_000)

/** Before which phase `id` must be put to stand `by` places further; undefined when it is at the end already. */
export function movedBefore(ids: readonly string[], id: string, by: 1 | -1): string | null | undefined {
  const at = ids.indexOf(id)
  if (at === -1 || at + by < 0 || at + by >= ids.length) return undefined
  return by === -1 ? (ids[at - 1] ?? null) : (ids[at + 2] ?? null)
}

/** Before which phase `id` must be put when it is dropped on another: after it when it comes from above. */
export function droppedBefore(ids: readonly string[], id: string, on: string): string | null | undefined {
  const from = ids.indexOf(id)
  const to = ids.indexOf(on)
  if (from === -1 || to === -1 || from === to) return undefined
  return from < to ? (ids[to + 1] ?? null) : on
}

/** For a phase put in now, live: before the one that follows the phase in hand. */
export function insertedBefore(ids: readonly string[], current: string | null): string | null {
  const at = current === null ? -1 : ids.indexOf(current)
  return ids[at + 1] ?? null
}

type Times = { starts: readonly (Date | null)[]; end: Date | null }

/** When each phase began; of those that come, when they would, by the timer of the one in hand. Before anything: as it was planned. */
export function timesOf({ plan, head }: Pick<CommonView, 'plan' | 'head'>, startsAt: string | null): Times {
  const isRunning = head.stage === 'running'
  const first = isRunning ? plan.findIndex(({ id }) => id === head.phase?.id) + 1 : 0
  const from = isRunning ? (head.round?.endsAt ?? null) : head.stage === 'open' ? startsAt : null
  const began = plan.map(({ startedAt }) => (startedAt === null ? null : new Date(startedAt)))
  if (from === null) return { starts: began, end: null }
  const coming = plan.slice(first)
  const planned = startsOf(coming).map((minutes, at) => (coming[at]?.skipped ? null : after(from, minutes)))
  const starts = began.map((one, at) => (at < first ? one : (planned[at - first] ?? null)))
  return { starts, end: after(from, totalMinutes(coming)) }
}
