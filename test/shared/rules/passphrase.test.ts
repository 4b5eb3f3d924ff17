// The passphrase policy, by example.
import { expect, test } from 'vitest'
import { passphraseMax, passphraseProblem } from '../../../shared/rules/passphrase.ts'

test.each([
  ['Azerty-12', 'tooShort'],
  ['abcdefghijkl', 'tooSimple'],
  ['Abcdefghijk1', 'tooSimple'],
  ['Abcdefghijk1!', null],
  ['Abcdefghijklm1', null],
  ['aA1!aA1!aA1!', 'tooSimple'],
  ['la barque glisse sous le vieux pont', null],
  ['pont pont pont pont pont pont pont', 'tooSimple'],
  ['le pont de bois du vieux moulin rouge', null],
  [`Aa1!${'x'.repeat(passphraseMax)}`, 'tooLong'],
])('« %s »: %s [P3]', (passphrase, problem) => {
  expect(passphraseProblem(passphrase)).toBe(problem)
})

test('a name with little around it is not a passphrase [P3]', () => {
  expect(passphraseProblem('Nadia-Ferhat1', ['Nadia Ferhat', 'nadia-ferhat'])).toBe('isIdentity')
  expect(passphraseProblem('Nadia-Ferhat1')).toBeNull()
  expect(passphraseProblem('Métropole-2026', ['metropole'])).toBe('isIdentity')
  expect(passphraseProblem('Nadia cultive 12 sortes de tomates', ['Nadia'])).toBeNull()
})
