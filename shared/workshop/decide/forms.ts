// Filling in a form: whether the answers may stand. They are whole, and replace those before. [A28] [A66]
import { longestAnswer } from '../ballots.ts'
import type { Refusal } from '../commands.ts'
import type { FormField } from '../phases.ts'
import { isWrittenUp } from '../stages.ts'
import type { Round, WorkshopState } from '../state.ts'
import { done, lettersIn, refuse, roundInHand, type Decision, type Guest, type Of, type Scene } from './scene.ts'

/** Under which what was written stands with the texts. */
export const answerKey = (roundId: string, guestId: string, fieldId: string): string =>
  `form:${roundId}:${guestId}:${fieldId}`

/** Those that may still be filled in once the workshop is over, until its restitution is published. [A66] */
export const formsLeft = (state: WorkshopState): Round[] => (isWrittenUp(state.stage) ? formsPlayed(state) : [])

/** Of each phase with a form that was in hand once, its last round that counts. */
export function formsPlayed({ rounds }: WorkshopState): Round[] {
  const last = new Map<string, Round>()
  for (const round of rounds.values()) {
    if (round.phase.config.mechanism !== 'form' || round.abandoned) continue
    last.delete(round.phaseId)
    last.set(round.phaseId, round)
  }
  return [...last.values()]
}

export function fill({ state, texts }: Scene, command: Of<'fill'>, { guestId }: Guest): Decision {
  const { roundId, marks } = command
  const round = state.rounds.get(roundId)
  if (round === undefined) return refuse('unknown')
  const isInHand = state.stage === 'running' && round === roundInHand(state)
  if (!isInHand && !formsLeft(state).includes(round)) return refuse('roundOver')
  const { config } = round.phase
  if (config.mechanism !== 'form') return refuse('notNow')
  if (round.locked) return refuse('roundLocked')
  const wrong = wrongAnswers(config.fields, command)
  if (wrong !== null) return refuse(wrong)
  const writes = config.fields.flatMap(({ id, kind }) => {
    const key = answerKey(roundId, guestId, id)
    const text = kind === 'text' && Object.hasOwn(command.texts, id) ? (command.texts[id] ?? '').trim() : ''
    return (texts.texts.get(key) ?? '') === text ? [] : [{ key, text }]
  })
  const before = round.forms.get(guestId)
  const isEmpty = Object.keys(marks).length === 0 && writes.length === 0
  if (before === undefined) return isEmpty ? refuse('empty') : filled(roundId, guestId, marks, writes)
  return isSame(before, marks) && writes.length === 0 ? done() : filled(roundId, guestId, marks, writes)
}

const filled = (
  roundId: string,
  guestId: string,
  marks: Record<string, number>,
  writes: { key: string; text: string }[],
): Decision => ({ events: [{ kind: 'formFilled', roundId, guestId, marks: { ...marks } }], writes })

/** Only of fields that the form has; marks from 1 to 5; choices that are proposed. */
function wrongAnswers(fields: readonly FormField[], { marks, texts }: Of<'fill'>): Refusal | null {
  const byId = new Map(fields.map((field) => [field.id, field]))
  for (const [id, mark] of Object.entries(marks)) {
    const field = byId.get(id)
    const isRating = field?.kind === 'rating' && mark >= 1 && mark <= 5
    const isChoice = field?.kind === 'choice' && mark >= 0 && mark < field.choices.length
    if (!Number.isInteger(mark) || (!isRating && !isChoice)) return 'unknown'
  }
  if (Object.keys(texts).some((id) => byId.get(id)?.kind !== 'text')) return 'unknown'
  return Object.values(texts).some((text) => lettersIn(text) > longestAnswer) ? 'tooLong' : null
}

function isSame(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const ids = Object.keys(one)
  return ids.length === Object.keys(other).length && ids.every((id) => one[id] === other[id])
}
