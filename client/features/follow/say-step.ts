// Each step of a contribution as two sentences, and the words that it became, if it did.
import type { Follow } from '../../../shared/schemas/follow.ts'
import { follow } from '../../../shared/text/fr/follow.ts'
import { takingPartWords } from '../../../shared/text/fr/workshop-taking-part.ts'
import { plural, within, words } from '../../../shared/text/words.ts'
import type { Language } from '../../../shared/workshop/languages.ts'
import type { FollowStep } from '../../../shared/workshop/follow.ts'

const t = words({ ...follow, ...takingPartWords })

export type StepSaid = { title: string; body: string; quote: { text: string; language?: Language } | null }

export function sayStep(step: FollowStep): StepSaid {
  switch (step.kind) {
    case 'sent': {
      const { phase, table } = step
      const body =
        table === null ? t('follow.step.sent.phase', { phase }) : t('follow.step.sent.table', { phase, n: table })
      return said(t('follow.step.sent'), body)
    }
    case 'grouped':
      return said(t('follow.step.grouped'), sayGroup(step))
    case 'merged': {
      const isRewording = step.edge === 'rewording'
      const title = t(isRewording ? 'follow.step.reworded' : 'follow.step.merged')
      const body = isRewording ? t('follow.step.reworded.body') : t('follow.step.merged.voices', { n: step.voices })
      return said(title, body, step)
    }
    case 'supported': {
      const n = step.supporters
      return said(
        t('follow.step.supported'),
        plural(n, t('follow.step.supported.one'), t('follow.step.supported.many', { n })),
      )
    }
    case 'voted':
      return said(t('follow.step.voted'), sayVote(step))
    case 'quoted': {
      const { about, title, section: named } = step
      const section = named === '' ? '' : t('follow.step.quoted.section', { section: named })
      return said(t('follow.step.quoted'), t(`follow.step.quoted.${about}`, { title, section }))
    }
    case 'asked':
      return said(t('follow.step.asked'), sayAsked(step.to))
    case 'hidden':
      return said(
        t('follow.step.hidden'),
        t('follow.step.hidden.body', { reason: within(t(`workshop.hidden.${step.reason}`)) }),
      )
    default:
      return said(t(`follow.step.${step.kind}`), t(`follow.step.${step.kind}.body`))
  }
}

const said = (title: string, body: string, quote: StepSaid['quote'] = null): StepSaid => ({ title, body, quote })

/** Of nobody in particular: null. Empty: of somebody whose name was erased since. */
function sayAsked(to: string | null): string {
  if (to === null) return t('follow.step.asked.body')
  return to === '' ? t('follow.step.asked.erased') : t('follow.step.asked.to', { name: to })
}

function sayGroup({ title, others: n }: Extract<FollowStep, { kind: 'grouped' }>): string {
  if (title === '') return t('follow.step.grouped.untitled')
  if (n === 0) return t('follow.step.grouped.alone', { title })
  return n === 1 ? t('follow.step.grouped.one', { title }) : t('follow.step.grouped.many', { title, n })
}

function sayVote({ phase, about, total: n, rank, of }: Extract<FollowStep, { kind: 'voted' }>): string {
  const total =
    rank === null
      ? plural(n, t('follow.answers.one', { n }), t('follow.answers.many', { n }))
      : plural(n, t('follow.dots.one', { n }), t('follow.dots.many', { n }))
  const body = t(`follow.step.voted.${about}`, { total, phase })
  if (rank === null || n === 0) return body
  return `${body} ${rank === 1 ? t('follow.step.voted.first') : t('follow.step.voted.rank', { rank, of })}`
}

export type Contribution = Follow['contributions'][number]
