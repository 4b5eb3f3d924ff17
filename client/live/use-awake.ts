// Keeps the display on, where the browser can: nobody moves the mouse of a room's computer for three hours, nor wants to wake a phone for each phase.
import { useEffect } from 'react'

/** Older browsers have no such lock, whatever the types say; nor have pages without https. */
export const canStayAwake = (): boolean => 'wakeLock' in navigator

export function useAwake(isWanted = true): void {
  useEffect(() => {
    if (!isWanted || !canStayAwake()) return
    let held: WakeLockSentinel | null = null
    let isOver = false
    // Refused on a battery, or to a page in the background: the display then goes off by its own settings.
    const hold = async () => {
      if (document.visibilityState !== 'visible') return
      held = await navigator.wakeLock.request('screen').catch(() => null)
      if (isOver) void held?.release()
    }
    const again = () => void hold()
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', again)
      void held?.release()
    }
  }, [isWanted])
}
