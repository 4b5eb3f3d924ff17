// The programme of a meeting: its order, and when it is in words.
import { expect, it } from 'vitest'
import { ordered } from '../../../../client/features/workshop/meeting/order.ts'
import { sayHour, sayWhen } from '../../../../client/features/workshop/meeting/say-when.ts'

it('a workshop that moves leaves all others in their order, and none is lost', () => {
  const ids = ['a', 'b', 'c', 'd']
  expect(ordered(ids, 'c', 'a')).toEqual(['c', 'a', 'b', 'd'])
  expect(ordered(ids, 'a', null)).toEqual(['b', 'c', 'd', 'a'])
  expect(ordered(ids, 'b', 'd')).toEqual(['a', 'c', 'b', 'd'])
  expect(ordered(ids, 'b', 'gone')).toEqual(ids)
})

it('a meeting tells its day and hours, or its days where it has several', () => {
  const year = new Date().getFullYear()
  // winter time in Paris, wherever this runs
  const at = (day: number, hour: number) => new Date(Date.UTC(year, 2, day, hour - 1)).toISOString()
  expect(sayWhen({ startsAt: null, endsAt: null })).toBeNull()
  expect(sayWhen({ startsAt: at(12, 9), endsAt: null })).toBe('12\u00a0mars à 9\u00a0h')
  expect(sayWhen({ startsAt: at(12, 9), endsAt: at(12, 17) })).toBe('12\u00a0mars, de 9\u00a0h à 17\u00a0h')
  expect(sayWhen({ startsAt: at(12, 9), endsAt: at(13, 17) })).toBe('Du 12\u00a0mars au 13\u00a0mars')
  expect(sayHour(at(12, 14), at(12, 9))).toBe('14\u00a0h')
  expect(sayHour(at(13, 14), at(12, 9))).toBe('13\u00a0mars à 14\u00a0h')
})
