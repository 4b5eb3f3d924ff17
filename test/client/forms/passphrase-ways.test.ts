// How far a passphrase is on each way, as the form shows it, beside the rule that decides.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { waysOf } from '../../../client/forms/passphrase-ways.ts'
import { passphraseProblem } from '../../../shared/rules/passphrase.ts'

test('counts words, characters and kinds', () => {
  expect(waysOf('')).toEqual({ words: 0, characters: 0, kinds: 0 })
  expect(waysOf('Onze-chemins vers 3')).toEqual({ words: 3, characters: 19, kinds: 4 })
})

test('a passphrase that the rule accepts has reached one of the three ways', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      const { words, characters, kinds } = waysOf(text)
      const reached = words >= 7 || (characters >= 14 && kinds >= 3) || (characters >= 12 && kinds === 4)
      return passphraseProblem(text) !== null || reached
    }),
  )
})
