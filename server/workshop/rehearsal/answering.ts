// What somebody who is not there chooses in a ballot, and answers in a form.
import { rehearsalAnswers, rehearsalReasons } from '../../../shared/text/fr/rehearsal-sentences.ts'
import { consentAnswers, gradientAnswers, wantsReason, type Choice } from '../../../shared/workshop/ballots.ts'
import type { BallotConfig, FormConfig } from '../../../shared/workshop/phases.ts'
import { drawn, drawnBelow, idOf, pick, type Draw } from './chance.ts'
import type { Move, Playing } from './moves.ts'

/** Once for each; of a ballot for organisations, those who are of one. */
export function answered({ person, round, common, own, lasts }: Playing, config: BallotConfig): Move[] {
  if (round.ballot !== 'open' || own.voted || person.neverEnds) return []
  if (config.secrecy === 'organisation' && own.organisation === null) return []
  const subjects = common.subjects.map(({ id }) => id)
  if (subjects.length === 0) return []
  const of = [person.rehearsalId, round.id, person.place] as const
  const choice = choiceOf(config, subjects, of)
  const due = { at: 2_000 + 0.4 * lasts * person.pace, id: idOf(...of, 'vote') }
  if (config.secrecy === 'secret') return [{ ...due, ballot: { roundId: round.id, choice } }]
  return [{ ...due, command: { kind: 'vote', roundId: round.id, choice, reasons: reasonsFor(config, choice, of) } }]
}

function choiceOf(config: BallotConfig, subjects: readonly string[], of: Draw): Choice {
  if (config.method === 'dots') return spread(subjects, config.budget, config.mostEach, of)
  if (config.method === 'choice') return spread(subjects, Math.min(config.budget, subjects.length), 1, of)
  const choice: Choice = {}
  for (const id of subjects) {
    const chance = drawn(...of, 'answer', id)
    if (config.method === 'matrix') choice[id] = [near(id, 'x', of), near(id, 'y', of)]
    else choice[id] = config.method === 'consent' ? consentOf(chance) : Math.floor(gradientAnswers.length * chance ** 2)
  }
  return choice
}

/** What many like is liked by many: how much is the subject's own. */
function spread(subjects: readonly string[], budget: number, mostEach: number, of: Draw): Choice {
  const choice: Record<string, number> = {}
  for (let dot = 0; dot < budget; dot++) {
    const open = subjects.filter((id) => (choice[id] ?? 0) < mostEach)
    const best = open
      .map((id) => ({ id, worth: drawn('worth', id) * drawn(...of, dot, id) }))
      .reduce<{ id: string; worth: number } | null>(
        (one, other) => (one === null || other.worth > one.worth ? other : one),
        null,
      )
    if (best !== null) choice[best.id] = (choice[best.id] ?? 0) + 1
  }
  return choice
}

function consentOf(chance: number): number {
  const answer = chance < 0.72 ? 'consent' : chance < 0.86 ? 'reservation' : chance < 0.91 ? 'objection' : 'abstention'
  return consentAnswers.indexOf(answer)
}

const near = (id: string, axis: string, of: Draw): number =>
  Math.round(Math.min(100, Math.max(0, 100 * drawn('place', id, axis) + 50 * (drawn(...of, axis, id) - 0.5))))

function reasonsFor({ method }: BallotConfig, choice: Choice, of: Draw): Record<string, string> {
  const wanting = Object.entries(choice).filter(([, answer]) => wantsReason(method, answer))
  return Object.fromEntries(wanting.map(([id]) => [id, pick(rehearsalReasons, ...of, 'reason', id)]))
}

/** Whole, once; some write nothing. */
export function filledIn({ person, round, own, lasts }: Playing, { fields }: FormConfig): Move[] {
  if (own.form !== null || person.neverEnds) return []
  const of = [person.rehearsalId, round.id, person.place, 'form'] as const
  const marks: Record<string, number> = {}
  const texts: Record<string, string> = {}
  for (const { id, kind, choices } of fields) {
    if (kind === 'rating') marks[id] = Math.min(5, 2 + drawnBelow(5, ...of, id))
    else if (kind === 'choice' && choices.length > 0) marks[id] = drawnBelow(choices.length, ...of, id)
    else if (kind === 'text' && drawn(...of, id) < 0.5) texts[id] = pick(rehearsalAnswers, ...of, id)
  }
  if (Object.keys(marks).length === 0 && Object.keys(texts).length === 0) return []
  const at = 3_000 + 0.5 * lasts * person.pace
  return [{ at, id: idOf(...of), command: { kind: 'fill', roundId: round.id, marks, texts } }]
}
