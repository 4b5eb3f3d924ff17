// How much place the wall has, measured: in lines and letters of its own text.
import { useLayoutEffect, useRef, useState } from 'react'
import type { Space } from './fit.ts'

/** Of the width of a letter, as a part of its height; and of its line. */
const letterWidth = 0.45
const lineHeight = 1.3
/** One under the other, on a display that is not a room's: all of it, scrolled. */
const narrow = '(max-width: 1000px)'

export function useSpace<E extends HTMLElement>() {
  const ref = useRef<E>(null)
  const [space, setSpace] = useState<Space>({ lines: 14, letters: 80 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      // as laid out: in the console's image of it, the screen is drawn scaled down
      const { clientWidth: width, clientHeight: height } = element
      const letters = Math.floor(width / (size * letterWidth))
      const lines = matchMedia(narrow).matches ? 10_000 : Math.round((10 * height) / (size * lineHeight)) / 10
      setSpace((was) => (was.lines === lines && was.letters === letters ? was : { lines, letters }))
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return { ref, space }
}
