// Which of the texts beside the log an event takes away for good.
import { answerKey } from './decide/forms.ts'
import { reasonKey } from './decide/votes.ts'
import { isOfSpeaker } from './speakers.ts'
import type { WorkshopEvent } from './events.ts'
import type { WorkshopState } from './state.ts'

export type Erased = { keys: string[]; guestIds: string[] }

/** `keys`: of all texts of the workshop. What somebody wrote as a reason of a vote or in a form goes with them. */
export function erasedBy(state: WorkshopState, events: readonly WorkshopEvent[], keys: Iterable<string>): Erased {
  const erased: Erased = { keys: [], guestIds: [] }
  for (const event of events) {
    if (event.kind === 'contributionErased') erased.keys.push(event.contributionId)
    if (event.kind === 'guestErased') erased.guestIds.push(event.guestId)
  }
  const of = speakersGone(events)
  if (erased.guestIds.length === 0 && of.length === 0) return erased
  const stems = erased.guestIds.flatMap((guestId) => stemsOf(state, guestId))
  for (const key of keys)
    if (stems.some((stem) => key.startsWith(stem)) || of.some((id) => isOfSpeaker(key, id))) erased.keys.push(key)
  return erased
}

/** Undefined: all of them. */
function speakersGone(events: readonly WorkshopEvent[]): (string | undefined)[] {
  return events.flatMap((event) => {
    if (event.kind === 'linksCut') return [undefined]
    return event.kind === 'speakerErased' ? [event.speakerId] : []
  })
}

/** After these, something that was known before must be found nowhere. */
export const isErasing = ({ kind }: WorkshopEvent): boolean =>
  kind === 'contributionErased' || kind === 'guestErased' || kind === 'speakerErased' || kind === 'linksCut'

/** With what the keys begin, under which they answered. */
function stemsOf({ rounds }: WorkshopState, guestId: string): string[] {
  return [...rounds.values()].flatMap(({ id, votes }) => [
    answerKey(id, guestId, ''),
    ...[...votes].filter(([, vote]) => vote.guestId === guestId).map(([voter]) => reasonKey(id, voter, '')),
  ])
}
