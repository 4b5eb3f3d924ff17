// Why an image could not be sent, in words: what happened and what to do.
import { figureTools } from '../../../shared/text/fr/figure-tools.ts'
import { words } from '../../../shared/text/words.ts'
import { Failure } from '../../api.ts'
import { sayFailure } from '../../error-words.ts'

const t = words(figureTools)

export const isAway = (error: unknown): boolean => error instanceof Failure && error.code === 'offline'

/** Whether the same image, sent again, may be taken: what it is does not change. */
export const mayRetry = (error: unknown): boolean =>
  !(error instanceof Failure && ['notAnImage', 'tooLarge', 'quotaReached', 'notAllowed', 'frozen'].includes(error.code))

const kinds = ['svg', 'unknown', 'damaged', 'tooManyPixels'] as const
const owners = ['person', 'document'] as const

/** The sentence of a failure; what is no Failure is a bug. */
export function sayWhyNot(error: unknown): string {
  const failure = error instanceof Failure ? error : new Failure('bug')
  const { code, details } = failure
  const kind = kinds.find((one) => one === details['why'])
  const whose = owners.find((one) => one === details['whose'])
  if (code === 'offline') return t('figure.failed.offline')
  if (code === 'notAnImage' && kind) return t(`figure.failed.${kind}`)
  if (code === 'quotaReached' && whose) return t(`figure.failed.${whose}`)
  if (code === 'tooLarge') return t('figure.failed.tooLarge', { most: megabytes(Number(details['most'])) })
  return code === 'tooManyTries' ? t('figure.failed.tooManyTries') : sayFailure(failure)
}

const megabytes = (bytes: number): string =>
  new Intl.NumberFormat('fr', { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(bytes / 2 ** 20)
