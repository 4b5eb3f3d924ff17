// What the room sees, in small: the screen itself, as large as this window and scaled down. A sentence beside says it in words.
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import type { CommonView } from '../../../shared/workshop/view.ts'
import styles from './miniature.module.css'
import { useScreenSeen } from './use-console.ts'

export interface MiniatureProps {
  workshopId: string
  /** Draws the screen for what it is sent. */
  draw: (common: CommonView, offset: number) => ReactNode
}

/** Where there is room for it: a phone in the hand of whoever facilitates has none. */
const wide = '(min-width: 1181px)'

export function Miniature({ workshopId, draw }: MiniatureProps) {
  const [isWide, setWide] = useState(() => matchMedia(wide).matches)
  useLayoutEffect(() => {
    const query = matchMedia(wide)
    const change = () => setWide(query.matches)
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [])
  return isWide ? <Drawn workshopId={workshopId} draw={draw} /> : null
}

function Drawn({ workshopId, draw }: MiniatureProps) {
  const { common, offset } = useScreenSeen(workshopId)
  const box = useRef<HTMLDivElement>(null)
  const [{ scale, ratio }, setShape] = useState({ scale: 0, ratio: 16 / 9 })
  useLayoutEffect(() => {
    const measure = () =>
      setShape({ scale: (box.current?.clientWidth ?? 0) / innerWidth, ratio: innerWidth / innerHeight })
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return (
    <div ref={box} className={styles.box} style={{ aspectRatio: ratio }} aria-hidden="true" inert>
      {common && scale > 0 && (
        <div className={styles.screen} style={{ scale: String(scale) }}>
          {draw(common, offset)}
        </div>
      )}
    </div>
  )
}
