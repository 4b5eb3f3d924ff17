// Whom one follows in a text: one person at a time, by page. Known beside the awareness of the text, so that faces anywhere on the
// page and the text itself speak of the same. [D50]
import { useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'

export interface Followed {
  actorId: string
  name: string
}

class Follow {
  readonly #listeners = new Set<() => void>()
  #followed: Followed | null = null

  get = (): Followed | null => this.#followed

  set = (followed: Followed | null): void => {
    this.#followed = followed
    for (const listener of this.#listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

const all = new WeakMap<Awareness, Follow>()

export function followOf(awareness: Awareness): Follow {
  const known = all.get(awareness) ?? new Follow()
  all.set(awareness, known)
  return known
}

export function useFollowed(awareness: Awareness): Followed | null {
  const { subscribe, get } = followOf(awareness)
  return useSyncExternalStore(subscribe, get)
}
