// To which meeting a workshop belongs, with the way there.
import { Link } from 'wouter'
import type { Workshop } from '../../../../shared/schemas/workshops.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { words } from '../../../../shared/text/words.ts'
import { spacedCode } from '../../../../shared/workshop/code.ts'
import styles from './meeting.module.css'

const t = words(meetingWords)

export function MeetingOf({ meeting: { id, title, code } }: { meeting: NonNullable<Workshop['meeting']> }) {
  return (
    <p className={styles.of}>
      {t('meeting.of.text')} <Link href={`/rencontres/${id}`}>{title}</Link>.{' '}
      {code !== null && t('meeting.of.code', { code: spacedCode(code) })}
    </p>
  )
}
