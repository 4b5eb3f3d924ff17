// What is left of a round by the server's clock: as figures, and as the three sentences that are said aloud. Pure.
import type { HeadView, TableView } from '../../shared/workshop/view.ts'

type Timed = NonNullable<HeadView['round']>

/** Milliseconds left, never under zero; null without a timer. `now` is the server's, `table` may have been given longer. */
export function leftOf(round: Timed, table: Pick<TableView, 'extra'> | null, now: number): number | null {
  const extra = table?.extra ?? 0
  if (round.remaining !== null) return Math.max(0, round.remaining + extra)
  return round.endsAt === null ? null : Math.max(0, round.endsAt + extra - now)
}

/** « 04:10 », « 1:02:00 »: a second begun is shown whole. */
export function sayClock(left: number): string {
  const seconds = Math.ceil(left / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** Milliseconds until the clock shows another second. */
export const untilNextSecond = (left: number): number => left % 1000 || 1000

export type Mark = 'five' | 'one' | 'over'

const marks: readonly (readonly [Mark, number])[] = [
  ['over', 0],
  ['one', 60_000],
  ['five', 300_000],
]

/**
 * The mark passed between two looks at the clock; what was already passed at the first look is not told, nor is what one
 * starts with: « il reste cinq minutes » of five. `given`: all that the round was given.
 */
export function markPassed(before: number | null, left: number | null, given: number | null): Mark | null {
  if (before === null || left === null) return null
  return marks.find(([, at]) => before > at && left <= at && (given === null || given > at))?.[0] ?? null
}
