// What a decision is made from and made of, and the few questions that several decisions ask.
import type { Asker, Command, Refusal } from '../commands.ts'
import type { WorkshopEvent } from '../events.ts'
import type { Language } from '../languages.ts'
import type { ContributionType } from '../phases.ts'
import type { Round, WorkshopState, WorkshopTexts } from '../state.ts'
import { writingIn } from '../writing.ts'

/** A text to be stored with the events, under its key in WorkshopTexts. `language`: missing, that of the room. */
export type Write = { key: string; text: string; language?: Language }

export type Decision = { events: WorkshopEvent[]; writes: Write[] } | { refused: Refusal }

export type Scene = {
  state: WorkshopState
  texts: WorkshopTexts
  at: number
  makeId: () => string
}

export type Facilitator = Extract<Asker, { kind: 'facilitator' }>
export type Guest = Extract<Asker, { kind: 'guest' }>
export type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** What may be asked of one kind of asker, and who decides each. */
export type Table<C extends Command, A extends Asker> = {
  [K in C['kind']]: (scene: Scene, command: Extract<C, { kind: K }>, asker: A) => Decision
}

export const done = (...events: WorkshopEvent[]): Decision => ({ events, writes: [] })
export const refuse = (refused: Refusal): Decision => ({ refused })

export const roundInHand = ({ roundId, rounds }: WorkshopState): Round | undefined =>
  roundId === null ? undefined : rounds.get(roundId)

/** The round that the asker had before their eyes, if it still is the one in hand. [A7] */
export function onRoundInHand(scene: Scene, roundId: string, then: (round: Round) => Decision): Decision {
  const { state } = scene
  if (state.stage !== 'running') return refuse('notNow')
  const round = roundInHand(state)
  if (round === undefined) return refuse('notNow')
  return round.id === roundId ? then(round) : refuse('otherRound')
}

/** Written before the end or after it: groups are still tidied and paper typed in once people have gone home. */
export const mayBeTidied = ({ stage }: WorkshopState): boolean => stage === 'running' || stage === 'closed'

/** Why this may not be written in that round; null where it may. Letters are counted as people count them. */
export function wrongWords(round: Round, type: ContributionType, text: string): Refusal | null {
  const rules = writingIn(round.phase.config)
  if (rules === null) return 'notNow'
  if (!rules.types.includes(type)) return 'wrongType'
  if (text.trim() === '') return 'empty'
  return lettersIn(text) > rules.length ? 'tooLong' : null
}

/**
 * An id that somebody made for something new and that something else has already: a message, a group, a contribution, a
 * person. What is written under it would stand in the place of those words. [A71]
 */
export const isTaken = ({ state, texts }: Scene, id: string): boolean =>
  texts.texts.has(id) || state.contributions.has(id) || state.clusters.has(id) || state.guests.has(id)

/** As people count them. */
export const lettersIn = (text: string): number => Array.from(text).length
