// What people may write in a phase, whichever mechanism it is in: where they contribute, and where they question a panel. Pure.
import type { CollectConfig, PanelConfig, PhaseConfig } from './phases.ts'

export type WritingRules = Pick<CollectConfig, 'types' | 'most' | 'length' | 'moderated' | 'supported'>

/** Of a question to a panel. */
export const longestQuestion = 280
/** Of one person, to a panel. */
export const mostQuestions = 10

/** Null: nothing is written in it. */
export function writingIn(config: PhaseConfig): WritingRules | null {
  if (config.mechanism === 'collect') return config
  if (!isPanel(config) || !config.questions) return null
  const { moderated } = config
  return { types: ['question'], most: mostQuestions, length: longestQuestion, moderated, supported: true }
}

export const isPanel = (config: PhaseConfig | undefined): config is PanelConfig =>
  config?.mechanism === 'queue' && config.of === 'speakers'

/** Whether it may be sent to them: in a panel to one of its speakers or to all, elsewhere to nobody. */
export const mayBeSentTo = (config: PhaseConfig, toSpeaker: string | null): boolean =>
  toSpeaker === null || (isPanel(config) && config.speakers.some(({ id }) => id === toSpeaker))
