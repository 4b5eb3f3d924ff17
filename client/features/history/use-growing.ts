// Drawing much of something piece after piece, so that the page answers in between.
import { useEffect, useState } from 'react'

/** How many of them are drawn by now: `step` at once, as many more each time the page has nothing else to do. */
export function useGrowing(total: number, step: number): number {
  const [drawn, setDrawn] = useState(step)
  useEffect(() => {
    if (drawn >= total) return
    const timer = setTimeout(() => setDrawn(drawn + step))
    return () => clearTimeout(timer)
  }, [drawn, total, step])
  return Math.min(drawn, total)
}
