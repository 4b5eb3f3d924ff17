// Figures that are counted, and forms that say more than a family.
import { expect, test } from 'vitest'
import { counted } from '../../../shared/text/counted.ts'
import { detailedForm } from '../../../shared/text/detailed-form.ts'

test('what is counted is grouped by thousands, as French writes it', () => {
  expect(counted(10_001)).toBe('10\u202F001')
  expect(counted(12)).toBe('12')
})

test('a legal form that is the family over again is not said twice', () => {
  expect(detailedForm('association ', 'Association')).toBeNull()
  expect(detailedForm('Association loi 1901', 'Association')).toBe('Association loi 1901')
  expect(detailedForm(null, 'Association')).toBeNull()
})
