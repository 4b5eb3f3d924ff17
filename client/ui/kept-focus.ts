// Where the focus goes when what had it leaves the page: the heading of the nearest part that stays, never the top of the document.
import { useEffect, type RefObject } from 'react'

/** Give it the element of the page. What is shown over the page (dialogs, menus) gives the focus back by itself. */
export function useKeptFocus(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let path: Element[] = []
    let frame = 0
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element && page.current?.contains(target)) path = withAncestors(target)
    }
    const mend = () => {
      if (document.activeElement !== document.body || path[0]?.isConnected !== false) return
      const heading = headingAround(path.filter((one) => page.current?.contains(one)))
      path = []
      heading?.setAttribute('tabindex', '-1')
      heading?.focus()
    }
    // Two frames: a dialog that closes gives the focus back in the next one.
    const later = () => {
      if (document.activeElement !== document.body) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(mend)
      })
    }
    const observer = new MutationObserver(later)
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      document.removeEventListener('focusin', remember)
    }
  }, [page])
}

function withAncestors(element: Element): Element[] {
  return element.parentElement ? [element, ...withAncestors(element.parentElement)] : [element]
}

function headingAround(parts: readonly Element[]): HTMLElement | null {
  for (const part of parts) {
    const heading = part.querySelector<HTMLElement>('h1, h2, h3')
    if (heading) return heading
  }
  return null
}
