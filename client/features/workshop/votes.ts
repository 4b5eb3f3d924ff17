// What a ballot gave, as the console tells it: ranks, shares, and the answers that are read out. Pure.
import { consentAnswers, gradientAnswers } from '../../../shared/workshop/ballots.ts'
import type { HideReason } from '../../../shared/workshop/events.ts'
import type { CommonView, ResultsView, SubjectResult } from '../../../shared/workshop/view.ts'

export type RankedSubject = SubjectResult & { rank: number; share: number }

/** The most chosen first; those that got as much share a rank. `share`: of what the first got. */
export function rankedSubjects(subjects: readonly SubjectResult[]): RankedSubject[] {
  const sorted = [...subjects].sort((a, b) => b.total - a.total)
  const most = Math.max(1, sorted[0]?.total ?? 0)
  return sorted.map((subject) => ({
    ...subject,
    rank: 1 + sorted.findIndex(({ total }) => total === subject.total),
    share: subject.total / most,
  }))
}

/** The words of the answers of a method that has answers, in the order shown. */
export type AnswerWord =
  | `workshop.consent.${(typeof consentAnswers)[number]}`
  | `workshop.gradient.${(typeof gradientAnswers)[number]}`

export function answersOf(method: ResultsView['method']): AnswerWord[] {
  if (method === 'consent') return consentAnswers.map((one) => `workshop.consent.${one}` as const)
  if (method === 'gradient') return gradientAnswers.map((one) => `workshop.gradient.${one}` as const)
  return []
}

export type ReadOut = {
  subjectId: string
  subject: string
  name: string
  answer: AnswerWord
  reason: string
  /** The room does not read it. */
  hidden: HideReason | null
}

/** From the heaviest answer to the lightest: objections before reservations, opposition before unfinished discussion. */
const firstReadOut = { consent: 1, gradient: 2 } as const

/**
 * What is read out before anybody decides: each reservation and objection of a consent, each answer of a gradient from the
 * reserved one on, with its reason. Abstentions are not, unless they say why.
 */
export function readOut({ method, subjects }: ResultsView): ReadOut[] {
  if (method !== 'consent' && method !== 'gradient') return []
  const words = answersOf(method)
  const abstention = method === 'consent' ? 3 : 4
  return subjects.flatMap(({ id, label, given }) =>
    given
      .filter(({ answer, reason }) => reason !== '' || (answer >= firstReadOut[method] && answer !== abstention))
      .sort((a, b) => weightOf(method, b.answer) - weightOf(method, a.answer))
      .flatMap(({ name, answer, reason, hidden = null }) => {
        const word = words[answer]
        return word === undefined ? [] : [{ subjectId: id, subject: label, name, answer: word, reason, hidden }]
      }),
  )
}

/** Of a consent, an objection weighs more than what follows it in the list. */
const weightOf = (method: 'consent' | 'gradient', answer: number): number =>
  method === 'consent' ? ([0, 2, 3, 1][answer] ?? 0) : answer

/** How many could answer: everybody, or the organisations that are there. Those without one follow on the screen. */
export function votersOf({ head, people }: Pick<CommonView, 'head' | 'people'>): number {
  const { phase, counts } = head
  if (phase?.config.mechanism !== 'ballot' || phase.config.secrecy !== 'organisation') return counts.guests
  return new Set(Object.values(people).flatMap(({ organisation }) => organisation ?? [])).size
}
