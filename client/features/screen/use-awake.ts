// Keeps the computer's display on, where the browser can: nobody moves its mouse for three hours.
import { useEffect } from 'react'

export function useAwake(): void {
  useEffect(() => {
    // older browsers have none, whatever the types say
    if (!('wakeLock' in navigator)) return
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
  }, [])
}
