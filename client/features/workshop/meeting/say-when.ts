// When a meeting is, in words. Pure.
import { localDay } from '../../../../shared/local-time.ts'
import { meetingWords } from '../../../../shared/text/fr/meeting.ts'
import { words } from '../../../../shared/text/words.ts'
import { sayDay, sayMoment, sayTime } from '../../../dates.ts'

const t = words(meetingWords)

/** « 12 mars, de 9 h à 17 h », « Du 12 mars au 13 mars »; null while nothing is settled. */
export function sayWhen({ startsAt, endsAt }: { startsAt: string | null; endsAt: string | null }): string | null {
  if (startsAt === null) return null
  const from = new Date(startsAt)
  if (endsAt === null) return t('meeting.when.from', { day: sayDay(from), from: sayTime(from) })
  const to = new Date(endsAt)
  return localDay(from) === localDay(to)
    ? t('meeting.when.until', { day: sayDay(from), from: sayTime(from), to: sayTime(to) })
    : t('meeting.when.days', { from: sayDay(from), to: sayDay(to) })
}

/** Of a workshop of a meeting: the hour alone on the day of the meeting, else with its day. */
export function sayHour(startsAt: string, meetingStartsAt: string | null): string {
  const at = new Date(startsAt)
  const isThatDay = meetingStartsAt !== null && localDay(new Date(meetingStartsAt)) === localDay(at)
  return isThatDay ? sayTime(at) : sayMoment(startsAt)
}
