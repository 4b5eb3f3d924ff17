// Dates and times as sentences say them, in the language of the page.
import { dates } from '../shared/text/fr/dates.ts'
import { isolated } from '../shared/text/isolated.ts'
import { language, words } from '../shared/text/words.ts'

const t = words(dates)

/** « Jeudi 12 mars » */
export function sayToday(now = new Date()): string {
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(now)
  return day.charAt(0).toLocaleUpperCase(language) + day.slice(1)
}

/** « 14 h 02 » */
export function sayTime(at: Date): string {
  const [hour, minutes] = [at.getHours(), at.getMinutes()]
  return minutes === 0 ? t('dates.hour', { hour }) : t('dates.time', { hour, minute: String(minutes).padStart(2, '0') })
}

/** « 12 mars », with the year when it is another. */
export function sayDay(at: Date, now = new Date()): string {
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', ...year }).format(at)
  return day.replace(/^1 /, '1ᵉʳ ').replace(' ', '\u00a0')
}

/** « il y a 2 min », « hier à 17 h 42 », « le 20 janvier » */
export function saySince(instant: string | number, now = new Date()): string {
  const at = new Date(instant)
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (minutes < 1) return t('dates.now')
  if (minutes < 60) return t('dates.minutes', { n: minutes })
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000)
  if (days === 0) return t('dates.today', { time: sayTime(at) })
  if (days === 1) return t('dates.yesterday', { time: sayTime(at) })
  return t('dates.day', { day: sayDay(at, now) })
}

/** « 12 mars à 17 h 42 » */
export function sayMoment(instant: string, now = new Date()): string {
  const at = new Date(instant)
  return t('dates.moment', { day: sayDay(at, now), time: sayTime(at) })
}

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

/** « il y a 2 min, par Mireille Aubanel » */
export function saySinceBy(instant: string, who: string | null): string {
  const when = saySince(instant)
  return who === null ? when : t('dates.by', { when, who })
}

/** « A, B et C » */
export const sayList = (names: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names.map(isolated))
