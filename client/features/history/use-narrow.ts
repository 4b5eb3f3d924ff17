// Whether the window is too narrow for two texts beside one another.
import { useSyncExternalStore } from 'react'

const query = '(max-width: 860px)'

const subscribe = (listener: () => void): (() => void) => {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
