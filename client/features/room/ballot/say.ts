// Sentences of a ballot: who will see it, what was answered, how much is left. Pure.
import { answerWords } from '../../../../shared/text/fr/workshop-answers.ts'
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { phoneWords } from '../../../../shared/text/fr/workshop-phone.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { consentAnswers, gradientAnswers, type Choice } from '../../../../shared/workshop/ballots.ts'
import type { BallotConfig, Identity } from '../../../../shared/workshop/phases.ts'
import type { OwnView, ResultsView } from '../../../../shared/workshop/view.ts'

const t = words({ ...ballot, ...answerWords, ...phoneWords })

export function sayWhoSeesBallot({ secrecy }: BallotConfig, identity: Identity, own: OwnView): string {
  if (secrecy === 'secret') return t('ballot.secret')
  if (secrecy === 'organisation') {
    const { organisation } = own
    return t(identity === 'nameless' ? 'ballot.organisation.nameless' : 'ballot.organisation', {
      organisation: organisation ?? '',
    })
  }
  if (identity === 'nameless' || own.name === '') return t('ballot.named.nameless')
  return t(identity === 'pseudonym' ? 'ballot.named.pseudonym' : 'ballot.named')
}

export const sayDots = (n: number): string => t(plural(n, 'ballot.dots.one', 'ballot.dots.many'), { n })

export const sayDotsLeft = (n: number): string =>
  n === 0 ? t('ballot.dots.left.none') : t(plural(n, 'ballot.dots.left.one', 'ballot.dots.left.many'), { n })

export const sayDotsSaved = (n: number): string =>
  n === 0 ? t('ballot.dots.saved.none') : t(plural(n, 'ballot.dots.saved.one', 'ballot.dots.saved.many'), { n })

/** « Consentement avec réserve »: by its position, as everywhere results are told. */
export function sayAnswer(method: 'consent' | 'gradient', position: number): string {
  if (method === 'consent') {
    const answer = consentAnswers[position]
    return answer ? t(`workshop.consent.${answer}`) : ''
  }
  const answer = gradientAnswers[position]
  return answer ? t(`workshop.gradient.${answer}`) : ''
}

export const namesOf = (method: 'consent' | 'gradient'): string[] =>
  (method === 'consent' ? consentAnswers : gradientAnswers).map((_, position) => sayAnswer(method, position))

/** « Élu·e 3 · Habitant·e 5 »: of each college what it gave to the subject at `place`, or how many of it voted. [A29, A92] */
export const sayColleges = ({ colleges }: ResultsView, place: number | null): string =>
  colleges
    .map(({ college, voters, totals }) => {
      const key = `workshop.college.${college}`
      return t('ballot.results.college', {
        college: isCollege(key) ? t(key) : college,
        n: place === null ? voters : (totals[place] ?? 0),
      })
    })
    .join(' · ')

type OfCollege = Extract<keyof typeof phoneWords | keyof typeof answerWords, `workshop.college.${string}`>

const isCollege = (key: string): key is OfCollege => key in phoneWords || key in answerWords

/** What was given to a subject, in a few words; null where nothing was. */
export function sayGiven({ method, axes }: BallotConfig, chosen: Choice[string] | undefined): string | null {
  if (chosen === undefined) return null
  if (typeof chosen === 'object') {
    return `${axes[0]} ${t('ballot.matrix.value', { n: chosen[0] })}, ${axes[1]} ${t('ballot.matrix.value', { n: chosen[1] })}`
  }
  if (method === 'dots') return sayDots(chosen)
  if (method === 'choice') return t('ballot.choice.yes')
  return method === 'matrix' ? null : sayAnswer(method, chosen)
}
