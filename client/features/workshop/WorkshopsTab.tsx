// The workshops of a démarche: a row each, and the way to prepare another.
import CalendarPlus from 'lucide-react/icons/calendar-plus'
import CalendarRange from 'lucide-react/icons/calendar-range'
import { Suspense, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { WorkshopLine } from '../../../shared/schemas/workshops.ts'
import { meetingWords } from '../../../shared/text/fr/meeting.ts'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { isJoinable, isOver } from '../../../shared/workshop/stages.ts'
import { sayMoment } from '../../dates.ts'
import { lazily } from '../../lazily.ts'
import { useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Empty, Section } from '../../ui/Layout.tsx'
import { MeetingRow } from './meeting/MeetingRow.tsx'
import meetingStyles from './meeting/meeting.module.css'
import { sayLength } from './running-order.ts'
import { StageTag } from './StageTag.tsx'
import styles from './workshops.module.css'

const t = words({ ...prepareWords, ...meetingWords })
const NewWorkshopDialog = lazily(() => import('./NewWorkshopDialog.tsx'), 'NewWorkshopDialog')

const NewMeetingDialog = lazily(() => import('./meeting/NewMeetingDialog.tsx'), 'NewMeetingDialog')

/** Meetings first, each with its workshops; then those of no meeting. */
export function WorkshopsTab({ demarcheId }: { demarcheId: string }) {
  const [, go] = useLocation()
  const [asked, setAsked] = useState<'workshop' | 'meeting' | null>(null)
  const read = useRead('listWorkshops', { demarcheId })
  const meetings = useRead('listMeetings', { demarcheId }).data?.meetings ?? []
  const mayPrepare = read.data?.mayPrepare ?? false
  const workshops = read.data?.workshops ?? []
  const gathered = new Set(meetings.map(({ id }) => id))
  const alone = workshops.filter(({ meetingId }) => meetingId === null || !gathered.has(meetingId))
  const act = mayPrepare && (
    <Button size="sm" icon={CalendarPlus} onClick={() => setAsked('workshop')}>
      {t('prepare.new')}
    </Button>
  )
  const meet = mayPrepare && (
    <Button size="sm" variant="second" icon={CalendarRange} onClick={() => setAsked('meeting')}>
      {t('meeting.new')}
    </Button>
  )
  const rowsOf = (those: readonly WorkshopLine[], level: 3 | 4) =>
    those.map((one) => <Row key={one.id} workshop={one} mayPrepare={mayPrepare} level={level} />)
  return (
    <div className="stack-loose">
      {meetings.length > 0 && (
        <Section title={t('meeting.tab')} aside={meet} small>
          <ul role="list" className={meetingStyles.meetings}>
            {meetings.map((one) => {
              const its = inTheDay(workshops.filter(({ meetingId }) => meetingId === one.id))
              return (
                <MeetingRow key={one.id} meeting={one}>
                  {its.length > 0 && (
                    <ul
                      role="list"
                      className={`${styles.rows} ${meetingStyles.under}`}
                      aria-label={t('meeting.row.workshopsOf', { title: one.title })}
                    >
                      {rowsOf(its, 4)}
                    </ul>
                  )}
                </MeetingRow>
              )
            })}
          </ul>
        </Section>
      )}
      <Section
        title={t(meetings.length > 0 ? 'meeting.alone' : 'prepare.tab')}
        aside={
          workshops.length + meetings.length > 0 && (
            <span className="row">
              {meetings.length === 0 && meet}
              {act}
            </span>
          )
        }
        small
      >
        {!read.data && <ReadState read={read} lines={4} />}
        {read.data && workshops.length === 0 && (
          <Empty
            title={t('prepare.none')}
            actions={
              meetings.length === 0 && mayPrepare ? (
                <>
                  {act}
                  {meet}
                </>
              ) : undefined
            }
          >
            {t('prepare.none.text')}
          </Empty>
        )}
        {alone.length > 0 && (
          <ul role="list" className={styles.rows}>
            {rowsOf(alone, 3)}
          </ul>
        )}
        {alone.length === 0 && workshops.length > 0 && <p className="muted">{t('meeting.alone.none')}</p>}
      </Section>
      <Suspense fallback={null}>
        {asked === 'workshop' && (
          <NewWorkshopDialog
            demarcheId={demarcheId}
            others={workshops}
            onClose={() => setAsked(null)}
            onCreated={(workshopId) => go(`/ateliers/${workshopId}/preparer`)}
          />
        )}
        {asked === 'meeting' && (
          <NewMeetingDialog
            demarcheId={demarcheId}
            onClose={() => setAsked(null)}
            onCreated={(meetingId) => go(`/rencontres/${meetingId}`)}
          />
        )}
      </Suspense>
    </div>
  )
}

/** In the order of their hours; those without one last, the earliest made first. */
const inTheDay = (those: readonly WorkshopLine[]): WorkshopLine[] =>
  [...those].reverse().sort((a, b) => (a.startsAt ?? '~').localeCompare(b.startsAt ?? '~'))

function Row({ workshop, mayPrepare, level }: { workshop: WorkshopLine; mayPrepare: boolean; level: 3 | 4 }) {
  const Heading = level === 3 ? 'h3' : 'h4'
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
        <Heading>
          <Link href={`/ateliers/${id}/preparer`}>{title}</Link>
        </Heading>
        <p className="meta">{about.filter(Boolean).join(' · ')}</p>
      </div>
      <StageTag stage={stage} />
      {isOver(stage) && (
        <LinkButton size="sm" variant="second" href={`/ateliers/${id}/restitution`}>
          {t('prepare.row.restitution')}
        </LinkButton>
      )}
      {mayPrepare && isJoinable(stage) && (
        <LinkButton size="sm" variant="second" href={`/ateliers/${id}/console`}>
          {t('prepare.row.console')}
        </LinkButton>
      )}
    </li>
  )
}
