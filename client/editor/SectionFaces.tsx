// Who is in a section, beside its entry in the outline: a press on a face offers to follow them. [D50]
import { useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { Face, nameOf } from './Face.tsx'
import faces from './Face.module.css'
import styles from './Outline.module.css'
import type { Person } from './people.ts'
import { PersonFace } from './PersonFace.tsx'
import { t } from './words.ts'

/** For the room there is. */
const most = 3

export function SectionFaces({ awareness, people }: { awareness: Awareness; people: readonly Person[] }) {
  // People come and go: those among whom one chooses stay until one has.
  const [held, setHeld] = useState<readonly Person[] | null>(null)
  const all = held ?? people
  if (all.length === 0) return null
  const shown = all.length > most ? all.slice(0, most - 1) : all
  const hidden = all.slice(shown.length)
  const more = t('editor.presence.more', { n: hidden.length })
  return (
    <span
      className={styles.people}
      onFocus={() => setHeld(all)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setHeld(null)
      }}
    >
      {shown.map((person) => (
        <PersonFace key={person.actorId} awareness={awareness} people={[person]}>
          <Face person={person} size="sm" />
        </PersonFace>
      ))}
      {hidden.length > 0 && (
        <PersonFace awareness={awareness} people={hidden} label={`${more} ${hidden.map(nameOf).join(' · ')}`}>
          <span className={faces.more} data-size="sm">
            {more}
          </span>
        </PersonFace>
      )}
    </span>
  )
}
