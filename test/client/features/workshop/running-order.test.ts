// The times of the running order, and where a phase goes when it is moved.
import { describe, expect, it } from 'vitest'
import type { CommonView } from '../../../../shared/workshop/view.ts'
import { rangesOf } from '../../../../client/features/workshop/ranges.ts'
import {
  droppedBefore,
  insertedBefore,
  movedBefore,
  sayLength,
  startsOf,
  timesOf,
  totalMinutes,
} from '../../../../client/features/workshop/running-order.ts'

const hour = 3_600_000
const phase = (minutes: number, skipped = false) => ({ minutes, skipped })

describe('the running order', () => {
  it('says when each phase starts, and a skipped one takes no time', () => {
    const phases = [phase(10), phase(12, true), phase(5), phase(0), phase(30)]
    expect(startsOf(phases)).toEqual([0, 10, 10, 15, 15])
    expect(totalMinutes(phases)).toBe(45)
  })

  it('writes a length as it is read', () => {
    expect([45, 60, 120, 135].map(sayLength)).toEqual([
      '45\u00a0min',
      '1\u00a0h\u00a000',
      '2\u00a0h\u00a000',
      '2\u00a0h\u00a015',
    ])
  })

  it('moves a phase by one place, and not beyond the ends', () => {
    const ids = ['a', 'b', 'c']
    expect(movedBefore(ids, 'b', -1)).toBe('a')
    expect(movedBefore(ids, 'a', 1)).toBe('c')
    expect(movedBefore(ids, 'b', 1)).toBeNull()
    expect(movedBefore(ids, 'a', -1)).toBeUndefined()
    expect(movedBefore(ids, 'c', 1)).toBeUndefined()
  })

  it('puts a dropped phase where the one under it stood', () => {
    const ids = ['a', 'b', 'c', 'd']
    expect(droppedBefore(ids, 'd', 'b')).toBe('b')
    expect(droppedBefore(ids, 'a', 'c')).toBe('d')
    expect(droppedBefore(ids, 'a', 'd')).toBeNull()
    expect(droppedBefore(ids, 'a', 'a')).toBeUndefined()
  })

  it('keeps the hour at which a phase began, and tells when those that come would, one that is skipped aside', () => {
    const plan = ['a', 'b', 'c', 'd', 'e'].map((id, at) => ({
      ...phase(10, id === 'd'),
      id,
      withheld: [],
      startedAt: at < 3 && id !== 'b' ? at * hour : null,
    }))
    const now = (round: { endsAt: number | null } | null, stage = 'running') =>
      ({ plan, head: { stage, phase: { id: 'c' }, round } }) as unknown as CommonView // what times are made of
    const hours = (view: CommonView) => timesOf(view, null).starts.map((at) => at && at.getTime() / hour)
    expect(hours(now({ endsAt: 3 * hour }))).toEqual([0, null, 2, null, 3])
    expect(timesOf(now({ endsAt: 3 * hour }), null).end).toEqual(new Date(3 * hour + 600_000))
    expect(hours(now({ endsAt: null }))).toEqual([0, null, 2, null, null])
    expect(hours(now(null, 'closed'))).toEqual([0, null, 2, null, null])
  })

  it('says three tables or more that follow each other as a run', () => {
    expect(rangesOf([])).toEqual([])
    expect(rangesOf([2])).toEqual([[2, 2]])
    expect(rangesOf([1, 2, 4, 7, 8, 9])).toEqual([
      [1, 1],
      [2, 2],
      [4, 4],
      [7, 9],
    ])
  })

  it('puts a phase in live right after the one in hand', () => {
    expect(insertedBefore(['a', 'b'], 'a')).toBe('b')
    expect(insertedBefore(['a', 'b'], 'b')).toBeNull()
  })
})
