// What people send as text: bounded before it is read, and nothing in it that the store or a reader would choke on.
import { expect, test } from 'vitest'
import { day, email, line, lines } from '../../../shared/schemas/text.ts'

const passes = (schema: { safeParse(given: unknown): { success: boolean } }, given: string): boolean =>
  schema.safeParse(given).success

test('an address of mail is measured before it is read, so that a long one costs no time', () => {
  // read first, a million signs would take a quarter of an hour, and nobody else would be served meanwhile
  expect(passes(email, `a@${'.'.repeat(1_000_000)}<`)).toBe(false)
  expect(passes(email, `a@${'.'.repeat(240)}<`)).toBe(false)
  for (const fine of ['n.ferhat@vaucombe.example', ' élue@mairie.example ', 'a+b@c.d.example']) {
    expect(passes(email, fine), fine).toBe(true)
  }
})

test.each([
  ['NUL', 'a\0b'],
  ['half a character', 'a\ud800b'],
  ['the other half', '\udfff'],
  ['text turned around', 'a\u202eb'],
  ['an isolate', 'a\u2066b'],
  ['an escape', 'a\u001b[31m'],
])('%s is refused in a line, in several lines and in an address', (_what, text) => {
  expect(passes(line(200), text)).toBe(false)
  expect(passes(lines(200), text)).toBe(false)
  expect(passes(email, `${text}@mairie.example`)).toBe(false)
})

test('lines keep their ends and whole characters pass', () => {
  expect(passes(lines(200), 'un\r\n\tdeux\n😀')).toBe(true)
  expect(passes(line(200), 'Café « des 😀 »')).toBe(true)
})

test('a name of which nothing can be seen is none', () => {
  expect(passes(line(200), '\u200b\u2060')).toBe(false)
})

test('a day is one that the store knows', () => {
  expect(passes(day, '0000-01-01')).toBe(false)
  expect(passes(day, '2026-03-12')).toBe(true)
})
