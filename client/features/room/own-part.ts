// What one person has in the room: as the server last told, with what this phone has not told it yet laid over. Pure.
import type { ContributionType } from '../../../shared/workshop/phases.ts'
import type { Language } from '../../../shared/workshop/languages.ts'
import type { OwnView } from '../../../shared/workshop/view.ts'
import type { HideReason } from '../../../shared/workshop/events.ts'
import type { Queued, Refused } from './device-queue.ts'

export type Mine = {
  id: string
  roundId: string
  type: ContributionType
  text: string
  /** Of the text; missing: that of the room. */
  language?: Language
  /** `waiting`: some of it is on this phone only. `refused`: it is nowhere else. */
  state: 'kept' | 'waiting' | 'refused'
  isEditable: boolean
  isLate: boolean
  isParked: boolean
  hidden: HideReason | null
  /** What was asked of it and refused: the words that were meant are kept to copy. */
  refusals: { id: string; refused: Refused; text: string | null }[]
}

/** My contributions, the last first. */
export function mineOf(own: OwnView | null, items: readonly Queued[]): Mine[] {
  const mine = new Map<string, Mine>()
  for (const one of Object.values(own?.contributions ?? {})) {
    mine.set(one.id, {
      id: one.id,
      roundId: one.roundId,
      type: one.type,
      text: one.text,
      ...(one.language && { language: one.language }),
      state: 'kept',
      isEditable: one.editable,
      isLate: one.late,
      isParked: one.parked,
      hidden: one.hidden,
      refusals: [],
    })
  }
  for (const item of items) lay(mine, item)
  return [...mine.values()].sort((one, other) => (one.id < other.id ? 1 : -1)) // ids sort by time of making
}

function lay(mine: Map<string, Mine>, { id, command, refused, state }: Queued): void {
  if (command.kind === 'send' && !mine.has(command.contributionId)) {
    mine.set(command.contributionId, {
      id: command.contributionId,
      roundId: command.roundId,
      type: command.type,
      text: command.text,
      ...(command.language && { language: command.language }),
      state: refused ? 'refused' : 'waiting',
      isEditable: !refused,
      isLate: false,
      isParked: false,
      hidden: null,
      refusals: refused ? [{ id, refused, text: null }] : [],
    })
    return
  }
  if (command.kind !== 'reword' && command.kind !== 'withdraw' && command.kind !== 'park') return
  const target = mine.get(command.contributionId)
  if (!target) return
  if (refused) {
    const text = command.kind === 'reword' ? command.text : null
    mine.set(target.id, { ...target, refusals: [...target.refusals, { id, refused, text }] })
  } else if (command.kind === 'withdraw') mine.delete(target.id)
  else if (command.kind === 'park') mine.set(target.id, { ...target, isParked: command.parked })
  else {
    const waits = state === 'waiting' ? 'waiting' : target.state
    const { type, text, language = target.language } = command
    mine.set(target.id, { ...target, type, text, ...(language && { language }), state: waits })
  }
}

export type Toggles = { finished: boolean; inQueue: boolean; tableId: string | null; supported: ReadonlySet<string> }

/** What I switched, as it will be once all is told. */
export function togglesOf(own: OwnView | null, items: readonly Queued[], roundId: string | null): Toggles {
  const supported = new Set(own?.supported)
  const now = { finished: own?.finished ?? false, inQueue: own?.inQueue ?? false, tableId: own?.tableId ?? null }
  for (const { command, refused } of items) {
    if (refused) continue
    if (command.kind === 'finish' && command.roundId === roundId) now.finished = command.finished
    if (command.kind === 'askFloor' && command.roundId === roundId) now.inQueue = true
    if (command.kind === 'withdrawFloor' && command.roundId === roundId) now.inQueue = false
    if (command.kind === 'sit') now.tableId = command.tableId
    if (command.kind === 'support' && command.supported) supported.add(command.contributionId)
    if (command.kind === 'support' && !command.supported) supported.delete(command.contributionId)
  }
  return { ...now, supported }
}

/** Refusals that belong to no contribution of mine, and are told on their own. */
export const strayRefusals = (items: readonly Queued[]): Queued[] =>
  items.filter(({ refused, command }) => refused && !['send', 'reword', 'withdraw', 'park'].includes(command.kind))
