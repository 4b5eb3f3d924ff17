// Who may see what a ballot or a form gave, and what somebody gave themselves. [A26] [A28] [A29] [A66]
import { fewestTold, type Choice } from '../ballots.ts'
import { answerKey, formsLeft, formsPlayed } from '../decide/forms.ts'
import { roundInHand } from '../decide/scene.ts'
import { reasonKey } from '../decide/votes.ts'
import type { HideReason } from '../events.ts'
import { hiddenFor } from '../hidden-reasons.ts'
import { formOf, labelOf, resultsOf } from '../results.ts'
import { isOver } from '../stages.ts'
import type { Round, WorkshopState, WorkshopTexts } from '../state.ts'
import type { Audience, FormLeft, FormResultsView, OwnView, ResultsView } from '../view.ts'
import { ballotOf, voterOf, votesOf } from '../voters.ts'

/** The round in hand; once the room has gone on and results are called to the screen, the last that has any. */
function roundTold(state: WorkshopState): Round | undefined {
  const inHand = roundInHand(state)
  if (inHand !== undefined && hasResults(inHand)) return inHand
  if (state.shown.kind !== 'results') return undefined
  return [...state.rounds.values()].findLast((round) => hasResults(round) && !round.abandoned)
}

const hasResults = ({ phase: { config }, ballot }: Round): boolean =>
  config.mechanism === 'form' || (config.mechanism === 'ballot' && ballot !== 'none')

export function resultsSeen(state: WorkshopState, texts: WorkshopTexts, audience: Audience): ResultsView | null {
  const round = roundTold(state)
  const config = round === undefined ? null : ballotOf(round)
  if (round === undefined || config === null) return null
  const isOpen = round.ballot === 'open'
  const isForAll = round.resultsShown || (isOpen && config.live)
  if (!isForAll && (audience.kind !== 'facilitator' || isOpen)) return null
  const isSecret = config.secrecy === 'secret'
  if (isOpen && isSecret && round.voters < fewestTold) return null
  const results = resultsOf(state, texts, round, audience.kind === 'facilitator')
  // while ballots come in, one more of a college would say what somebody of it chose
  return isOpen && isSecret ? { ...results, colleges: [] } : results
}

/** Numbers for all once the round is revealed; for facilitators at once, and what was written; also what comes after the end. */
export function formSeen(state: WorkshopState, texts: WorkshopTexts, audience: Audience): FormResultsView | null {
  const round = roundTold(state) ?? formReadAfter(state, audience)
  if (round?.phase.config.mechanism !== 'form') return null
  if (audience.kind === 'facilitator') return formOf(state, texts, round)
  if (!round.revealed) return null
  const form = formOf(state, texts, round)
  return { ...form, fields: form.fields.map((field) => ({ ...field, texts: [] })) }
}

/** What was answered after the end reaches those who facilitate: the form that the room came to last. */
const formReadAfter = (state: WorkshopState, { kind }: Audience): Round | undefined =>
  kind === 'facilitator' && isOver(state.stage) ? formsPlayed(state).at(-1) : undefined

type Given = Pick<OwnView, 'voted' | 'vote' | 'form'>
const nothing: Given = { voted: false, vote: null, form: null }

/** Of the round in hand. */
export function givenBy(state: WorkshopState, texts: WorkshopTexts, guestId: string): Given {
  const round = roundInHand(state)
  if (round === undefined) return nothing
  const config = ballotOf(round)
  if (config === null) return filledBy(texts, round, guestId)
  if (config.secrecy === 'secret') return { ...nothing, voted: texts.voters?.get(round.id)?.has(guestId) ?? false }
  const voter = voterOf(state, texts, config, guestId)
  const votes = config.secrecy === 'named' ? null : votesOf(state, texts, round)
  const vote = voter === null ? undefined : (votes?.get(voter) ?? round.votes.get(voter))
  if (voter === null || vote === undefined) return nothing
  const under = votes?.get(voter)?.under ?? voter
  const choice: Choice = {}
  const reasons: Record<string, string> = {}
  const hidden: Record<string, HideReason> = {}
  for (const [id, answer] of Object.entries(vote.choice)) {
    if (labelOf(state, texts, round, id) === null) continue // what it was given to is gone: it can be given anew
    choice[id] = answer
    const reason = texts.texts.get(reasonKey(round.id, under, id)) ?? ''
    if (reason === '') continue
    reasons[id] = reason
    const why = hiddenFor(round, under, id)
    if (why !== null) hidden[id] = why
  }
  const isNameless = round.phase.identity === 'nameless'
  const by = vote.guestId === guestId ? null : isNameless ? '' : (texts.guests.get(vote.guestId)?.name ?? '')
  return { voted: true, vote: { choice, reasons, by, ...(Object.keys(hidden).length > 0 && { hidden }) }, form: null }
}

function filledBy({ texts }: WorkshopTexts, round: Round, guestId: string): Given {
  const marks = round.forms.get(guestId)
  const { config } = round.phase
  if (marks === undefined || config.mechanism !== 'form') return nothing
  const written: Record<string, string> = {}
  for (const { id } of config.fields) {
    const text = texts.get(answerKey(round.id, guestId, id)) ?? ''
    if (text !== '') written[id] = text
  }
  return { voted: true, vote: null, form: { marks: { ...marks }, texts: written } }
}

/** With what they gave of each. One that a facilitator locked is not offered. */
export const formsLeftTo = (state: WorkshopState, texts: WorkshopTexts, guestId: string): FormLeft[] =>
  formsLeft(state).flatMap((round) => {
    const { id, locked, phase } = round
    if (locked || phase.config.mechanism !== 'form' || phase.config.fields.length === 0) return []
    const { title, config } = phase
    return [{ roundId: id, title, fields: config.fields, given: filledBy(texts, round, guestId).form }]
  })
