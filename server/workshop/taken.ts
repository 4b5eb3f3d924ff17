// Of what happened, the words that authors took back or changed after the room had gone: documents may quote them by then.
import { reasonKey } from '../../shared/workshop/decide/votes.ts'
import { erasedBy } from '../../shared/workshop/erasing.ts'
import type { Recorded, Stage, WorkshopEvent } from '../../shared/workshop/events.ts'
import { isJoinable } from '../../shared/workshop/stages.ts'
import type { Memory } from './memory.ts'
import type { TakenWords } from './port.ts'

const hows = {
  contributionErased: 'erased',
  contributionWithdrawn: 'withdrawn',
  contributionReworded: 'reworded',
} as const

/** Nobody comes any more: documents may quote what was said, also of one that was cancelled. */
export const hasEnded = (stage: Stage): boolean => stage !== 'draft' && !isJoinable(stage)

/** Null for none. While people are in the room nothing quotes them yet, but what is erased is looked for at any time. */
export function takenIn(before: Memory, events: readonly Recorded[]): Omit<TakenWords, 'workshopId'> | null {
  const taken: TakenWords['taken'] = []
  for (const { event } of events) {
    taken.push(...takenApart(before, event))
    if (!('contributionId' in event) || !Object.hasOwn(hows, event.kind)) continue
    const how = hows[event.kind as keyof typeof hows] // it is one of them
    const words = before.texts.get(event.contributionId) ?? ''
    if (words !== '' && (hasEnded(before.state.stage) || how === 'erased'))
      taken.push({ contributionId: event.contributionId, how, words })
  }
  if (taken.length === 0) return null
  const gone = new Set(taken.map(({ contributionId }) => contributionId))
  const others = [...before.texts].filter(([key]) => isShared(before, key) && !gone.has(key))
  return { demarcheId: before.head.demarcheId, taken, others: new Map(others) }
}

/** What has no id of its own: what else somebody wrote who erased themselves, who spoke on a panel, reasons that were hidden. [A94] */
function takenApart({ state, texts }: Memory, event: WorkshopEvent): TakenWords['taken'] {
  if (event.kind === 'reasonHidden') {
    const [voter = ''] = event.voters // all of them wrote the same
    const words = texts.get(reasonKey(event.roundId, voter, event.subjectId)) ?? ''
    const isTaken = event.reason !== null && words !== '' && hasEnded(state.stage)
    return isTaken ? [{ contributionId: null, how: 'hidden', words }] : []
  }
  if (event.kind !== 'guestErased' && event.kind !== 'speakerErased') return []
  const all = new Set(erasedBy(state, [event], texts.keys()).keys.map((key) => texts.get(key) ?? ''))
  return [...all].flatMap((words) => (words === '' ? [] : [{ contributionId: null, how: 'erased' as const, words }]))
}

const isShared = ({ state }: Memory, key: string): boolean =>
  /:(title|synthesis)$/.test(key) || (state.contributions.get(key)?.parents.length ?? 0) > 0
