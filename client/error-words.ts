// What is said of a failure: what happened, what is safe, what to do.
import { errors } from '../shared/text/fr/errors.ts'
import { words } from '../shared/text/words.ts'
import type { Failure } from './api.ts'
import { sayWait } from './waits.ts'

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
