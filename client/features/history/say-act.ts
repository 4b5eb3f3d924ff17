// What happened to a document beside its text, and why a version is locked, in sentences. Pure.
import type { HistoryLine, Version } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'
import type { Paint } from './paint.ts'

const t = words({ ...historyWords, ...roleWords })

type ActLine = Extract<HistoryLine, { kind: 'act' }>

/** « Nadia Ferhat a renommé le document « Axe 2 » » */
export function sayAct({ act, by }: ActLine, { hands }: Paint): string {
  const hand = by === null ? undefined : hands[by]
  const who = hand?.isSystem ? t('history.product') : (hand?.name ?? t('history.nobody'))
  switch (act.name) {
    case 'created':
      return t('history.act.created', { who })
    case 'renamed':
      return t('history.act.renamed', { who, title: act.to })
    case 'movedState':
      return act.reason === ''
        ? t('history.act.moved', { who, state: t(`state.${act.to}`) })
        : t('history.act.moved.because', { who, state: t(`state.${act.to}`), reason: act.reason })
    case 'restricted':
      return t(act.restricted ? 'history.act.restricted' : 'history.act.opened', { who })
    case 'restored':
      return t(`history.act.restored.${act.scope}`, { who })
    case 'redacted':
      return t('history.act.redacted', { reason: act.reason })
  }
}

/** « Adoptée le 26 mars » */
export function sayLock({ reason, date }: NonNullable<Version['lock']>): string {
  if (date === null) return t(`history.lock.${reason}`)
  return t(`history.lock.${reason}.on`, { day: sayDay(new Date(`${date}T12:00Z`)) })
}
