// What the page of a document shows of its live status: a connection that comes back at once is no state of its own.
import { useEffect, useState } from 'react'
import { live } from '../../../shared/text/fr/live.ts'
import { words } from '../../../shared/text/words.ts'
import type { LiveStatus } from '../../live/status.ts'
import { sayStatus } from '../../live/status-words.ts'
import type { Opened } from './opened.ts'

const t = words(live)

export type ShownStatus =
  | LiveStatus
  /** Lost for less than a few seconds, as after each change of state and each restart. */
  | { is: 'reconnecting' }
  /** Offline, with nothing of one's own to keep. */
  | { is: 'offline'; reads: true }

/** How long a lost connection may take to come back before it is called one. */
const patience = 3_000

export function useShownStatus(status: LiveStatus, { mayWrite, frozen }: Opened): ShownStatus {
  const lasts = useLasts(status.is === 'offline')
  if (status.is !== 'offline') return status
  if (!lasts && navigator.onLine) return { is: 'reconnecting' }
  return mayWrite && !frozen ? status : { is: 'offline', reads: true }
}

function useLasts(is: boolean): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!is) return
    const timer = setTimeout(() => setLasts(true), patience)
    return () => {
      clearTimeout(timer)
      setLasts(false)
    }
  }, [is])
  return lasts
}

export function sayShown(status: ShownStatus): string {
  if (status.is === 'reconnecting') return t('live.reconnecting')
  return 'reads' in status ? t('live.offlineReading') : sayStatus(status)
}

/** Whether nothing goes on until the person has done something: its banner interrupts. */
export function stops({ is }: ShownStatus): boolean {
  return is === 'signedOut' || is === 'noRight' || is === 'reload' || is === 'tooManyTabs' || is === 'unavailable'
}

/** Whether it goes by itself, and is worth a banner until it does. */
export const passes = ({ is }: ShownStatus): boolean => is === 'offline' || is === 'roomFull' || is === 'busy'
