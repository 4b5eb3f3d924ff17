// The way back from the clock in Paris: what somebody typed, as an instant.
import { localTime } from './local-time.ts'

/**
 * The instant at which that clock shows such a text (« 2026-03-26T14:05 », or the midnight of « 2026-03-26 »). Of the hour that is
 * shown twice in October either is given; of the one that March skips, the hour after.
 */
export function instantAt(local: string): Date {
  const asUtc = Date.parse(`${local.includes('T') ? local : `${local}T00:00`}Z`)
  const aheadAt = (instant: number) =>
    Date.parse(`${localTime(new Date(instant))}Z`) - Math.floor(instant / 1000) * 1000
  const first = asUtc - aheadAt(asUtc)
  return new Date(asUtc - aheadAt(first))
}
