// What the kit says by itself: complete, and written as French is.
import { expect, it } from 'vitest'
import { strataOf } from '../../../client/ui/Status.tsx'
import { ui } from '../../../shared/text/fr/ui.ts'
import { plural, words } from '../../../shared/text/words.ts'

const t = words(ui)

it('every state of a document has its word', () => {
  const said = Object.fromEntries(
    Object.keys(strataOf).map((status) => [status, t(`ui.status.${status as keyof typeof strataOf}`)]),
  )
  expect(said).toEqual({
    draft: 'Brouillon',
    consultation: 'En concertation',
    submitted: 'Soumis',
    adopted: 'Adopté',
    archived: 'Archivé',
  })
})

it('the strata fill up as the text settles', () => {
  const filled = [strataOf.draft, strataOf.consultation, strataOf.submitted, strataOf.adopted]
  expect(filled).toEqual([1, 2, 3, 4])
})

it('sentences keep French typography', () => {
  for (const [key, sentence] of Object.entries(ui)) {
    expect(sentence, key).not.toMatch(/[^\u202f][;:!?»%]/u)
    expect(sentence, key).not.toMatch(/'|\.\.\./u)
  }
})

it('zero and one are singular, two is plural', () => {
  expect([0, 1, 2].map((n) => plural(n, 'une réponse', 'des réponses'))).toEqual([
    'une réponse',
    'une réponse',
    'des réponses',
  ])
  expect(t('ui.errors.many', { n: 3 })).toBe('3 réponses sont à corriger')
})
