// Marks and initials of people and organisations.
import { describe, expect, it } from 'vitest'
import { hueCount, initials, mark } from '../../../shared/rules/identity-marks.ts'

describe('mark', () => {
  it('gives the first twelve each their hue with the pattern of the same number', () => {
    for (let order = 0; order < hueCount; order++) expect(mark(order)).toEqual({ hue: order + 1, pattern: order + 1 })
  })

  it('reuses a hue with the pattern of the next one from the 13th', () => {
    expect(mark(12)).toEqual({ hue: 1, pattern: 2 })
    expect(mark(22)).toEqual({ hue: 11, pattern: 12 })
    expect(mark(23)).toEqual({ hue: 12, pattern: 1 })
    expect(mark(24)).toEqual({ hue: 1, pattern: 3 })
  })

  it('repeats no pair before all 144 are used', () => {
    const pairs = new Set(Array.from({ length: 144 }, (_, order) => JSON.stringify(mark(order))))
    expect(pairs.size).toBe(144)
    expect(mark(144)).toEqual(mark(0))
  })

  it('refuses what is not an order of arrival', () => {
    expect(() => mark(-1)).toThrow(RangeError)
    expect(() => mark(1.5)).toThrow(RangeError)
  })
})

describe('initials', () => {
  it.each([
    ['Mireille Aubanel', 'MA'],
    ['Jean-Pierre de La Tour', 'JT'],
    ['Élodie Œuvrard', 'ÉŒ'],
    ['Marie Anne Dupont', 'MD'],
    ['Département de la Lisse', 'DL'],
    ['Les Halles Communes', 'HC'],
    ['SCIC La Remise', 'LR'],
    ['PTCE Matières & Savoirs', 'MS'],
    ['CRESS', 'CR'],
    ['SCOP', 'SC'],
    ['Coopérative d’activités', 'CA'],
    ['Ferhat', 'FE'],
    ['  nadia   ferhat ', 'NF'],
    ['É', 'É'],
    ['(collectif) 42', 'C4'],
    ['… !', ''],
    ['', ''],
  ])('of « %s » are « %s »', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })
})
