// What the answers of organisations come to, in sentences.
import { expect, test } from 'vitest'
import { isStale, saySection, type Answered } from '../../../client/features/consent/say.ts'

const now = new Date('2026-11-23T12:00:00')
type Value = Answered['consents'][number]['value']
const answer = (value: Value, staleAt: string | null = null) => ({ value, at: '2026-11-12T15:00:00Z', staleAt })
const changed = '2026-11-20T09:00:00Z'
const say = (consents: Answered['consents'], isGone = false) => saySection({ consents, isGone }, now).map(plain)
const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ')

test('[A114] how many consented, of how many, when, with which reservations and objections', () => {
  expect(say([answer('consent'), answer('consent'), answer('reservation'), answer('abstention')])).toEqual([
    'Consentie par 3 organisations sur 4, le 12 novembre, une réserve.',
  ])
  expect(say([answer('consent'), answer('objection')])).toEqual([
    'Consentie par une organisation sur 2, le 12 novembre, une objection.',
  ])
  expect(say([answer('objection'), answer('objection')])).toEqual([
    'Aucune organisation n’a consenti, sur 2, le 12 novembre, 2 objections.',
  ])
})

test('[A114] a text that changed since is never said to be consented to', () => {
  const section = [answer('consent', changed), answer('reservation', changed)]
  expect(isStale({ consents: section, isGone: false })).toBe(true)
  expect(say(section)).toEqual([
    'Le texte a changé depuis le 20 novembre : consentements à renouveler.',
    'Avant ce changement : consentie par 2 organisations sur 2, le 12 novembre, une réserve.',
  ])
  expect(say([answer('consent'), answer('consent', changed)])).toEqual([
    'Consentie par une organisation sur 1, le 12 novembre.',
    'Le texte a changé depuis la réponse d’une organisation : consentement à renouveler.',
  ])
  expect(say(section, true)[0]).toBe(
    'La section n’est plus dans le texte depuis le 20 novembre. Les réponses qu’elle avait reçues restent ici.',
  )
})
