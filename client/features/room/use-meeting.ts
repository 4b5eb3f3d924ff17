// A meeting as it stands: asked again while this page is looked at, so that whoever waits sees a room open.
import { useEffect, useRef, useState } from 'react'
import { call, Failure } from '../../api.ts'
import { areAllOver, changesBetween, type MeetingFound, type RoomChange } from './meeting-rooms.ts'

/** Longer for some than for others: a hall that waits does not ask in one beat. */
const pause = 8_000
const spread = 4_000

export type MeetingNow = {
  meeting: MeetingFound
  /** The last that happened; each time a new object. */
  changes: readonly RoomChange[]
  /** When the list was last right, while the network is away. Null: it is right now. */
  lateSince: Date | null
  /** Its code leads here no more. */
  isGone: boolean
}

export function useMeeting(code: string, first: MeetingFound): MeetingNow {
  const [now, setNow] = useState<MeetingNow>({ meeting: first, changes: [], lateSince: null, isGone: false })
  const [arrivedAt] = useState(() => new Date())
  const seenAt = useRef(arrivedAt)
  const isWaiting = !now.isGone && !areAllOver(now.meeting.rooms)
  useEffect(() => {
    if (!isWaiting) return
    const asked = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void look(), pause + Math.random() * spread)
    }
    const look = async () => {
      if (document.visibilityState === 'hidden') return later()
      try {
        const found = await call('findRoom', { code }, asked.signal)
        seenAt.current = new Date()
        setNow((before) => (found.kind === 'meeting' ? moved(before, found) : { ...before, isGone: true }))
      } catch (error) {
        if (asked.signal.aborted) return
        if (!(error instanceof Failure)) throw error
        const isGone = error.code === 'wrongCode'
        setNow((before) => ({ ...before, isGone, lateSince: isGone ? null : seenAt.current }))
      }
      later()
    }
    const back = () => void look()
    later()
    document.addEventListener('visibilitychange', back)
    addEventListener('online', back)
    return () => {
      asked.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', back)
      removeEventListener('online', back)
    }
  }, [code, isWaiting])
  return now
}

function moved(before: MeetingNow, meeting: MeetingFound): MeetingNow {
  const changes = changesBetween(before.meeting.rooms, meeting.rooms)
  return { meeting, changes: changes.length > 0 ? changes : before.changes, lateSince: null, isGone: false }
}
