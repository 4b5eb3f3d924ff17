// The workshops of a démarche: a row each, and the way to prepare another.
import CalendarPlus from 'lucide-react/icons/calendar-plus'
import { Suspense, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { WorkshopLine } from '../../../shared/schemas/workshops.ts'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayMoment } from '../../dates.ts'
import { lazily } from '../../lazily.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Section } from '../../ui/Layout.tsx'
import { Live, Tag, type TagTone } from '../../ui/Status.tsx'
import { sayLength } from './running-order.ts'
import styles from './workshops.module.css'

const t = words({ ...prepareWords, ...workshopWords })
const NewWorkshopDialog = lazily(() => import('./NewWorkshopDialog.tsx'), 'NewWorkshopDialog')

export function WorkshopsTab({ demarcheId }: { demarcheId: string }) {
  const [, go] = useLocation()
  const [isAsked, setAsked] = useState(false)
  const read = useRead('listWorkshops', { demarcheId })
  const act = read.data?.mayPrepare && (
    <Button size="sm" icon={CalendarPlus} onClick={() => setAsked(true)}>
      {t('prepare.new')}
    </Button>
  )
  const workshops = read.data?.workshops ?? []
  return (
    <Section title={t('prepare.tab')} aside={workshops.length > 0 && act} small>
      {!read.data && <ReadState read={read} lines={4} />}
      {read.data && workshops.length === 0 && (
        <Empty title={t('prepare.none')} actions={act}>
          {t('prepare.none.text')}
        </Empty>
      )}
      {workshops.length > 0 && (
        <ul role="list" className={styles.rows}>
          {workshops.map((one) => (
            <Row key={one.id} workshop={one} mayPrepare={read.data?.mayPrepare ?? false} />
          ))}
        </ul>
      )}
      {isAsked && (
        <Suspense fallback={null}>
          <NewWorkshopDialog
            demarcheId={demarcheId}
            others={workshops}
            onClose={() => setAsked(false)}
            onCreated={(workshopId) => go(`/ateliers/${workshopId}/preparer`)}
          />
        </Suspense>
      )}
    </Section>
  )
}

function Row({ workshop, mayPrepare }: { workshop: WorkshopLine; mayPrepare: boolean }) {
  const { id, title, startsAt, place, pilot, guests, minutes, stage } = workshop
  const people =
    guests === 0
      ? t('prepare.row.guests.none')
      : plural(guests, t('prepare.row.guests.one', { n: guests }), t('prepare.row.guests.many', { n: guests }))
  const about = [
    startsAt ? sayMoment(startsAt) : t('prepare.row.noDate'),
    minutes > 0 && sayLength(minutes),
    place,
    t('prepare.row.pilot', { name: pilot }),
    people,
  ]
  return (
    <li>
      <div>
        <h3>
          <Link href={`/ateliers/${id}/preparer`}>{title}</Link>
        </h3>
        <p className="meta">{about.filter(Boolean).join(' · ')}</p>
      </div>
      <StageTag stage={stage} />
      {afterwards.includes(stage) && (
        <LinkButton size="sm" variant="second" href={`/ateliers/${id}/restitution`}>
          {t('prepare.row.restitution')}
        </LinkButton>
      )}
      {mayPrepare && !afterwards.includes(stage) && stage !== 'draft' && stage !== 'cancelled' && (
        <LinkButton size="sm" variant="second" href={`/ateliers/${id}/console`}>
          {t('prepare.row.console')}
        </LinkButton>
      )}
    </li>
  )
}

/** Once it is over, what counts is what it gives back. */
const afterwards: readonly WorkshopLine['stage'][] = ['closed', 'review', 'published', 'archived']

const tones: Partial<Record<WorkshopLine['stage'], TagTone>> = {
  open: 'teal',
  closed: 'ok',
  published: 'ok',
  cancelled: 'line',
}

export const StageTag = ({ stage }: Pick<WorkshopLine, 'stage'>) =>
  stage === 'running' ? (
    <Live>{t('workshop.stage.running')}</Live>
  ) : (
    <Tag tone={tones[stage] ?? 'neutral'}>{t(`workshop.stage.${stage}`)}</Tag>
  )
