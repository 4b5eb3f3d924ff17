// Whether the screen is as narrow as a phone: reading comes first, writing is asked for.
import { useSyncExternalStore } from 'react'

const query = '(max-width: 860px)' // where the editor's toolbar goes to the foot of the page

export const usePhone = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
