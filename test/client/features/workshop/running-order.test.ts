// The times of the running order, and where a phase goes when it is moved.
import { describe, expect, it } from 'vitest'
import {
  droppedBefore,
  insertedBefore,
  movedBefore,
  sayLength,
  startsOf,
  totalMinutes,
} from '../../../../client/features/workshop/running-order.ts'

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

  it('puts a phase in live right after the one in hand', () => {
    expect(insertedBefore(['a', 'b'], 'a')).toBe('b')
    expect(insertedBefore(['a', 'b'], 'b')).toBeNull()
  })
})
