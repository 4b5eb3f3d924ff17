// The end of a restitution: what people thought of the workshop, and what comes now. [D.3.11–12]
import { plural } from '../../text/words.ts'
import type { FormResultsView } from '../view.ts'
import type { Matter, RestitutionFacts } from './matter.ts'
import { bullets, heading, paragraph, sayDay, t, type Piece } from './pieces.ts'

/** Numbers only: what was written in a form is for those who facilitate. */
export function evaluation({ forms }: Matter): Piece[] {
  const said = formsSaid(forms)
  return said.length === 0 ? [] : [heading(2, t('restitution.evaluation')), ...said]
}

/** Workshop after workshop. */
export function evaluationAcross(matters: readonly Matter[]): Piece[] {
  const said = matters.flatMap(({ forms, facts }) => {
    const one = formsSaid(forms)
    return one.length === 0 ? [] : [heading(3, facts.title), ...one]
  })
  return said.length === 0 ? [] : [heading(2, t('restitution.evaluation')), ...said]
}

const formsSaid = (forms: Matter['forms']): Piece[] =>
  forms
    .filter(({ replies }) => replies > 0)
    .flatMap((form) => {
      const n = form.replies
      return [
        paragraph(
          plural(n, t('restitution.evaluation.replies.one', { n }), t('restitution.evaluation.replies.many', { n })),
        ),
        bullets(form.fields.map((field) => paragraph(fieldSaid(field)))),
      ]
    })

function fieldSaid({ kind, label, choices, counts, mean }: FormResultsView['fields'][number]): string {
  if (kind === 'text') return t('restitution.evaluation.written', { label })
  if (kind === 'rating') {
    const said = mean === null ? '–' : new Intl.NumberFormat('fr', { maximumFractionDigits: 1 }).format(mean)
    return t('restitution.evaluation.mean', { label, mean: said })
  }
  const list = choices.map((choice, at) => t('restitution.evaluation.count', { choice, n: counts[at] ?? 0 })).join(', ')
  return t('restitution.evaluation.counts', { label, list })
}

export const next = ({ facts }: Matter): Piece[] =>
  nextOf({ ...facts, correcting: t('restitution.next.contact.text', { pilot: facts.pilot }) })

export function nextOf({
  feedbackDue,
  followAddress,
  correcting,
}: Pick<RestitutionFacts, 'feedbackDue' | 'followAddress'> & { correcting: string }): Piece[] {
  return [
    heading(2, t('restitution.next')),
    heading(3, t('restitution.next.step')),
    paragraph(),
    heading(3, t('restitution.next.feedback')),
    paragraph(
      feedbackDue === null
        ? t('restitution.next.feedback.none')
        : t('restitution.next.feedback.on', { day: sayDay(feedbackDue) }),
    ),
    heading(3, t('restitution.next.outcome')),
    paragraph(t('restitution.next.outcome.text', { address: followAddress })),
    heading(3, t('restitution.next.contact')),
    paragraph(correcting),
  ]
}
