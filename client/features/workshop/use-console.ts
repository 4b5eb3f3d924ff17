// The console's place in a workshop: what it sees, by the feed, and how it steers.
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { call } from '../../signed-in-api.ts'
import { WorkshopFeed, type FeedStatus } from '../../live/workshop-feed.ts'
import { useSteering, type Steering } from './steer.ts'

export type ConsoleNow = Steering & {
  workshopId: string
  status: FeedStatus
  view: CommonView | null
  /** The server's clock less this one's. */
  offset: number
}

export function useConsole(workshopId: string): ConsoleNow {
  const feed = useMemo(() => feedOf(workshopId), [workshopId])
  useEffect(() => {
    feed.start()
    return () => feed.stop()
  }, [feed])
  const now = useSyncExternalStore(feed.subscribe, feed.get)
  const last = useRef<CommonView | null>(null)
  if (now.common) last.current = now.common // a gap is healed by asking for all: meanwhile, what was known stays
  const steering = useSteering(workshopId, (revision) => feed.reached(revision))
  return { workshopId, status: now.status, view: last.current, offset: now.offset, ...steering }
}

/** What the screen of the room is sent: never more than the room may see. */
export function useScreenSeen(workshopId: string) {
  const feed = useMemo(() => feedOf(workshopId, 'screen'), [workshopId])
  useEffect(() => {
    feed.start()
    return () => feed.stop()
  }, [feed])
  const { common, offset } = useSyncExternalStore(feed.subscribe, feed.get)
  const last = useRef<CommonView | null>(null)
  if (common) last.current = common
  return { common: last.current, offset }
}

const feedOf = (workshopId: string, eyes: 'facilitator' | 'screen' = 'facilitator') =>
  new WorkshopFeed({
    read: (after, signal) => call('readConsole', { workshopId, after, eyes }, signal),
    now: () => Date.now(),
    chance: () => Math.random(),
    onReturn: (back) => {
      addEventListener('online', back)
      document.addEventListener('visibilitychange', back)
      return () => {
        removeEventListener('online', back)
        document.removeEventListener('visibilitychange', back)
      }
    },
  })
