// What the screen follows: the feed of its workshop, and the last view of it while a gap heals.
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { call } from '../../api.ts'
import { WorkshopFeed, type FeedView } from '../../live/workshop-feed.ts'

export function useScreen(workshopId: string): Pick<FeedView, 'status' | 'common' | 'offset'> {
  const feed = useMemo(() => feedOf(workshopId), [workshopId])
  useEffect(() => {
    feed.start()
    return () => feed.stop()
  }, [feed])
  const view = useSyncExternalStore(feed.subscribe, feed.get)
  const last = useRef(view.common)
  if (view.common) last.current = view.common
  return { status: view.status, common: last.current, offset: view.offset }
}

const feedOf = (workshopId: string) =>
  new WorkshopFeed({
    read: (after, signal) => call('readScreen', { workshopId, after }, signal),
    now: () => Date.now(),
    chance: () => Math.random(),
    onReturn,
  })

/** Nobody touches this computer: the network coming back is what wakes it. */
function onReturn(back: () => void): () => void {
  addEventListener('online', back)
  document.addEventListener('visibilitychange', back)
  return () => {
    removeEventListener('online', back)
    document.removeEventListener('visibilitychange', back)
  }
}
