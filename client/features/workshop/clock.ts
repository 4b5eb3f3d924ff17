// What is left of a round by the server's clock, as the console shows it. Pure.
import type { HeadView } from '../../../shared/workshop/view.ts'

type Timed = NonNullable<HeadView['round']>

/** Milliseconds left, never under zero; null without a timer. `now` is the server's. */
export function leftOf({ endsAt, remaining }: Timed, now: number): number | null {
  if (remaining !== null) return Math.max(0, remaining)
  return endsAt === null ? null : Math.max(0, endsAt - now)
}

/** « 08:42 », « 1:02:00 »: a second begun is shown whole. */
export function sayClock(left: number): string {
  const seconds = Math.ceil(left / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`
}

/** Said aloud when it is passed; nothing for what was passed before the first look. */
export function markPassed(before: number | null, left: number | null): 'five' | 'one' | 'over' | null {
  if (before === null || left === null) return null
  if (before > 0 && left <= 0) return 'over'
  if (before > 60_000 && left <= 60_000) return 'one'
  return before > 300_000 && left <= 300_000 ? 'five' : null
}
