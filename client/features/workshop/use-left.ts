// The time left of a round, redrawn at each second; said aloud at three moments only.
import { useEffect, useRef, useState } from 'react'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { leftOf, markPassed } from '../../live/round-clock.ts'

type Timed = HeadView['round']

/** `offset`: the server's clock less this one's. */
export function useLeft(round: Timed, offset: number) {
  const [now, setNow] = useState(() => Date.now())
  const runs = round !== null && round.endsAt !== null && round.remaining === null
  useEffect(() => {
    setNow(Date.now())
    if (!runs) return
    const tick = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(tick)
  }, [runs, round?.id, round?.endsAt])
  const left = round && leftOf(round, null, now + offset)
  const mark = useMark(round, left)
  return { left, mark }
}

function useMark(round: Timed, left: number | null) {
  const roundId = round?.id ?? null
  const given = round?.length ?? null
  const before = useRef<{ roundId: string | null; left: number | null }>({ roundId, left })
  const [mark, setMark] = useState<ReturnType<typeof markPassed>>(null)
  useEffect(() => {
    const passed = before.current.roundId === roundId ? markPassed(before.current.left, left, given) : null
    if (passed) setMark(passed)
    else if (before.current.roundId !== roundId) setMark(null)
    before.current = { roundId, left }
  }, [roundId, left, given])
  return mark
}
