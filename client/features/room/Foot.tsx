// The one action, at the bottom and above the keyboard.
import { useEffect, useRef, type ReactNode } from 'react'
import styles from './room.module.css'

export function Foot({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const seen = window.visualViewport
    if (!seen) return
    // Where the keyboard covers the page instead of shortening it (iOS), what is at the bottom is raised by as much.
    const raise = () => {
      const covered = Math.max(0, document.documentElement.clientHeight - seen.height - seen.offsetTop)
      const isKeyboard = seen.scale === 1 && covered > 80
      box.current?.style.setProperty('--covered', isKeyboard ? `${covered}px` : '0px')
    }
    seen.addEventListener('resize', raise)
    seen.addEventListener('scroll', raise)
    return () => {
      seen.removeEventListener('resize', raise)
      seen.removeEventListener('scroll', raise)
    }
  }, [])
  return (
    <div className={styles.foot} ref={box}>
      {children}
    </div>
  )
}
