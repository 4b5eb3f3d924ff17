// How wide columns are in a PDF where nobody said so, and what is left to those that have no width of their own.
import { expect, test } from 'vitest'
import { outlineFrom } from '../../../server/exchange/to-outline.ts'
import { isTight, sharesShown } from '../../../server/exchange/pdf-columns.ts'
import type { TableBlock } from '../../../server/exchange/outline.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { cell, head, known, row } from '../../support/exchange-sample.ts'

const tableOf = (...rows: DocumentJson[]): TableBlock => {
  const [table] = outlineFrom({ type: 'doc', content: [{ type: 'table', content: rows }] }, known()).blocks
  if (table?.is !== 'table') throw new Error('no table')
  return table
}
test('columns that nobody set are as wide as their words ask: none is cut where there is room [X5]', () => {
  const table = tableOf(
    row(head('Indicateur'), head('Année'), head('Part')),
    row(cell('Taux de pauvreté et niveau de vie médian des ménages'), cell('2023'), cell('11 %')),
    row(cell('Établissements employeurs'), cell(''), cell('')),
  )
  expect(table.widths.map((share) => share.toFixed(2))).toEqual(['0.33', '0.33', '0.33'])
  const shares = sharesShown(table)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  expect(shares[0]).toBeGreaterThan(2 * (shares[1] ?? 1))
  expect(isTight(table, shares)).toBe(false)
})

test('what somebody set stays; the rest of the text is for those that have no width [X2, X5]', () => {
  const table = tableOf(
    row(head('Type', { colwidth: [90] }), head('Énoncé'), head('Soutiens', { colwidth: [90] })),
    row(cell('Besoin'), cell('Des lieux ouverts le soir'), cell('3')),
  )
  const [type, said, support] = table.widths
  expect([type, support].map((share) => Math.round((share ?? 0) * 640))).toEqual([90, 90])
  expect(Math.round((said ?? 0) * 640)).toBe(460)
  expect(sharesShown(table)).toEqual(table.widths)
})

test('more columns than their longest words have room for are cut [X5]', () => {
  const titles = Array.from({ length: 12 }, () => head('d’accompagnement'))
  const table = tableOf(row(...titles), row(...titles.map(() => cell(''))))
  expect(isTight(table, sharesShown(table))).toBe(true)
})
