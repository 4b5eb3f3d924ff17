// What a meeting's rooms are to somebody who chooses one, and what changed among them since they last looked. Pure.
import type { Reply } from '../../../shared/api.ts'

export type MeetingFound = Extract<Reply<'findRoom'>, { kind: 'meeting' }>
export type MeetingRoom = MeetingFound['rooms'][number]

export type RoomState = 'open' | 'running' | 'full' | 'draft' | 'over' | 'cancelled'

/** One that bears no code cannot be entered, whatever its stage says. */
export function stateOf({ stage, code, isFull }: Pick<MeetingRoom, 'stage' | 'code' | 'isFull'>): RoomState {
  if (stage === 'cancelled') return 'cancelled'
  if (stage === 'draft') return 'draft'
  if (stage !== 'open' && stage !== 'running') return 'over'
  if (code === null) return 'draft'
  return isFull ? 'full' : stage
}

export const isEnterable = (state: RoomState): boolean => state === 'open' || state === 'running' || state === 'full'

/** Whether all that was to happen did: then nobody waits for anything. */
export const areAllOver = (rooms: readonly MeetingRoom[]): boolean =>
  rooms.length > 0 && rooms.every((room) => ['over', 'cancelled'].includes(stateOf(room)))

export type RoomChange = { is: 'open' | 'running' | 'full' | 'free' | 'over'; title: string }

/** Told to who does not see the list change: what opened, began, filled up, has places again, ended. [A76] */
export function changesBetween(before: readonly MeetingRoom[], after: readonly MeetingRoom[]): RoomChange[] {
  const states = new Map(before.map((room) => [room.workshopId, stateOf(room)]))
  return after.flatMap((room) => {
    const was = states.get(room.workshopId)
    const is = stateOf(room)
    const change = was === undefined || was === is ? null : changeTo(was, is)
    return change === null ? [] : [{ is: change, title: room.title }]
  })
}

function changeTo(was: RoomState, is: RoomState): RoomChange['is'] | null {
  if (is === 'draft' || is === 'cancelled') return null
  if (was === 'full' && (is === 'open' || is === 'running')) return 'free'
  return is
}
