// Going from change to change in a text that is shown: only elements are touched, a long text is not drawn anew.
import { useCallback, useEffect, useState, type RefObject } from 'react'

/** The elements that show a change, in the order of reading. */
const elementsOf = (root: ParentNode, id: number): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(`[data-changes~="${id}"]`),
]

function point(root: ParentNode, id: number | null): HTMLElement | null {
  for (const before of root.querySelectorAll('[data-here]')) before.removeAttribute('data-here')
  if (id === null) return null
  const found = elementsOf(root, id)
  for (const element of found) element.setAttribute('data-here', '')
  return found[0] ?? null
}

/** Shows it; `take`: the focus goes there too, so that one reads on from it. */
export function showElement(element: HTMLElement, take: boolean): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' })
  if (!take) return
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1
  element.focus({ preventScroll: true })
}

export interface Going {
  /** The place of the present change in the list; null before one went to any. */
  readonly here: number | null
  go(to: number, take?: boolean): void
  next(take?: boolean): void
  previous(take?: boolean): void
}

/** `ids`: of the changes that one goes through, in order. */
export function useGoing(root: RefObject<HTMLElement | null>, ids: readonly number[]): Going {
  const [here, setHere] = useState<number | null>(null)
  useEffect(() => setHere(null), [ids])
  const go = useCallback(
    (to: number, take = false) => {
      const id = ids[to]
      if (id === undefined || !root.current) return
      setHere(to)
      const element = point(root.current, id)
      if (element) showElement(element, take)
    },
    [ids, root],
  )
  const last = ids.length - 1
  return {
    here,
    go,
    next: (take) => go(here === null || here === last ? 0 : here + 1, take),
    previous: (take) => go(here === null || here === 0 ? last : here - 1, take),
  }
}
