// What somebody chooses in a ballot, what the answers are called, and how much may be written beside. Whether a choice may stand is in
// decide/votes.ts.
import type { BallotConfig } from './phases.ts'

/** Of a consent, in the order shown. `objection` and `reservation` want a reason. */
export const consentAnswers = ['consent', 'reservation', 'objection', 'abstention'] as const

/** Of a gradient, from the fullest agreement to the fullest disagreement (Kaner, « gradients of agreement »: eight degrees). */
export const gradientAnswers = [
  'whole',
  'good',
  'reserved',
  'mixed',
  'abstaining',
  'wanting',
  'following',
  'opposed',
] as const

/**
 * By id of a subject: dots given to it; the position of the answer (consent, gradient); 1 for an item chosen; for a matrix
 * the place on the two axes, 0 to 100. What is absent was not answered. A choice is always whole: it replaces the one before,
 * so that two tabs can never add up to more than the budget.
 */
export type Choice = Record<string, number | [number, number]>

/** A ballot of a secret vote as it is counted: nobody's, of no time. `college` only where results are told by college. */
export type SecretBallot = { college: string | null; choice: Choice }

/** What somebody gave: with a name, or for their organisation. */
export type Vote = {
  /** Who filled it in; of an organisation, the last who did. */
  guestId: string
  choice: Choice
}

/** Fewer ballots than this are told by no college, and live by no secret ballot: they would be somebody's. */
export const fewestTold = 5

const reservation = consentAnswers.indexOf('reservation')
const objection = consentAnswers.indexOf('objection')
const wanting = gradientAnswers.indexOf('wanting')

/** A reservation, an objection; of a gradient from the sixth degree on. */
export function wantsReason(method: BallotConfig['method'], answer: Choice[string]): boolean {
  if (typeof answer !== 'number') return false
  if (method === 'consent') return answer === reservation || answer === objection
  return method === 'gradient' && answer >= wanting
}

/** Letters of a reason. */
export const longestReason = 600
/** Letters of what is written in a field of a form. */
export const longestAnswer = 2_000
