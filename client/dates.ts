// Dates and times as sentences say them, in the language of the page and by the clock in Paris.
import { localDay, localTime, timeZone } from '../shared/local-time.ts'
import { dates } from '../shared/text/fr/dates.ts'
import { isolated } from '../shared/text/isolated.ts'
import { language, words } from '../shared/text/words.ts'

const t = words(dates)

/** « Jeudi 12 mars » */
export function sayToday(now = new Date()): string {
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(
    now,
  )
  return day.charAt(0).toLocaleUpperCase(language) + day.slice(1)
}

/** « 14 h 02 » */
export function sayTime(at: Date): string {
  const [hour = '', minute = ''] = localTime(at).slice(11).split(':')
  return minute === '00' ? t('dates.hour', { hour: +hour }) : t('dates.time', { hour: +hour, minute })
}

/** « 12 mars », with the year when it is another. */
export function sayDay(at: Date, now = new Date()): string {
  const year = localDay(at).slice(0, 4) === localDay(now).slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone, ...year }).format(at)
  return day.replace(/^1 /, '1ᵉʳ ').replace(' ', '\u00a0')
}

/** « il y a 2 min », « hier à 17 h 42 », « le 20 janvier » */
export function saySince(instant: string | number, now = new Date()): string {
  const at = new Date(instant)
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (minutes < 1) return t('dates.now')
  if (minutes < 60) return t('dates.minutes', { n: minutes })
  const days = daysBetween(at, now)
  if (days === 0) return t('dates.today', { time: sayTime(at) })
  if (days === 1) return t('dates.yesterday', { time: sayTime(at) })
  return t('dates.day', { day: sayDay(at, now) })
}

/** « 12 mars à 17 h 42 » */
export function sayMoment(instant: string, now = new Date()): string {
  const at = new Date(instant)
  return t('dates.moment', { day: sayDay(at, now), time: sayTime(at) })
}

/** Midnights between two instants. */
export const daysBetween = (at: Date, now: Date): number =>
  (Date.parse(localDay(now)) - Date.parse(localDay(at))) / 86_400_000

/** « il y a 2 min, par Mireille Aubanel » */
export function saySinceBy(instant: string, who: string | null): string {
  const when = saySince(instant)
  return who === null ? when : t('dates.by', { when, who })
}

/** « A, B et C » */
export const sayList = (names: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names.map(isolated))
