// « Aujourd’hui »: the meetings and workshops of the day, with the console for those who run them.
import { Link } from 'wouter'
import type { Happening } from '../../../shared/schemas/organising.ts'
import { home } from '../../../shared/text/fr/home.ts'
import { meetingWords } from '../../../shared/text/fr/meeting.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import { spacedCode } from '../../../shared/workshop/code.ts'
import { sayTime } from '../../dates.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Live, Tag } from '../../ui/Status.tsx'
import styles from './home.module.css'

const t = words({ ...home, ...workshopWords, ...meetingWords })

export function Happenings({ happenings }: { happenings: readonly Happening[] }) {
  if (happenings.length === 0) return <p className="muted">{t('home.nothingToday')}</p>
  return (
    <ul role="list" className={styles.happenings}>
      {happenings.map((one) => (
        <li key={one.id} className={one.code === null ? undefined : classes('on-ochre', styles.open)}>
          <b>{one.startsAt ? sayTime(new Date(one.startsAt)) : t('meeting.workshop.noHour')}</b>
          <div>
            <Link href={placeOf(one)}>{one.title}</Link>
            <p className="meta">
              {[one.kind === 'meeting' && t('home.today.meeting'), one.place, one.demarcheTitle]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {one.code !== null && (
              <p className={styles.code}>
                {t('home.today.code')} <b translate="no">{spacedCode(one.code)}</b>
              </p>
            )}
          </div>
          <StageOf one={one} />
          {one.code !== null && (
            <LinkButton variant="ink" href={one.kind === 'meeting' ? placeOf(one) : `/ateliers/${one.id}/console`}>
              {t(one.kind === 'meeting' ? 'home.today.open' : 'home.today.console')}
            </LinkButton>
          )}
          {one.mayRun && one.stage === 'draft' && (
            <LinkButton size="sm" variant="second" href={placeOf(one)}>
              {t('home.today.prepare')}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  )
}

const placeOf = ({ kind, id }: Happening): string =>
  kind === 'meeting' ? `/rencontres/${id}` : `/ateliers/${id}/preparer`

function StageOf({ one }: { one: Happening }) {
  if (one.kind === 'meeting')
    return <Tag tone={one.stage === 'open' ? 'teal' : 'neutral'}>{t(`meeting.stage.${one.stage}`)}</Tag>
  if (one.stage === 'running') return <Live>{t('workshop.stage.running')}</Live>
  return <Tag tone={one.stage === 'open' ? 'teal' : 'neutral'}>{t(`workshop.stage.${one.stage}`)}</Tag>
}
