// The sentence of a failure to people without an account: of those that they can meet, without the words of all others.
import { commonErrors } from '../shared/text/fr/errors-common.ts'
import { words } from '../shared/text/words.ts'
import type { Failure } from './api.ts'
import { sayWait } from './waits.ts'

const t = words(commonErrors)

export function sayFailure({ code, details, requestId }: Failure): string {
  if (code === 'offline') return t('error.network')
  if (code === 'tooManyTries') return t('error.tooManyTries', { wait: sayWait(Number(details['seconds'] ?? 60)) })
  const key = `error.${code}`
  return isKnown(key) ? t(key) : t('error.bug', { requestId: requestId || '0' })
}

type Plain = Exclude<keyof typeof commonErrors & `error.${string}`, 'error.bug' | 'error.tooManyTries'>

const isKnown = (key: string): key is Plain => key in commonErrors && key !== 'error.bug'
