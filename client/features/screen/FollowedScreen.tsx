// A screen that is paired: it follows its workshop until it is told that it may no longer.
import { useEffect } from 'react'
import { ScreenView } from './ScreenView.tsx'
import { useAwake } from '../../live/use-awake.ts'
import { useScreen } from './use-screen.ts'

/** Before pairing is asked about again: a workshop that keeps refusing is not asked without end. */
const pauseWhenGone = 2_000

export function FollowedScreen({ workshopId, onGone }: { workshopId: string; onGone(): void }) {
  const { status, common, offset } = useScreen(workshopId)
  const isGone = status.is === 'gone'
  useAwake()
  useEffect(() => {
    if (!isGone) return
    const back = setTimeout(onGone, common === null ? pauseWhenGone : 0)
    return () => clearTimeout(back)
  }, [isGone, common, onGone])
  return <ScreenView common={common} offset={offset} isLate={status.is === 'late'} />
}
