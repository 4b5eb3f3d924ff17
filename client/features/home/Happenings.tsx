// « Aujourd’hui »: the meetings and workshops of the day, with the console for those who run them.
import { Link } from 'wouter'
import type { Happening } from '../../../shared/schemas/organising.ts'
import { home } from '../../../shared/text/fr/home.ts'
import { meetingWords } from '../../../shared/text/fr/meeting.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { sayTime } from '../../dates.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Live, Tag } from '../../ui/Status.tsx'
import styles from './home.module.css'

const t = words({ ...home, ...workshopWords, ...meetingWords })

export function Happenings({ happenings }: { happenings: readonly Happening[] }) {
  if (happenings.length === 0) return <p className="muted">{t('home.nothingToday')}</p>
  return (
    <ul role="list" className={styles.happenings}>
      {happenings.map((one) => (
        <li key={one.id}>
          <b>{one.startsAt ? sayTime(new Date(one.startsAt)) : t('meeting.workshop.noHour')}</b>
          <div>
            <Link href={one.kind === 'meeting' ? `/rencontres/${one.id}` : `/ateliers/${one.id}/preparer`}>
              {one.title}
            </Link>
            <p className="meta">
              {[one.kind === 'meeting' && t('home.today.meeting'), one.place, one.demarcheTitle]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <StageOf one={one} />
          {one.kind === 'workshop' && one.mayRun && (one.stage === 'open' || one.stage === 'running') && (
            <LinkButton size="sm" variant="second" href={`/ateliers/${one.id}/console`}>
              {t('home.today.console')}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  )
}

function StageOf({ one }: { one: Happening }) {
  if (one.kind === 'meeting')
    return <Tag tone={one.stage === 'open' ? 'teal' : 'neutral'}>{t(`meeting.stage.${one.stage}`)}</Tag>
  if (one.stage === 'running') return <Live>{t('workshop.stage.running')}</Live>
  return <Tag tone={one.stage === 'open' ? 'teal' : 'neutral'}>{t(`workshop.stage.${one.stage}`)}</Tag>
}
