// The rooms of a meeting as somebody who chooses is shown them, and what is told when they change.
import { expect, it } from 'vitest'
import {
  areAllOver,
  changesBetween,
  isEnterable,
  stateOf,
  type MeetingRoom,
} from '../../../../client/features/room/meeting-rooms.ts'

const room = (title: string, changes: Partial<MeetingRoom> = {}): MeetingRoom => ({
  workshopId: title,
  code: 'ABCDEF',
  title,
  stage: 'open',
  startsAt: null,
  place: '',
  pilot: '',
  isFull: false,
  ...changes,
})

it('a room is entered while it is open or running and bears a code, also when it is full, for who was in it [A76]', () => {
  const states = [
    room('a'),
    room('b', { stage: 'running' }),
    room('c', { isFull: true }),
    room('d', { stage: 'draft', code: null }),
    room('e', { code: null }),
    room('f', { stage: 'closed', code: null }),
    room('g', { stage: 'published', code: null, isFull: true }),
    room('h', { stage: 'cancelled', code: null }),
  ].map(stateOf)
  expect(states).toEqual(['open', 'running', 'full', 'draft', 'draft', 'over', 'over', 'cancelled'])
  expect(states.filter(isEnterable)).toEqual(['open', 'running', 'full'])
})

it('whoever waits is told what opened, began, filled up, has places again or ended, and nothing twice [A76]', () => {
  const before = [
    room('a', { stage: 'draft', code: null }),
    room('b'),
    room('c'),
    room('d', { isFull: true }),
    room('e', { stage: 'running' }),
    room('f'),
    room('g'),
  ]
  const after = [
    room('a'),
    room('b', { stage: 'running' }),
    room('c', { isFull: true }),
    room('d'),
    room('e', { stage: 'closed', code: null }),
    room('f', { stage: 'cancelled', code: null }),
    room('g'),
    room('new'),
  ]
  expect(changesBetween(before, after).map(({ is, title }) => `${title} ${is}`)).toEqual([
    'a open',
    'b running',
    'c full',
    'd free',
    'e over',
  ])
  expect(changesBetween(after, after)).toEqual([])
})

it('nobody waits once all is over or cancelled; an empty programme is waited for [A76]', () => {
  expect(areAllOver([])).toBe(false)
  expect(areAllOver([room('a', { stage: 'closed' }), room('b', { stage: 'cancelled' })])).toBe(true)
  expect(areAllOver([room('a', { stage: 'closed' }), room('b', { stage: 'draft' })])).toBe(false)
})
