// Passphrases on the server: the deny-list, the bound on hashing, the decoy.
import { expect, test } from 'vitest'
import { isCommon } from '../../../server/auth/common-passphrases.ts'
import { Passphrases } from '../../../server/auth/passwords.ts'
import { AppError } from '../../../shared/errors.ts'

test.each([
  'Motdepasse123!',
  'M0tDeP@sse2026',
  'Azertyuiop-12',
  'Bienvenue!2026',
  'Bonjour-Bonjour1',
  'aaaaaaaaaaaA1!',
  'Maillage-2026-Ess',
  'Il était une fois dans un pays lointain',
  'correct horse battery staple 1 2 3 A',
])('« %s » is among the first things one thinks of [P3]', (passphrase) => {
  expect(isCommon(passphrase)).toBe(true)
})

test.each([
  'Onze-chemins vers 3 rivières',
  'La halle ouvre à 6 h, jamais avant',
  'le pont de bois du vieux moulin rouge',
])('« %s » is not', (passphrase) => {
  expect(isCommon(passphrase)).toBe(false)
})

test('a weak passphrase is refused with the word of what is wrong [P3]', () => {
  const passphrases = new Passphrases()
  const problemOf = (text: string, identity: string[] = []) => {
    try {
      passphrases.check(text, identity)
      return null
    } catch (error) {
      if (error instanceof AppError) return error.details['problem']
      throw error
    }
  }
  expect(problemOf('court')).toBe('tooShort')
  expect(problemOf('Motdepasse123!')).toBe('denied')
  expect(problemOf('Vaucombe-2026', ['Vaucombe'])).toBe('isIdentity')
  expect(problemOf('Onze-chemins vers 3 rivières', ['Nadia Ferhat'])).toBeNull()
})

const small = { memoryCost: 8, timeCost: 1 }

test('a stored passphrase is argon2id, matches itself however it was typed, and nothing else [P3]', async () => {
  const passphrases = new Passphrases(small)
  const stored = await passphrases.hash('Été-2 barques sur l’étang')
  expect(stored).toMatch(/^\$argon2id\$/)
  expect(await passphrases.verify(stored, 'Été-2 barques sur l’étang'.normalize('NFD'))).toBe(true)
  expect(await passphrases.verify(stored, 'Été-2 barques sur l’étang ')).toBe(false)
})

test('an account that does not exist is verified against a decoy of the same cost, and never matches [P4]', async () => {
  const passphrases = new Passphrases(small)
  expect(await passphrases.verify(null, 'le leurre que personne ne tape')).toBe(false)
  expect(await passphrases.verify(null, 'autre chose')).toBe(false)
})

test('a burst waits its turn, and beyond the line is told to come back [P5]', async () => {
  const passphrases = new Passphrases(small)
  const burst = await Promise.allSettled(Array.from({ length: 600 }, () => passphrases.hash('Une de ces 600 phrases')))
  const refused = burst.filter((one) => one.status === 'rejected').map(({ reason }) => (reason as AppError).code) // only AppErrors are thrown
  expect(burst.filter((one) => one.status === 'fulfilled').length).toBe(504)
  expect(new Set(refused)).toEqual(new Set(['busy']))
  expect(await passphrases.hash('Et après elles')).toMatch(/^\$argon2id\$/)
})
