// The code of the day led here: which workshop one goes to, with its hour, its place and whether one may come in yet. Loaded
// on demand.
import { Link } from 'wouter'
import { localDay } from '../../../shared/local-time.ts'
import { meetingPhone } from '../../../shared/text/fr/meeting-phone.ts'
import { words } from '../../../shared/text/words.ts'
import { sayMoment, sayTime } from '../../dates.ts'
import { Banner } from '../../ui/Banner.tsx'
import { classes } from '../../ui/classes.ts'
import { Page } from '../../ui/Page.tsx'
import { Band } from './Band.tsx'
import styles from './chooser.module.css'
import { spacedCode } from './code.ts'
import { areAllOver, isEnterable, stateOf, type MeetingFound, type MeetingRoom } from './meeting-rooms.ts'
import room from './room.module.css'
import { useMeeting, type MeetingNow } from './use-meeting.ts'

const t = words(meetingPhone)

export function Chooser({ code, found }: { code: string; found: MeetingFound }) {
  const now = useMeeting(code, found)
  const { title, place, framing, rooms } = now.meeting
  const isOneDay = new Set(rooms.flatMap(({ startsAt }) => (startsAt ? [dayOf(startsAt)] : []))).size < 2
  return (
    <Page title={title} width="full">
      <div className={room.room}>
        <Band
          over={t('meetingPhone.over')}
          timer={<span className={room.code}>{spacedCode(code)}</span>}
          title={<span lang="fr">{title}</span>}
          lead={place && <span lang="fr">{place}</span>}
        />
        <div className={room.body}>
          {framing && (
            <p className={room.framing} lang="fr">
              {framing}
            </p>
          )}
          <section className={styles.rooms} aria-labelledby="choose">
            <h2 id="choose" className={room.heading}>
              {t('meetingPhone.choose')}
            </h2>
            <p className="meta">{t('meetingPhone.choose.hint')}</p>
            <Standing now={now} />
            <ul role="list" className={styles.list}>
              {rooms.map((one) => (
                <li key={one.workshopId}>
                  <Choice of={one} isOneDay={isOneDay} isGone={now.isGone} />
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </Page>
  )
}

/** What is not in the list itself: nothing to enter yet, no network; and by ear what changed in it. */
function Standing({ now: { meeting, changes, lateSince, isGone } }: { now: MeetingNow }) {
  const { rooms } = meeting
  const isOver = areAllOver(rooms)
  const isNone = !rooms.some((one) => isEnterable(stateOf(one)))
  return (
    <>
      <p role="status" className="sr-only">
        {changes.map(({ is, title }) => t(`meetingPhone.said.${is}`, { title })).join(' ')}
      </p>
      {isGone && <Banner tone="warn">{t('meetingPhone.gone')}</Banner>}
      {!isGone && isOver && <Banner announce="none">{t('meetingPhone.allOver')}</Banner>}
      {!isGone && !isOver && isNone && (
        <Banner title={t('meetingPhone.none')} announce="none">
          {t('meetingPhone.none.text')}
        </Banner>
      )}
      {lateSince && !isGone && <Banner tone="warn">{t('meetingPhone.late', { time: sayTime(lateSince) })}</Banner>}
    </>
  )
}

function Choice({ of, isOneDay, isGone }: { of: MeetingRoom; isOneDay: boolean; isGone: boolean }) {
  const { title, startsAt, place, pilot, code } = of
  const state = stateOf(of)
  const when = startsAt && (isOneDay ? sayTime(new Date(startsAt)) : sayMoment(startsAt))
  const said = t(state === 'over' ? 'meetingPhone.over.one' : `meetingPhone.${state}`)
  const inside = (
    <>
      <span className={styles.title} lang="fr">
        {title}
      </span>
      <span className={styles.where}>{[when, place].filter(Boolean).join(' · ')}</span>
      {pilot && <span className={styles.pilot}>{t('meetingPhone.pilot', { name: pilot })}</span>}
      <span className={styles.state} data-state={state}>
        {said}
      </span>
      {state === 'full' && <span className={styles.pilot}>{t('meetingPhone.full.hint')}</span>}
    </>
  )
  if (isGone || code === null || !isEnterable(state))
    return <div className={classes(styles.choice, styles.shut)}>{inside}</div>
  return (
    <Link href={`/r/${code}`} className={styles.choice}>
      {inside}
    </Link>
  )
}

const dayOf = (instant: string): string => localDay(new Date(instant))
