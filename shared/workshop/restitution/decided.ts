// What was put to the vote and what people committed themselves to. [D.3.8–9]
import { plural } from '../../text/words.ts'
import { consentAnswers, gradientAnswers } from '../ballots.ts'
import type { ResultsView, SubjectResult } from '../view.ts'
import { dueIn } from './due.ts'
import { sectionOf, type Listing } from './listing.ts'
import { ownerOf } from './lists.ts'
import { isNamed, partsOf, type Matter } from './matter.ts'
import { paragraph, t, toldIn, type Cell, type Piece, type Quotes } from './pieces.ts'

export const decisionsListing: Listing = {
  title: t('restitution.decisions'),
  heads: (['decision', 'mode', 'result', 'reserves', 'effect', 'review'] as const).map((head) =>
    t(`restitution.decisions.${head}`),
  ),
  widths: [null, 120, 130, 160, 80, 80],
  none: t('restitution.decisions.none'),
  rows: (matter, quotes) =>
    matter.results.flatMap((result) => result.subjects.flatMap((subject) => row(matter, quotes, result, subject))),
}
export const decisions = sectionOf(decisionsListing)

/** Dots on groups stand with the groups; what the room may no longer see is not told by its label either. */
function row(matter: Matter, quotes: Quotes, result: ResultsView, subject: SubjectResult): Cell[][] {
  const { state, view } = matter
  const isCluster = state.clusters.has(subject.id)
  const isContribution = state.contributions.has(subject.id)
  if (isCluster && result.method === 'dots') return []
  if (isContribution && !Object.hasOwn(view.contributions, subject.id)) return []
  const cluster = view.clusters[subject.id]
  const { text = subject.label, language } = view.contributions[subject.id] ?? {}
  const words = paragraph(cluster?.title ?? toldIn(text, language))
  const parts = isContribution ? partsOf(matter, subject.id) : []
  const decided = isCluster || isContribution ? quotes.of(words, parts, isCluster ? subject.id : null) : words
  return [
    [[decided], modeOf(matter, result), resultOf(matter, result, subject), reserves(matter, result, subject), '', ''],
  ]
}

function modeOf({ state }: Matter, { method, secrecy, roundId }: ResultsView): Cell {
  const round = state.rounds.get(roundId)
  const config = round?.phase.config
  const isShown = round?.resultsShown === true || (config?.mechanism === 'ballot' && config.live)
  const mode = t(`restitution.mode.${secrecy}`, { mode: t(`restitution.mode.${method}`) })
  return isShown ? mode : [paragraph(mode), paragraph(t('restitution.mode.notShown'))]
}

function resultOf({ state }: Matter, { method, voters, roundId }: ResultsView, subject: SubjectResult): string {
  const n = subject.total
  const config = state.rounds.get(roundId)?.phase.config
  switch (method) {
    case 'dots':
      return plural(n, t('restitution.result.dots.one', { n }), t('restitution.result.dots.many', { n }))
    case 'choice':
      return t('restitution.result.choice', { n, total: voters })
    case 'matrix': {
      const [x = '', y = ''] = config?.mechanism === 'ballot' ? config.axes : []
      if (subject.place === null) return t('restitution.result.none')
      return t('restitution.result.matrix', { x, a: Math.round(subject.place[0]), y, b: Math.round(subject.place[1]) })
    }
    case 'consent':
      return counted(
        consentAnswers.map((answer, at) => {
          const given = subject.answers[at] ?? 0
          const said = { n: given }
          const isTold = given > 0 || answer === 'consent' || answer === 'objection'
          return isTold
            ? plural(given, t(`restitution.consent.${answer}.one`, said), t(`restitution.consent.${answer}.many`, said))
            : ''
        }),
      )
    case 'gradient':
      return counted(
        gradientAnswers.map((answer, at) => {
          const given = subject.answers[at] ?? 0
          return given === 0 ? '' : t(`restitution.gradient.${answer}`, { n: given })
        }),
      )
  }
}

const counted = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(', ') || t('restitution.result.none')

/** With the organisation or the person they come from, where the vote was in their name. */
function reserves({ state }: Matter, { secrecy, roundId }: ResultsView, { given }: SubjectResult): Piece[] {
  const isSigned = secrecy === 'organisation' || isNamed(state, roundId)
  return given
    .filter(({ reason }) => reason.trim() !== '')
    .map(({ name, reason }) =>
      paragraph(
        isSigned && name !== '' ? t('restitution.reserve', { name, reason }) : t('restitution.quote', { text: reason }),
      ),
    )
}

export const actionsListing: Listing = {
  title: t('restitution.actions'),
  heads: (['action', 'owner', 'due', 'first', 'follow'] as const).map((head) => t(`restitution.actions.${head}`)),
  widths: [null, 140, 90, 110, 80],
  none: t('restitution.actions.none'),
  rows: (matter, quotes) =>
    matter.quotable
      .filter(({ type }) => type === 'commitment')
      .map((one): Cell[] => [
        [quotes.of(paragraph(toldIn(one.text, one.language)), partsOf(matter, one.id))],
        ownerOf(matter, one),
        dueIn(one.text),
        '',
        '',
      ]),
}
export const actions = sectionOf(actionsListing)
