// What facilitators do for a panel: the synthesis of each intervention, the questions of the room that were put. [A79, A80]
import { isOut } from '../sight.ts'
import { isOfSpeaker } from '../speakers.ts'
import { isPanel } from '../writing.ts'
import { done, lettersIn, mayBeTidied, refuse, type Decision, type Of, type Scene } from './scene.ts'

/** Letters of a synthesis, of an intervention or of a group. */
export const longestSynthesis = 1_200

/** Where the words of an intervention stand among the texts. */
export const synthesisKey = (roundId: string, speakerId: string): string => `synthesis:${roundId}:${speakerId}`

/** During the round or after it, of any that was played. */
export function sumUp({ state, texts }: Scene, { roundId, speakerId, text }: Of<'sumUp'>): Decision {
  const config = state.rounds.get(roundId)?.phase.config
  if (!isPanel(config) || !config.speakers.some(({ id }) => id === speakerId)) return refuse('unknown')
  if (!mayBeTidied(state)) return refuse('notNow')
  if (lettersIn(text) > longestSynthesis) return refuse('tooLong')
  const key = synthesisKey(roundId, speakerId)
  if ((texts.texts.get(key) ?? '') === text) return done()
  return { events: [{ kind: 'summedUp', roundId, speakerId }], writes: [{ key, text }] }
}

/** Only what the room may see: what was put is told in the restitution. */
export function markAsked({ state }: Scene, { contributionId, asked }: Of<'markAsked'>): Decision {
  const one = state.contributions.get(contributionId)
  if (one === undefined || !isPanel(state.rounds.get(one.roundId)?.phase.config)) return refuse('unknown')
  if (!mayBeTidied(state) || (asked && !isOut(one))) return refuse('notNow')
  return one.asked === asked ? done() : done({ kind: 'contributionAsked', contributionId, asked })
}

/** A right of theirs, which whoever runs the workshop exercises for them: no stage holds it back. [A93] */
export function eraseSpeaker({ state, texts }: Scene, { speakerId }: Of<'eraseSpeaker'>): Decision {
  const phases = [...state.phases, ...[...state.rounds.values()].map(({ phase }) => phase)]
  const isOne = phases.some(({ config }) => isPanel(config) && config.speakers.some(({ id }) => id === speakerId))
  if (!isOne) return refuse('unknown')
  const isNamed = [...texts.texts].some(([key, text]) => text !== '' && isOfSpeaker(key, speakerId))
  return isNamed ? done({ kind: 'speakerErased', speakerId }) : done()
}
