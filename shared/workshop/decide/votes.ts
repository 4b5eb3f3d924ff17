// What somebody chooses in a ballot: whether it may stand. A choice is whole, so that no two of them add up to too much. [A26]
import { consentAnswers, gradientAnswers, longestReason, wantsReason, type Choice } from '../ballots.ts'
import type { Refusal } from '../commands.ts'
import type { BallotConfig } from '../phases.ts'
import type { Round, WorkshopState, WorkshopTexts } from '../state.ts'
import { ballotOf, voterOf } from '../voters.ts'
import { done, lettersIn, refuse, roundInHand, type Decision, type Guest, type Of, type Scene } from './scene.ts'

/** Of a ballot with a name or for an organisation. What it replaces is gone, its reasons too. */
export function vote(scene: Scene, { roundId, choice, reasons }: Of<'vote'>, { guestId }: Guest): Decision {
  const { state, texts } = scene
  const open = openFor(state, roundId)
  if ('refused' in open) return open
  const { round, config } = open
  if (config.secrecy === 'secret') return refuse('notNow')
  const voter = voterOf(state, texts, config, guestId)
  if (voter === null) return refuse('noOrganisation')
  const wrong = wrongChoice(round, config, choice)
  if (wrong !== null) return refuse(wrong)
  const given = reasonsFor(config, choice, reasons)
  if (given === null) return refuse('noReason')
  if (Object.values(given).some((reason) => lettersIn(reason) > longestReason)) return refuse('tooLong')
  const kept = withoutNothing(config, choice)
  const writes = writesOf(texts, round, voter, given)
  const before = round.votes.get(voter)
  if (before?.guestId === guestId && isSame(before.choice, kept) && writes.length === 0) return done()
  return { events: [{ kind: 'voted', roundId, voter, guestId, choice: kept }], writes }
}

/** Of a secret ballot: what goes into the box, or why it may not. Nothing of it is recorded. [A27] */
export function ballotCast(
  state: WorkshopState,
  guestId: string,
  roundId: string,
  choice: Choice,
): { refused: Refusal } | { choice: Choice; byCollege: boolean } {
  const guest = state.guests.get(guestId)
  if (guest === undefined) return { refused: 'unknown' }
  if (guest.erased) return { refused: 'beingErased' }
  const open = openFor(state, roundId)
  if ('refused' in open) return open
  const { round, config } = open
  if (config.secrecy !== 'secret') return { refused: 'notNow' }
  const refused = wrongChoice(round, config, choice)
  return refused === null ? { choice: withoutNothing(config, choice), byCollege: config.byCollege } : { refused }
}

type Open = { round: Round; config: BallotConfig }

/** Only while the ballot is open, in the round in hand. Whoever had left and votes has come back. [A34] */
function openFor(state: WorkshopState, roundId: string): Open | { refused: Refusal } {
  const round = state.rounds.get(roundId)
  if (round === undefined) return { refused: 'unknown' }
  if (state.stage !== 'running' || round !== roundInHand(state)) return { refused: 'roundOver' }
  const config = ballotOf(round)
  if (config === null || round.ballot === 'none') return { refused: 'notNow' }
  return round.locked || round.ballot === 'closed' ? { refused: 'roundLocked' } : { round, config }
}

/** Why this may not be chosen; null where it may. */
function wrongChoice({ subjects }: Round, config: BallotConfig, choice: Choice): Refusal | null {
  const asked = new Set(subjects)
  if (Object.keys(choice).some((id) => !asked.has(id))) return 'unknown'
  const answers = Object.values(choice)
  if (config.method === 'matrix') return answers.every(isPlace) ? null : 'unknown'
  const numbers = answers.filter((answer) => typeof answer === 'number')
  if (numbers.length < answers.length || !numbers.every((n) => Number.isInteger(n) && n >= 0)) return 'unknown'
  if (config.method === 'dots') return isOver(numbers, config.mostEach, config.budget) ? 'overBudget' : null
  if (config.method === 'choice') return isOver(numbers, 1, config.budget) ? 'overBudget' : null
  const last = (config.method === 'consent' ? consentAnswers : gradientAnswers).length - 1
  return numbers.every((n) => n <= last) ? null : 'unknown'
}

const isPlace = (answer: Choice[string]): boolean =>
  Array.isArray(answer) && answer.length === 2 && answer.every((at) => at >= 0 && at <= 100)

const isOver = (given: readonly number[], mostEach: number, budget: number): boolean =>
  given.some((n) => n > mostEach) || given.reduce((sum, n) => sum + n, 0) > budget

/** No dot, and an item not chosen, are as if nothing were said of it. */
const withoutNothing = ({ method }: BallotConfig, choice: Choice): Choice =>
  method === 'dots' || method === 'choice'
    ? Object.fromEntries(Object.entries(choice).filter(([, given]) => given !== 0))
    : choice

/** A reason for each answer that has one; null where one is wanted and missing. */
function reasonsFor(
  { method }: BallotConfig,
  choice: Choice,
  reasons: Readonly<Record<string, string>>,
): Record<string, string> | null {
  const given: Record<string, string> = {}
  if (method !== 'consent' && method !== 'gradient') return given
  for (const [id, answer] of Object.entries(choice)) {
    const reason = Object.hasOwn(reasons, id) ? (reasons[id] ?? '').trim() : ''
    if (reason === '' && wantsReason(method, answer)) return null
    if (reason !== '') given[id] = reason
  }
  return given
}

/** Under which a reason stands with the texts. */
export const reasonKey = (roundId: string, voter: string, subjectId: string): string =>
  `reason:${roundId}:${voter}:${subjectId}`

function writesOf({ texts }: WorkshopTexts, { id, subjects }: Round, voter: string, given: Record<string, string>) {
  return subjects.flatMap((subjectId) => {
    const key = reasonKey(id, voter, subjectId)
    const text = Object.hasOwn(given, subjectId) ? (given[subjectId] ?? '') : ''
    return (texts.get(key) ?? '') === text ? [] : [{ key, text }]
  })
}

function isSame(one: Choice, other: Choice): boolean {
  const ids = Object.keys(one)
  return ids.length === Object.keys(other).length && ids.every((id) => String(one[id]) === String(other[id]))
}
