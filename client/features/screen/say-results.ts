// Sentences of results: who voted, what an answer is called, how much each college gave. Pure.
import { answerWords } from '../../../shared/text/fr/workshop-answers.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { plural, words, type Catalogue } from '../../../shared/text/words.ts'
import { consentAnswers, gradientAnswers, wantsReason } from '../../../shared/workshop/ballots.ts'
import type { FormResultsView, HeadView, ResultsView, SubjectResult } from '../../../shared/workshop/view.ts'

const t = words({ ...screen, ...answerWords })

type Counts = HeadView['counts']

/** What each chart is given. */
export type ChartProps = {
  results: ResultsView
  /** Of its table. */
  caption: string
}

export const sayVoters = ({ voters, secrecy }: ResultsView): string =>
  secrecy === 'organisation'
    ? t(plural(voters, 'screen.results.organisations.one', 'screen.results.organisations.many'), { n: voters })
    : t(plural(voters, 'screen.results.voters.one', 'screen.results.voters.many'), { n: voters })

export const sayReplies = ({ replies }: FormResultsView): string =>
  t(plural(replies, 'screen.form.replies.one', 'screen.form.replies.many'), { n: replies })

/** How many have voted so far: of all who came, or, for organisations, how many of them. */
export function sayVoted({ voted, guests }: Counts, isByOrganisation: boolean): string {
  if (isByOrganisation) {
    return t(plural(voted, 'screen.results.organisations.one', 'screen.results.organisations.many'), { n: voted })
  }
  return t(plural(voted, 'screen.ballot.voted.one', 'screen.ballot.voted.many'), {
    n: voted,
    total: Math.max(guests, voted),
  })
}

export const sayFilled = ({ voted, guests }: Counts): string =>
  t(plural(voted, 'screen.form.filled.one', 'screen.form.filled.many'), { n: voted, total: Math.max(guests, voted) })

export const answersOf = (method: 'consent' | 'gradient'): string[] =>
  method === 'consent'
    ? consentAnswers.map((answer) => t(`workshop.consent.${answer}`))
    : gradientAnswers.map((answer) => t(`workshop.gradient.${answer}`))

const colleges: Catalogue = { ...phoneWords, ...answerWords }

/** A college is one of a closed list, or `others`; what is not known is shown as it came. */
export const sayCollege = (college: string): string => colleges[`workshop.college.${college}`] ?? college

/** « Acteur ou actrice de l’ESS 40, Agent·e public 21 »: what each gave to a subject, by its place in the ballot. */
export const sayColleges = (results: ResultsView, place: number): string =>
  results.colleges
    .map(({ college, totals }) => t('screen.results.college', { college: sayCollege(college), n: totals[place] ?? 0 }))
    .join(', ')

/** « Élu·e : Consentement 4 · Objection 1 »: a line for each college, of the subject at this place in the ballot; none where it is not told. [A29] */
export const sayCollegeAnswers = (method: 'consent' | 'gradient', results: ResultsView, place: number): string[] =>
  results.colleges.flatMap(({ college, answers }) => {
    const counts = answers[place] ?? []
    const given = answersOf(method).flatMap((name, i) => {
      const n = counts[i] ?? 0
      return n > 0 ? [t('screen.results.college', { college: name, n })] : []
    })
    return given.length > 0 ? [sayGave(college, given.join(' · '))] : []
  })

/** « Élu·e : 60 et 35 sur 100 »: as above, of a matrix. */
export const sayCollegePlaces = (results: ResultsView, place: number): string[] =>
  results.colleges.flatMap(({ college, places }) => {
    const own = places[place]
    return own ? [sayGave(college, t('screen.results.medians', { x: own[0], y: own[1] }))] : []
  })

const sayGave = (college: string, list: string): string =>
  t('screen.results.college.gave', { college: sayCollege(college), list })

/** How many of each college voted. */
export const sayCollegeVoters = ({ colleges: all }: ResultsView): string =>
  all.length === 0
    ? ''
    : t('screen.results.colleges', {
        list: all
          .map(({ college, voters }) => t('screen.results.college', { college: sayCollege(college), n: voters }))
          .join(', '),
      })

/** « Objection : Toits du Val », for each answer that wants to be known; nobody where names are not told. */
export function sayWho(method: 'consent' | 'gradient', { given }: SubjectResult): string[] {
  const names = answersOf(method)
  return names.flatMap((answer, position) => {
    if (!wantsReason(method, position)) return []
    const who = given.filter(({ answer: own, name }) => own === position && name !== '').map(({ name }) => name)
    return who.length === 0 ? [] : [t('screen.results.who', { answer, names: who.join(', ') })]
  })
}

export const sayMean = (mean: number): string =>
  t('screen.form.mean', { mean: mean.toLocaleString('fr', { maximumFractionDigits: 1 }) })

/** What did not fit, and who voted: under all charts. */
export const sayUnder = (hidden: number, ...parts: string[]): string =>
  [hidden > 0 && t(plural(hidden, 'screen.results.more.one', 'screen.results.more.many'), { n: hidden }), ...parts]
    .filter(Boolean)
    .join(' · ')
