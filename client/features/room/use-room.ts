// One person's place in a room: the feed that they follow and the queue of what they do, as one object for the page.
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { CommonView, OwnView } from '../../../shared/workshop/view.ts'
import { call } from '../../api.ts'
import { deviceNotes, type Notes } from '../../live/notes.ts'
import { WorkshopFeed, type FeedStatus, type FeedView } from '../../live/workshop-feed.ts'
import { DeviceQueue, type QueueView, type RoomCommand } from './device-queue.ts'
import { keepBallot, type KnownGuest } from './room-notes.ts'
import { keepSeen, lastSeen, type Seen } from './seen.ts'

const quietMoment = 500

export type RoomNow = {
  workshopId: string
  guestId: string
  status: FeedStatus
  common: CommonView | null
  own: OwnView | null
  /** The server's clock less this one's. */
  offset: number
  queue: QueueView
  notes: Notes
  act(command: RoomCommand): void
  makeId(): string
  /** Forgets a refusal that was read. */
  dismiss(id: string): void
}

export function useRoom({ workshopId, guestId }: Pick<KnownGuest, 'workshopId' | 'guestId'>): RoomNow {
  const [notes] = useState(deviceNotes)
  const { feed, queue } = useMemo(() => placeOf(workshopId, guestId, notes), [workshopId, guestId, notes])
  useEffect(() => {
    feed.start()
    queue.start()
    const leave = onReturn(() => queue.start())
    const follow = feed.subscribe(() => queue.shown(feed.get().revision))
    return () => {
      leave()
      follow()
      feed.stop()
      queue.stop()
    }
  }, [feed, queue])
  const view = useSyncExternalStore(feed.subscribe, feed.get)
  const queued = useSyncExternalStore(queue.subscribe, queue.get)
  const known = useKnown(view, notes, guestId)
  return {
    workshopId,
    guestId,
    status: view.status,
    common: known?.common ?? null,
    own: known?.own ?? null,
    offset: view.offset,
    queue: queued,
    notes,
    act: (command) => queue.add(command),
    makeId: queue.makeId,
    dismiss: (id) => queue.dismiss(id),
  }
}

/** What may be shown: the view as it stands; while all of it is asked again, or before it comes, what was last seen. */
function useKnown({ common, own }: FeedView, notes: Notes, guestId: string): Seen | null {
  const [seen, setSeen] = useState(() => lastSeen(notes, guestId))
  const now = useMemo(() => (common && own ? { common, own } : null), [common, own])
  if (now && now !== seen) setSeen(now)
  useEffect(() => {
    if (!now) return
    const quiet = setTimeout(() => keepSeen(notes, guestId, now), quietMoment)
    return () => clearTimeout(quiet)
  }, [now, notes, guestId])
  return now ?? seen
}

function placeOf(workshopId: string, guestId: string, notes: Notes) {
  const feed = new WorkshopFeed({
    read: (after, signal) => call('readRoom', { workshopId, guestId, after }, signal),
    now: () => Date.now(),
    chance: () => Math.random(),
    onReturn,
  })
  const queue = new DeviceQueue(guestId, {
    notes,
    send: (commands) => call('takePart', { workshopId, guestId, commands }),
    cast: async ({ roundId, credential, choice }) => {
      const answer = await call('castBallot', { workshopId, guestId, roundId, credential, choice })
      if (answer.refused === null) keepBallot(notes, guestId, roundId, { credential, choice })
      return answer
    },
    now: () => Date.now(),
    random: randomBytes,
    pause,
  })
  return { feed, queue }
}

export const randomBytes = (): Uint8Array => crypto.getRandomValues(new Uint8Array(10))

function pause(milliseconds: number) {
  let wake = (): void => undefined
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
  return { done, wake }
}

/** The network is back, or the person is: a phone that slept tries at once. */
function onReturn(back: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') back()
  }
  addEventListener('online', back)
  document.addEventListener('visibilitychange', seen)
  return () => {
    removeEventListener('online', back)
    document.removeEventListener('visibilitychange', seen)
  }
}
