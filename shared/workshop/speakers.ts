// Who is asked to speak on a panel: their name, role and organisation stand with the texts, since the plan is in the log for good. [A93]
import type { PanelSpeaker, Phase } from './phases.ts'
import { panelSpeakers } from './templates/phases.ts'
import { isPanel } from './writing.ts'

/** What says who somebody is. On what they speak stays in the plan. */
const parts = ['name', 'role', 'organisation'] as const
const nobody = { name: '', role: '', organisation: '' } as const

type Texts = ReadonlyMap<string, string>
type Write = { key: string; text: string }

const allSpeakers = 'speaker:'
const stemOf = (speakerId: string): string => `${allSpeakers}${speakerId}:`
const keyOf = (speakerId: string, words: string, part: string): string => `${stemOf(speakerId)}${words}:${part}`

/** Whether it is the text of somebody who was asked to speak: of this one, or of anybody. */
export const isOfSpeaker = (key: string, speakerId?: string): boolean =>
  key.startsWith(speakerId === undefined ? allSpeakers : stemOf(speakerId))

/**
 * A phase as the log takes it, and the words that it leaves beside. `before`: the same phase as it is planned now; who is in it
 * under the same words keeps them. Other words are written under another id: what was played or taken back keeps its own.
 */
export function withoutNames<P extends Phase>(
  phase: P,
  { before, texts, makeId }: { before?: Phase | undefined; texts: Texts; makeId: () => string },
): { phase: P; writes: Write[] } {
  const { config } = phase
  if (!isPanel(config)) return { phase, writes: [] }
  const writes: Write[] = []
  const known = isPanel(before?.config) ? before.config.speakers : []
  const speakers = config.speakers.map((one): PanelSpeaker => {
    const earlier = known.find(({ id }) => id === one.id)
    const told = earlier && named(earlier, texts)
    const isSame = told !== undefined && parts.every((part) => told[part] === one[part])
    const words = isSame && earlier?.words !== undefined ? earlier.words : makeId()
    if (words !== earlier?.words)
      for (const part of parts) if (one[part] !== '') writes.push({ key: keyOf(one.id, words, part), text: one[part] })
    return { ...one, ...nobody, words }
  })
  return { phase: { ...phase, config: { ...config, speakers } }, writes }
}

/** A phase as people read it. */
export function withNames<P extends Phase>(phase: P, texts: Texts): P {
  const { config } = phase
  if (!isPanel(config)) return phase
  return { ...phase, config: { ...config, speakers: config.speakers.map((one) => named(one, texts)) } }
}

/** As they are called today; blank once they were erased. */
function named(one: PanelSpeaker, texts: Texts): PanelSpeaker {
  const { words, ...speaker } = one
  if (words === undefined) return speaker
  for (const part of parts) speaker[part] = texts.get(keyOf(one.id, words, part)) ?? ''
  return speaker
}

/** Of a phase as people read it: somebody has no name yet, or what a new panel calls them until somebody is named. */
export function hasUnnamed({ config }: Phase): boolean {
  if (!isPanel(config)) return false
  const unnamed = ['', ...panelSpeakers().map(({ name }) => name)]
  return config.speakers.some(({ name }) => unnamed.includes(name.trim()))
}
