// Reasons of votes that facilitators hid: found by the words that they read, so that nobody is told whose they are. [A94]
import { reasonKey } from './decide/votes.ts'
import type { HideReason } from './events.ts'
import type { Round, WorkshopTexts } from './state.ts'

export const hiddenKey = (voter: string, subjectId: string): string => `${voter}:${subjectId}`

/** `under`: whom the vote was given under. Null: it is not hidden. */
export const hiddenFor = ({ hiddenReasons }: Round, under: string, subjectId: string): HideReason | null =>
  hiddenReasons.get(hiddenKey(under, subjectId)) ?? null

/** Whose reason, of that subject, says this. */
export const votersSaying = (round: Round, { texts }: WorkshopTexts, subjectId: string, text: string): string[] =>
  text === ''
    ? []
    : [...round.votes.keys()].filter((voter) => texts.get(reasonKey(round.id, voter, subjectId)) === text)
