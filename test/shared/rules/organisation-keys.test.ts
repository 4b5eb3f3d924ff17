// SIRET and RNA numbers: form and key.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bareKey, isRna, isSiret } from '../../../shared/rules/organisation-keys.ts'

test.each([
  ['732 829 320 00074', true],
  ['73282932000074', true],
  ['73282932000075', false],
  ['7328293200007', false],
  ['35600000000048', true], // La Poste's head office, by the ordinary key
  ['35600000049837', true], // by the sum divisible by five
  ['35600000049838', false],
  ['', false],
])('SIRET « %s »: %s [P2]', (text, valid) => {
  expect(isSiret(text)).toBe(valid)
})

test.each([
  ['W131234567', true],
  ['w13 123 4567', true],
  ['W9R1234567', true], // overseas
  ['W13123456', false],
  ['131234567', false],
  ['WA31234567', false],
])('RNA « %s »: %s [P2]', (text, valid) => {
  expect(isRna(text)).toBe(valid)
})

test('one wrong digit is always noticed, away from La Poste [P2]', () => {
  const valid = '73282932000074'
  fc.assert(
    fc.property(fc.nat(13), fc.integer({ min: 1, max: 9 }), (place, shift) => {
      const digit = (Number(valid[place]) + shift) % 10
      expect(isSiret(valid.slice(0, place) + digit + valid.slice(place + 1))).toBe(false)
    }),
  )
})

test('spaces and dots are of no matter', () => {
  expect(bareKey(' 732.829.320 00074 ')).toBe('73282932000074')
})
