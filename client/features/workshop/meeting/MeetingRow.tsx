// A meeting in the list of a démarche: its day and place, how far it is, and under it its workshops.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { MeetingLine } from '../../../../shared/schemas/meetings.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { Tag, type TagTone } from '../../../ui/Status.tsx'
import styles from './meeting.module.css'
import { sayWhen } from './say-when.ts'

const t = words(meetingWords)

/** `children`: the rows of its workshops, if there are any. */
export function MeetingRow({ meeting, children }: { meeting: MeetingLine; children: ReactNode }) {
  const { id, title, stage, place, workshops: n } = meeting
  const count =
    n === 0
      ? t('meeting.row.workshops.none')
      : plural(n, t('meeting.row.workshops.one', { n }), t('meeting.row.workshops.many', { n }))
  const about = [sayWhen(meeting) ?? t('meeting.row.noDate'), place, count]
  return (
    <li className={styles.line}>
      <div className={styles.lineHead}>
        <div>
          <h3>
            <Link href={`/rencontres/${id}`}>{title}</Link>
          </h3>
          <p className="meta">{about.filter(Boolean).join(' · ')}</p>
        </div>
        <MeetingTag stage={stage} />
      </div>
      {children}
    </li>
  )
}

const tones: Record<MeetingLine['stage'], TagTone> = { draft: 'neutral', open: 'teal', closed: 'ok' }

export const MeetingTag = ({ stage }: Pick<MeetingLine, 'stage'>) => (
  <Tag tone={tones[stage]}>{t(`meeting.stage.${stage}`)}</Tag>
)
