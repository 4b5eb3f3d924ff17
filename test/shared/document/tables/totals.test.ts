// The line of totals, and the lines that spreadsheets put on the clipboard.
import { expect, test } from 'vitest'
import { isDrawable } from '../../../../shared/document/tables/grid.ts'
import { linesOf } from '../../../../shared/document/tables/lines.ts'
import { totalsOf } from '../../../../shared/document/tables/totals.ts'
import { documentSchema } from '../../../../shared/document/schema.ts'
import { csvOf } from '../../../../client/editor/tables/csv.ts'
import { columnWidths } from '../../../../client/editor/tables/widths.ts'
import { tableOf } from '../../../support/table-writers.ts'

const node = (rows: string[][], heads = 1) => documentSchema().nodeFromJSON(tableOf(rows, heads))

test('[D27] columns of numbers are summed, rows of titles are not, and words among numbers are told', () => {
  const table = node([
    ['2026', '2027', 'Part', 'Note'],
    ['Métropole', '1 240 000,50 €', '62 %', ''],
    ['La Remise', '12 000 €', '8 %', 'à voir'],
    ['Halles', 'à préciser', '3 €', ''],
  ])
  expect(totalsOf(table)).toEqual([
    { sum: null, others: 3, mixed: false },
    { sum: '1\u202f252\u202f000,50\u00a0€', others: 1, mixed: false },
    { sum: null, others: 0, mixed: true },
    { sum: null, others: 1, mixed: false },
  ])
})

test('[D27] years and codes are not added', () => {
  const table = node([
    ['Année', 'Code postal', 'Budget'],
    ['2026', '84000', '2 000'],
    ['2027', '84100', '2 000'],
  ])
  expect(totalsOf(table).map(({ sum }) => sum)).toEqual([null, null, '4\u202f000'])
})

test('[D27] a table with holes and one without rows have totals too', () => {
  const schema = documentSchema()
  const holes = tableOf([['1', '2'], ['3']], 0)
  expect(totalsOf(schema.nodeFromJSON(holes)).map(({ sum }) => sum)).toEqual(['4', '2'])
  expect(totalsOf(schema.nodeFromJSON({ type: 'table', content: [] }))).toEqual([])
})

test('[D31] lines of a spreadsheet: tabs, quotes around line breaks, quotes inside', () => {
  expect(linesOf('a\tb\r\nc\t\r\n')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ])
  expect(linesOf('"deux\nlignes"\t"dit « ""oui"" »"\tfin')).toEqual([['deux\nlignes', 'dit « "oui" »', 'fin']])
  expect(linesOf('"pas fermé\tb')).toEqual([['"pas fermé', 'b']])
  expect(linesOf('5" de large\tb')).toEqual([['5" de large', 'b']])
})

test('[D30] CSV: a byte order mark, semicolons, quotes, and nothing that runs', () => {
  const csv = csvOf(
    node([
      ['Nom', 'Formule'],
      ['a;b', '=HYPERLINK("http://x")'],
      ['dit "oui"', '-12,5 €'],
      ['@lui', '-1+cmd|x'],
      ['\t=1', '+33 4 67 00 00 00'],
    ]),
  )
  expect(csv.startsWith('\ufeff')).toBe(true)
  expect(csv.slice(1).split('\r\n')).toEqual([
    'Nom;Formule',
    '"a;b";"\'=HYPERLINK(""http://x"")"',
    '"dit ""oui""";-12,5 €',
    "'@lui;'-1+cmd|x",
    "'\t=1;'+33 4 67 00 00 00",
    '',
  ])
})

test('[E10] a table of more columns than anybody makes has no totals, and nobody counts its places', () => {
  const cell = { type: 'tableCell', attrs: { colspan: 1e9 }, content: [{ type: 'paragraph' }] }
  const table = documentSchema().nodeFromJSON({ type: 'table', content: [{ type: 'tableRow', content: [cell] }] })
  expect(isDrawable(table)).toBe(false)
  expect(totalsOf(table)).toEqual([])
  expect(columnWidths(table)).toEqual([])
})
