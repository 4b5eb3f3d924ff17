// Going along the moments of a text: by one, by day, to the ends. Pure.
import { localDay } from '../../../shared/local-time.ts'
import type { Moment } from './lines.ts'

/** The place of the last tick that is not after a position; the first for what is before all. */
export function tickNear(ticks: readonly Pick<Moment, 'position'>[], position: number): number {
  const after = ticks.findIndex((tick) => tick.position > position)
  return Math.max(0, (after === -1 ? ticks.length : after) - 1)
}

const dayOf = (tick: Pick<Moment, 'at'> | undefined): string => (tick ? localDay(new Date(tick.at)) : '')

/** Where a key leads from a tick; null for a key that leads nowhere. Pages go to the end of the day before or after. */
export function tickAfterKey(ticks: readonly Pick<Moment, 'at'>[], here: number, key: string): number | null {
  const last = ticks.length - 1
  const kept = (to: number) => Math.min(last, Math.max(0, to))
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return kept(here + 1)
    case 'ArrowLeft':
    case 'ArrowDown':
      return kept(here - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageUp':
      return lastOfNextDay(ticks, here)
    case 'PageDown':
      return lastOfDayBefore(ticks, here)
    default:
      return null
  }
}

function lastOfDayBefore(ticks: readonly Pick<Moment, 'at'>[], here: number): number {
  const day = dayOf(ticks[here])
  for (let at = here - 1; at >= 0; at--) if (dayOf(ticks[at]) !== day) return at
  return 0
}

function lastOfNextDay(ticks: readonly Pick<Moment, 'at'>[], here: number): number {
  const day = dayOf(ticks[here])
  const next = ticks.findIndex((tick, n) => n > here && dayOf(tick) !== day)
  if (next === -1) return ticks.length - 1
  const nextDay = dayOf(ticks[next])
  const after = ticks.findIndex((tick, n) => n > next && dayOf(tick) !== nextDay)
  return (after === -1 ? ticks.length : after) - 1
}
