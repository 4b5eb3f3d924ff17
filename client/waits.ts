// How long to wait before trying again, in words.
import { commonErrors } from '../shared/text/fr/errors-common.ts'
import { plural, words } from '../shared/text/words.ts'

const t = words(commonErrors)

export function sayWait(seconds: number): string {
  if (seconds < 60) return plural(seconds, t('wait.second'), t('wait.seconds', { n: seconds }))
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return plural(minutes, t('wait.minute'), t('wait.minutes', { n: minutes }))
  const hours = Math.ceil(minutes / 60)
  return plural(hours, t('wait.hour'), t('wait.hours', { n: hours }))
}
