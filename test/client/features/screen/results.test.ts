// What each college gave, as the screen of the room says it.
import { expect, it } from 'vitest'
import { fitByCollege } from '../../../../client/features/screen/fit-results.ts'
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

it('is under each row where all of it fits so, and takes no room from the rows where it does not', () => {
  const heights = { large: 4, compact: 2, line: 1 }
  const fitted = (lines: number, ofCollege: number) => {
    const { size, hidden, hasColleges } = fitByCollege(
      ['a', 'b', 'c'],
      lines,
      (_, at) => heights[at],
      () => ofCollege,
    )
    return [size, hidden, hasColleges]
  }
  expect(fitted(18, 2)).toEqual(['large', 0, true])
  expect(fitted(12, 2)).toEqual(['compact', 0, true])
  expect(fitted(12, 5)).toEqual(['large', 0, false])
  expect(fitted(12, 0)).toEqual(['large', 0, false])
  expect(fitted(2, 2)).toEqual(['line', 1, false])
})
