// A time to wait in words, rounded up so that it is never too short.
import { errors } from './fr/errors.ts'
import { words } from './words.ts'

const t = words(errors)

/** `90` → « 2 minutes ». */
export function waitInWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  if (whole < 60) return whole === 1 ? t('wait.second') : t('wait.seconds', { n: whole })
  const minutes = Math.ceil(whole / 60)
  if (minutes < 60) return minutes === 1 ? t('wait.minute') : t('wait.minutes', { n: minutes })
  const hours = Math.ceil(minutes / 60)
  return hours === 1 ? t('wait.hour') : t('wait.hours', { n: hours })
}
