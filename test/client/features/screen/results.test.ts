// What each college gave, as the screen of the room says it.
import { expect, it } from 'vitest'
import { sayCollegeAnswers, sayCollegePlaces } from '../../../../client/features/screen/say-results.ts'
import { consentResults, gradientByCollege, matrixByCollege } from '../../../../client/gallery/ballot-samples.ts'

it('a line for each college: its answers, or its medians; nothing where it is not told [A29]', () => {
  const [ess, others] = sayCollegeAnswers('gradient', gradientByCollege, 1)
  expect(ess).toBe(
    'Acteur ou actrice de l’ESS\u00a0: Plein accord 12 · Accord, à un détail près 5 · Accord avec des réserves 2 · Avis partagé 1',
  )
  expect(others).toMatch(/^Autres collèges, réunis/)
  expect(sayCollegePlaces(matrixByCollege, 1)).toEqual([
    'Acteur ou actrice de l’ESS\u00a0: 55 et 75 sur 100',
    'Autres collèges, réunis\u00a0: 65 et 65 sur 100',
  ])
  const untold = {
    ...gradientByCollege,
    colleges: gradientByCollege.colleges.map((one) => ({ ...one, answers: [[], []], places: [null, null] })),
  }
  expect(sayCollegeAnswers('gradient', untold, 1)).toEqual([])
  expect(sayCollegePlaces(untold, 1)).toEqual([])
  expect(sayCollegeAnswers('consent', consentResults, 0)).toEqual([])
})
