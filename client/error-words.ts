// What is said of a failure: what happened, what is safe, what to do.
import { errors } from '../shared/text/fr/errors.ts'
import { plural, words } from '../shared/text/words.ts'
import type { Failure } from './api.ts'

const t = words(errors)

/** The sentence of a failure. What is not a Failure is a bug, said as such. */
export function sayFailure(failure: Failure): string {
  const { code, details, requestId } = failure
  if (code === 'offline') return t('error.network')
  if (code === 'bug') return t('error.bug', { requestId: requestId || '0' })
  if (code === 'tooManyTries') return t('error.tooManyTries', { wait: sayWait(Number(details['seconds'] ?? 60)) })
  if (code === 'guardFailed') return [t('error.guardFailed'), ...guards(details['guards'])].join(' ')
  return t(`error.${code}`)
}

function guards(names: unknown): string[] {
  if (!Array.isArray(names)) return []
  return names.filter((name) => name === 'onlyTemplate').map(() => t('guard.onlyTemplate'))
}

function sayWait(seconds: number): string {
  if (seconds < 60) return plural(seconds, t('wait.second'), t('wait.seconds', { n: seconds }))
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return plural(minutes, t('wait.minute'), t('wait.minutes', { n: minutes }))
  const hours = Math.ceil(minutes / 60)
  return plural(hours, t('wait.hour'), t('wait.hours', { n: hours }))
}
