// Going from change to change in a text that is shown: only elements are touched, a long text is not drawn anew.
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/** The elements that show a change, in the order of reading. */
const elementsOf = (root: ParentNode, id: number): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(`[data-changes~="${id}"]`),
]

/** Milliseconds in which the longest text is drawn, and after which what is not there is not in it. */
const patience = 15_000

/**
 * What is sought, as soon as it is there: a long text is drawn piece after piece. Gives what stops waiting for it.
 */
export function whenThere(root: Node, find: () => HTMLElement | null, then: (found: HTMLElement) => void): () => void {
  const found = find()
  if (found) {
    then(found)
    return () => undefined
  }
  const stop = () => {
    observer.disconnect()
    clearTimeout(timer)
  }
  const observer = new MutationObserver(() => {
    const late = find()
    if (!late) return
    stop()
    then(late)
  })
  observer.observe(root, { childList: true, subtree: true })
  const timer = setTimeout(stop, patience)
  return stop
}

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
  const waiting = useRef(() => undefined as void)
  useEffect(() => {
    setHere(null)
    return () => waiting.current()
  }, [ids])
  const go = useCallback(
    (to: number, take = false) => {
      const id = ids[to]
      const { current } = root
      if (id === undefined || !current) return
      setHere(to)
      waiting.current()
      waiting.current = whenThere(
        current,
        () => point(current, id),
        (element) => showElement(element, take),
      )
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
