// What stays over the text at the top and at the foot of the window: neither the caret nor what has the focus hides below it. [D53]
import { useEffect } from 'react'
import type { Sides } from '../../editor/use-document-editor.ts'

/** Put on what stays in its place while the text scrolls: `data-band`. */
const bands = () => [...document.querySelectorAll<HTMLElement>('[data-band]')]

/** How much of the window is covered now, in pixels. */
function covered(side: keyof Sides): number {
  const heights = bands().map((band) => {
    if (band.offsetHeight === 0) return 0
    const { position, top } = getComputedStyle(band)
    if (side === 'top') return position === 'sticky' ? Number.parseFloat(top) + band.offsetHeight : 0
    return position === 'fixed' ? innerHeight - band.getBoundingClientRect().top : 0
  })
  return Math.max(0, ...heights)
}

/** Asked when the text scrolls: bands come, go and grow. */
export const sidesCovered: Sides = {
  get top() {
    return covered('top')
  },
  get bottom() {
    return covered('bottom')
  },
}

/** Tells the browser too, which scrolls to what takes the focus and to where a link leads. Again when `bandsOf` is another. */
export function useClearOfBands(bandsOf: unknown): void {
  useEffect(() => {
    const { style } = document.documentElement
    const tell = () => {
      const { top } = sidesCovered
      style.scrollPaddingTop = `${top}px`
      style.setProperty('--covered-top', `${top}px`)
      style.scrollPaddingBottom = `${sidesCovered.bottom}px`
    }
    const observer = new ResizeObserver(tell)
    for (const band of bands()) observer.observe(band)
    addEventListener('resize', tell)
    document.addEventListener('focusin', tell)
    return () => {
      observer.disconnect()
      removeEventListener('resize', tell)
      document.removeEventListener('focusin', tell)
      style.scrollPaddingTop = style.scrollPaddingBottom = ''
      style.removeProperty('--covered-top')
    }
  }, [bandsOf])
}
