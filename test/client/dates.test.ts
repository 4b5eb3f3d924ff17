// Dates and times as French sentences say them.
import { expect, test } from 'vitest'
import { instantAt } from '../../shared/local-instant.ts'
import { sayDay, sayList, saySince, saySinceBy, sayTime, sayToday } from '../../client/dates.ts'

const at = instantAt // what the clock in Paris shows
const now = at('2026-03-12T14:02:00')

test('the day is said whole, with a capital', () => {
  expect(sayToday(now)).toBe('Jeudi 12 mars')
})

test('a time says its minutes only when there are some', () => {
  expect(sayTime(at('2026-03-12T14:02:00'))).toBe('14\u00a0h\u00a002')
  expect(sayTime(at('2026-03-12T17:00:00'))).toBe('17\u00a0h')
})

test('the first of the month is « 1ᵉʳ », and another year is said', () => {
  expect(sayDay(at('2026-04-01T10:00:00'), now)).toBe('1ᵉʳ\u00a0avril')
  expect(sayDay(at('2025-09-08T10:00:00'), now)).toBe('8\u00a0septembre 2025')
})

test('how long ago is said by the minute, then by the day', () => {
  expect(saySince(at('2026-03-12T14:01:40').getTime(), now)).toBe('à l’instant')
  expect(saySince(at('2026-03-12T14:00:00').getTime(), now)).toBe('il y a 2\u00a0min')
  expect(saySince(at('2026-03-12T09:30:00').getTime(), now)).toBe('aujourd’hui à 9\u00a0h\u00a030')
  expect(saySince(at('2026-03-11T23:59:00').getTime(), now)).toBe('hier à 23\u00a0h\u00a059')
  expect(saySince(at('2026-01-20T12:00:00').getTime(), now)).toBe('le 20\u00a0janvier')
})

test('a clock that runs ahead is not said to be in the future', () => {
  expect(saySince(at('2026-03-12T14:05:00').getTime(), now)).toBe('à l’instant')
})

test('a change without a known author is said without one', () => {
  expect(saySinceBy(new Date().toISOString(), null)).toBe('à l’instant')
  expect(saySinceBy(new Date().toISOString(), 'Mireille Aubanel')).toBe('à l’instant, par Mireille Aubanel')
})

test('names are joined as in a sentence', () => {
  expect(sayList(['A', 'B', 'C'])).toBe('A, B et C')
})
