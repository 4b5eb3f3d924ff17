// Who is in a live document, read from awareness. The server stamps `user`; what does not look like its stamp is not shown.
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'

export interface Person {
  actorId: string
  name: string
  initials: string
  /** 1–12, or 0 when not attributed. */
  hue: number
  organisation: string | null
}

/** One open page of a person. */
export interface Here extends Person {
  clientId: number
  /** A Yjs relative position as JSON, when the person's caret is in the text. */
  caret: unknown
}

/** The stamp of an awareness state, or null when there is none or it is not in the agreed form. */
export function personOf(user: unknown): Person | null {
  if (typeof user !== 'object' || user === null) return null
  const { actorId, name, initials, hue, organisation } = user as Record<string, unknown> // checked field by field below
  if (typeof actorId !== 'string' || typeof name !== 'string' || typeof initials !== 'string') return null
  const known = typeof hue === 'number' && Number.isInteger(hue) && hue >= 0 && hue <= 12
  return {
    actorId,
    name: name.slice(0, 120),
    initials: initials.slice(0, 3),
    hue: known ? hue : 0,
    organisation: typeof organisation === 'string' ? organisation.slice(0, 160) : null,
  }
}

/** Everyone else's open pages, in a stable order. */
export function othersIn(awareness: Awareness): Here[] {
  return [...awareness.getStates()]
    .filter(([clientId]) => clientId !== awareness.clientID)
    .sort(([a], [b]) => a - b)
    .flatMap(([clientId, state]) => {
      const person = personOf(state['user'])
      const cursor: unknown = state['cursor']
      const caret: unknown = typeof cursor === 'object' && cursor !== null && 'head' in cursor ? cursor.head : null
      return person ? [{ ...person, clientId, caret }] : []
    })
}

/** A person with three tabs is one person. */
export function unique<P extends Person>(people: readonly P[]): P[] {
  return [...new Map(people.map((person) => [person.actorId, person])).values()]
}

/**
 * Everyone else's open pages, kept up to date, at most once in `pace` milliseconds: in a full room somebody's caret moves
 * all the time. Nothing re-renders while only what we do not read changes.
 */
export function useOthers(awareness: Awareness, pace = 400): Here[] {
  const last = useRef<{ key: string; people: Here[] }>({ key: '', people: [] })
  const subscribe = useCallback(
    (changed: () => void) => {
      let waiting: ReturnType<typeof setTimeout> | undefined
      const soon = () => {
        waiting ??= setTimeout(() => {
          waiting = undefined
          changed()
        }, pace)
      }
      awareness.on('change', soon)
      return () => {
        awareness.off('change', soon)
        clearTimeout(waiting)
      }
    },
    [awareness, pace],
  )
  return useSyncExternalStore(subscribe, () => {
    const people = othersIn(awareness)
    const key = JSON.stringify(people)
    if (key !== last.current.key) last.current = { key, people }
    return last.current.people
  })
}
