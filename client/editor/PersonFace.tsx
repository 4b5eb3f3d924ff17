// A face that one may press: it offers to follow the person, or those that have no room of their own.
import { Suspense, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import styles from './Face.module.css'
import type { Person } from './people.ts'
import { lazily } from '../lazily.ts'

const FollowMenu = lazily(() => import('./follow/FollowMenu.tsx'), 'FollowMenu')

interface PersonFaceProps {
  awareness: Awareness
  people: readonly Person[]
  /** Where what it shows has no name of its own. */
  label?: string
  children: ReactNode
}

export function PersonFace({ awareness, people, label, children }: PersonFaceProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <span
      className={styles.press}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <Suspense fallback={null}>
          <FollowMenu
            awareness={awareness}
            people={people}
            onClose={() => {
              setOpen(false)
              button.current?.focus()
            }}
          />
        </Suspense>
      )}
    </span>
  )
}
