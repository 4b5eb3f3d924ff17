// What a ballot gave, and a form. Who may see it is in view/results.ts. [A26] [A28]
import { consentAnswers, fewestTold, gradientAnswers, type Choice } from './ballots.ts'
import { answerKey } from './decide/forms.ts'
import { reasonKey } from './decide/votes.ts'
import type { HideReason } from './events.ts'
import { hiddenFor } from './hidden-reasons.ts'
import type { BallotConfig, FormField } from './phases.ts'
import { areTablesApart, isOut, reachOf } from './sight.ts'
import type { Round, WorkshopState, WorkshopTexts } from './state.ts'
import type { CollegeResult, FormResultsView, ResultsView, SubjectResult } from './view.ts'
import { languageSeen } from './view/contribution.ts'
import { sectionShown } from './section-shown.ts'
import { ballotOf, votesOf } from './voters.ts'

/** One ballot that is counted, whoever gave it. */
type Counted = {
  choice: Choice
  college: string | null
  name: string
  reason(subjectId: string): string
  hidden(subjectId: string): HideReason | null
}

/**
 * Of a round that is a ballot; of another one nothing is in it. What was voted on and may no longer be seen by everybody
 * (hidden, withdrawn, erased, taken away) is left out; the ballots stay counted. `whole`: with the reasons that were hidden,
 * for those who hid them.
 */
export function resultsOf(state: WorkshopState, texts: WorkshopTexts, round: Round, whole = false): ResultsView {
  const config = ballotOf(round)
  const counted = config === null ? [] : countedIn(state, texts, round, config)
  const subjects = round.subjects.flatMap((id) => {
    const label = config === null ? null : labelOf(state, texts, round, id)
    return config === null || label === null
      ? []
      : [{ ...subjectResult(config, id, label, { counted, whole }), ...languageSeen(texts, id) }]
  })
  return {
    roundId: round.id,
    method: config?.method ?? 'dots',
    secrecy: config?.secrecy ?? 'secret',
    voters: counted.length,
    subjects,
    colleges: config?.byCollege === true ? byCollege(config, subjects, counted) : [],
  }
}

/** How many ballots, without looking into them; of a form how many filled it in. */
export function votersIn(state: WorkshopState, texts: WorkshopTexts, round: Round): number {
  const config = ballotOf(round)
  if (config === null) return round.forms.size
  if (config.secrecy === 'secret') return round.voters
  return config.secrecy === 'named' ? round.votes.size : votesOf(state, texts, round).size
}

function countedIn(state: WorkshopState, texts: WorkshopTexts, round: Round, config: BallotConfig): Counted[] {
  if (config.secrecy === 'secret') {
    return (texts.ballots.get(round.id) ?? []).map((ballot) => ({
      ...ballot,
      name: '',
      reason: () => '',
      hidden: () => null,
    }))
  }
  const isNameless = round.phase.identity === 'nameless'
  return [...votesOf(state, texts, round)].map(([voter, { guestId, choice, under }]) => ({
    choice,
    college: texts.guests.get(guestId)?.college ?? null,
    name: isNameless ? '' : nameOf(state, texts, config, voter, guestId),
    reason: (subjectId) => texts.texts.get(reasonKey(round.id, under, subjectId)) ?? '',
    hidden: (subjectId) => hiddenFor(round, under, subjectId),
  }))
}

/** Of the person, or of the organisation as any of its people in the room has it: whoever filled it in may be erased. */
export function nameOf(
  state: WorkshopState,
  texts: WorkshopTexts,
  config: BallotConfig,
  voter: string,
  guestId: string,
): string {
  if (config.secrecy !== 'organisation') {
    return state.guests.get(guestId)?.erased === false ? (texts.guests.get(guestId)?.name ?? '') : ''
  }
  const own = texts.guests.get(guestId)?.organisation ?? null
  if (own !== null) return own
  for (const { organisation, organisationId } of texts.guests.values()) {
    if (organisationId === voter && organisation !== null) return organisation
  }
  return ''
}

/** As everybody may read it now; null where they may not. */
export function labelOf(state: WorkshopState, { texts }: WorkshopTexts, round: Round, id: string): string | null {
  const config = ballotOf(round)
  if (config?.subject === 'items') return config.items[Number(id)] ?? null
  if (config?.subject === 'section') return sectionShown(texts, round)?.title ?? null
  const cluster = state.clusters.get(id)
  if (cluster !== undefined) {
    return cluster.tableId === null || !areTablesApart(state) ? (texts.get(`${id}:title`) ?? '') : null
  }
  const one = state.contributions.get(id)
  return one !== undefined && isOut(one) && reachOf(state, one) === 'all' ? (texts.get(id) ?? '') : null
}

function subjectResult(
  config: BallotConfig,
  id: string,
  label: string,
  { counted, whole }: { counted: readonly Counted[]; whole: boolean },
): SubjectResult {
  const answered = answeredOf(id, counted)
  const places = placesOf(id, answered)
  return {
    id,
    label,
    total: totalOf(config, id, counted),
    answers: countsOf(config, id, answered),
    place: middleOf(places),
    places,
    given: config.secrecy === 'secret' ? [] : givenFor(id, answered, whole),
  }
}

const answeredOf = (id: string, counted: readonly Counted[]): Counted[] =>
  counted.filter(({ choice }) => choice[id] !== undefined)

const numbersOf = (id: string, counted: readonly Counted[]): number[] =>
  counted.flatMap(({ choice }) => (typeof choice[id] === 'number' ? choice[id] : []))

/** How many gave each answer of a consent or a gradient. */
function countsOf(config: BallotConfig, id: string, counted: readonly Counted[]): number[] {
  const numbers = numbersOf(id, counted)
  return answersOf(config).map((_, place) => numbers.filter((n) => n === place).length)
}

/** Sorted: they tell nothing of who came first. */
const placesOf = (id: string, counted: readonly Counted[]): [number, number][] =>
  counted
    .flatMap(({ choice }): [number, number][] => (Array.isArray(choice[id]) ? [choice[id]] : []))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])

const middleOf = (places: readonly [number, number][]): [number, number] | null =>
  places.length === 0 ? null : [medianOf(places.map(([x]) => x)), medianOf(places.map(([, y]) => y))]

const answersOf = ({ method }: BallotConfig): readonly string[] =>
  method === 'consent' ? consentAnswers : method === 'gradient' ? gradientAnswers : []

/** In an order that tells nothing of who came first. */
function givenFor(id: string, answered: readonly Counted[], whole: boolean): SubjectResult['given'] {
  const given = answered.flatMap(({ choice, name, ...of }): SubjectResult['given'] => {
    const answer = choice[id]
    if (typeof answer !== 'number') return []
    const hidden = of.hidden(id)
    if (hidden === null) return [{ name, answer, reason: of.reason(id) }]
    return [whole ? { name, answer, reason: of.reason(id), hidden } : { name, answer, reason: '' }]
  })
  return given.sort((a, b) => a.answer - b.answer || inOrder(a.name, b.name) || inOrder(a.reason, b.reason))
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 1 ? half : half - 1], sorted[half]]
  return (low + high) / 2
}

/** The name under which small colleges are told together. */
export const othersTogether = 'others'

/**
 * Nothing is told of fewer than five: small colleges are one, which the smallest of the others joins where it is still too
 * small. One line alone would be the result of all, and tells nothing. Nor is an answer told by college where fewer than five of one
 * gave any to that subject: it would be theirs, or follow from the others. [A29]
 */
function byCollege(
  config: BallotConfig,
  subjects: readonly SubjectResult[],
  counted: readonly Counted[],
): ResultsView['colleges'] {
  const ballots = new Map<string, Counted[]>()
  for (const one of counted) {
    const college = one.college ?? othersTogether
    ballots.set(college, [...(ballots.get(college) ?? []), one])
  }
  const groups = [...ballots].filter(([college]) => college !== othersTogether)
  const told = groups.filter(([, { length }]) => length >= fewestTold)
  told.sort(([one, a], [other, b]) => b.length - a.length || inOrder(one, other))
  const others = [
    ...(ballots.get(othersTogether) ?? []),
    ...groups.flatMap(([, of]) => (of.length < fewestTold ? of : [])),
  ]
  if (others.length > 0 && others.length < fewestTold) others.push(...(told.pop()?.[1] ?? []))
  if (others.length > 0) told.push([othersTogether, others])
  if (told.length < 2) return []
  const hasAnswers = answersOf(config).length > 0
  const isTold = subjects.map(({ id }) => told.every(([, of]) => answeredOf(id, of).length >= fewestTold))
  return told.map(([college, of]): CollegeResult => ({
    college,
    voters: of.length,
    totals: subjects.map(({ id }) => totalOf(config, id, of)),
    answers: hasAnswers ? subjects.map(({ id }, at) => (isTold[at] ? countsOf(config, id, of) : [])) : [],
    places:
      config.method === 'matrix' ? subjects.map(({ id }, at) => (isTold[at] ? middleOf(placesOf(id, of)) : null)) : [],
  }))
}

const totalOf = ({ method }: BallotConfig, id: string, counted: readonly Counted[]): number =>
  method === 'dots' ? sumOf(numbersOf(id, counted)) : answeredOf(id, counted).length

/** Of a round that is a form; of another one nothing is in it. What was written is for facilitators: they alone are given it. */
export function formOf(state: WorkshopState, texts: WorkshopTexts, round: Round): FormResultsView {
  const { config } = round.phase
  const marks = [...round.forms.values()]
  return {
    roundId: round.id,
    replies: marks.length,
    fields: config.mechanism === 'form' ? config.fields.map((field) => fieldResult(field, marks, texts, round)) : [],
  }
}

type Marks = Readonly<Record<string, number>>

function fieldResult(
  { id, kind, label, choices }: FormField,
  replies: readonly Marks[],
  { texts }: WorkshopTexts,
  round: Round,
): FormResultsView['fields'][number] {
  const marks = replies.flatMap((one) => one[id] ?? [])
  const values = kind === 'rating' ? [1, 2, 3, 4, 5] : kind === 'choice' ? choices.map((_, place) => place) : []
  const written = [...round.forms.keys()].flatMap((guestId) => texts.get(answerKey(round.id, guestId, id)) || [])
  return {
    id,
    kind,
    label,
    choices: [...choices],
    counts: values.map((value) => marks.filter((mark) => mark === value).length),
    mean: kind === 'rating' && marks.length > 0 ? sumOf(marks) / marks.length : null,
    texts: kind === 'text' ? written.sort(inOrder) : [],
  }
}
