// Who is here: a face per person, however many pages they have open. Comings and goings are never announced.
import type { Awareness } from 'y-protocols/awareness'
import { plural } from '../../shared/text/words.ts'
import { Face, nameOf } from './Face.tsx'
import styles from './Face.module.css'
import type { Person } from './people.ts'
import { PersonFace } from './PersonFace.tsx'
import { unique, useOthers } from './people.ts'
import { t } from './words.ts'

export interface PresenceProps {
  awareness: Awareness
  /** The reader, as the server knows them; shown last and once. */
  me?: Person
  /** How many faces before « + n ». */
  most?: number
}

export function Presence({ awareness, me, most = 5 }: PresenceProps) {
  const others = useOthers(awareness).filter(({ actorId }) => actorId !== me?.actorId)
  const everyone: Person[] = [...unique(others), ...(me ? [me] : [])]
  if (everyone.length === 0) return null
  const shown = everyone.length > most ? everyone.slice(0, most - 1) : everyone
  const hidden = everyone.slice(shown.length)
  const count = { n: everyone.length }
  const label = plural(everyone.length, t('editor.presence.one', count), t('editor.presence.many', count))
  const said = (person: Person) => (person === me ? t('editor.presence.me', { who: nameOf(person) }) : nameOf(person))
  return (
    <ul className={styles.faces} aria-label={label}>
      {shown.map((person) => (
        <li key={person.actorId}>
          {person === me ? (
            <Face person={person} label={said(person)} />
          ) : (
            <PersonFace awareness={awareness} people={[person]}>
              <Face person={person} label={said(person)} />
            </PersonFace>
          )}
        </li>
      ))}
      {hidden.length > 0 && (
        <li>
          <PersonFace
            awareness={awareness}
            people={hidden.filter((one) => one !== me)}
            label={`${t('editor.presence.more', { n: hidden.length })} ${hidden.map(said).join(' · ')}`}
          >
            <span className={styles.more} title={hidden.map(said).join(' · ')}>
              {t('editor.presence.more', { n: hidden.length })}
            </span>
          </PersonFace>
        </li>
      )}
    </ul>
  )
}
