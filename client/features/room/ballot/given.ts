// What somebody gives in a ballot: as the server last told, or the device alone knows, with what is on its way laid over. Pure.
import { wantsReason, type Choice } from '../../../../shared/workshop/ballots.ts'
import type { Queued, RoomCommand } from '../device-queue.ts'

export type Given = {
  choice: Choice
  /** By id of a subject. */
  reasons: Record<string, string>
  /** `kept`: the server has it. `waiting`: it is on this phone only. */
  state: 'none' | 'waiting' | 'kept'
}

export type Told = Pick<Given, 'choice' | 'reasons'>

export function givenIn(roundId: string, told: Told | null, items: readonly Queued[]): Given {
  let given: Given = told ? { ...told, state: 'kept' } : { choice: {}, reasons: {}, state: 'none' }
  for (const { command, refused, state } of items) {
    const next = refused ? null : answerIn(command, roundId)
    if (next) given = { ...next, state: state === 'waiting' ? 'waiting' : 'kept' }
  }
  return given
}

function answerIn(command: RoomCommand, roundId: string): Told | null {
  if (command.kind === 'vote' && command.roundId === roundId) return command
  return command.kind === 'cast' && command.roundId === roundId ? { choice: command.choice, reasons: {} } : null
}

/** What is given to a subject as a number: dots, or the position of an answer; null where nothing is. */
export function numberIn(choice: Choice, id: string): number | null {
  const chosen = choice[id]
  return typeof chosen === 'number' ? chosen : null
}

export function placeIn(choice: Choice, id: string): [number, number] | null {
  const chosen = choice[id]
  return typeof chosen === 'object' ? chosen : null
}

/** Dots given, or items chosen. */
export const spent = (choice: Choice): number =>
  Object.values(choice).reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0)

/** With another number for one subject; none at all for zero. */
export function withNumber(choice: Choice, id: string, n: number): Choice {
  const { [id]: _, ...others } = choice
  return n > 0 ? { ...others, [id]: n } : others
}

/** Whether a reason has to be given with an answer, may be, or is not asked for. */
export function reasonOf(method: 'consent' | 'gradient', answer: number): 'wanted' | 'welcome' | 'none' {
  if (wantsReason(method, answer)) return 'wanted'
  return method === 'gradient' && answer > 0 ? 'welcome' : 'none'
}
