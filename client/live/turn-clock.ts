// What is left of the time planned for one of a panel, by the server's clock, second by second; past it, how far.
import { useEffect, useState } from 'react'
import type { PanelView } from '../../shared/workshop/view.ts'
import { sayClock } from './round-clock.ts'

type Turn = Pick<PanelView['speakers'][number], 'spoken' | 'since'>

/** Milliseconds spoken in all, with the turn that is not over. `now` is the server's. */
export const spokenBy = ({ spoken, since }: Turn, now: number): number =>
  spoken + (since === null ? 0 : Math.max(0, now - since))

/** « 04:10 » left, or « +00:32 » beyond. */
export function sayTurn(secondsEach: number, spoken: number): string {
  const left = secondsEach * 1000 - spoken
  return left >= 0 ? sayClock(left) : `+${sayClock(Math.floor(-left / 1000) * 1000)}`
}

export const isBeyond = (secondsEach: number, spoken: number): boolean => spoken > secondsEach * 1000

/** The server's clock, looked at each second while somebody speaks. */
export function useServerNow(offset: number, isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return
    setNow(Date.now())
    const each = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(each)
  }, [isRunning])
  return now + offset
}
