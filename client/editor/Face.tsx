// A person's round mark: initials on their organisation's hue, the full name in words.
import { isolated } from '../../shared/text/isolated.ts'
import styles from './Face.module.css'
import type { Person } from './people.ts'
import { t } from './words.ts'

export const nameOf = ({ name, organisation }: Person): string =>
  organisation ? t('editor.presence.person', { name, organisation }) : isolated(name)

export function Face({ person, size = 'md', label }: { person: Person; size?: 'sm' | 'md'; label?: string }) {
  const words = label ?? nameOf(person)
  return (
    <span className={styles.face} data-size={size} data-hue={person.hue} role="img" aria-label={words} title={words}>
      {person.initials}
    </span>
  )
}
