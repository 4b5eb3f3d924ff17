// Rows and columns that move, and two people in one table: what is typed stays in its row, whatever the other does.
import type { Transaction } from '@tiptap/pm/state'
import { TableMap, addColumn, addRow } from '@tiptap/pm/tables'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { elementAt, moveChild, reorder } from '../../../../shared/document/tables/reorder.ts'
import type { DocumentJson } from '../../../../shared/document/schema.ts'
import { bodyOf } from '../../../../shared/document/shape.ts'
import type { TableWriter } from '../../../support/table-writers.ts'
import { inside, meet, tableOf, twoWriters, wordsOf } from '../../../support/table-writers.ts'

const grid = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => `${row}.${column} `))
const below: DocumentJson = { type: 'paragraph', attrs: { id: 'after' }, content: [] }
const writers = (rows: number, columns: number) => twoWriters([tableOf(grid(rows, columns)), below])

const typeIn = (editor: TableWriter, id: string, words: string) =>
  editor.edit((tr) => tr.insertText(words, inside(tr.doc, id) ?? expect.unreachable(id)))

const sortRows = (editor: TableWriter, order: number[]) => editor.share((body) => reorder(elementAt(body, [0]), order))

const rectOf = (tr: Transaction) => {
  const table = tr.doc.child(0)
  return { table, tableStart: 1, map: TableMap.get(table), top: 0, left: 0, right: 0, bottom: 0 }
}
const rowIds = (editor: TableWriter) => {
  const table = editor.state.doc.child(0)
  return Array.from({ length: table.childCount }, (_, at) => String(table.child(at).attrs['id']))
}
const textIn = (editor: TableWriter, id: string) =>
  editor.state.doc.resolve(inside(editor.state.doc, id) ?? expect.unreachable(id)).parent.textContent

test('[D23] a new order keeps every row with its words and its ids', () => {
  const orders = fc.integer({ min: 1, max: 12 }).chain((count) => {
    const places = Array.from({ length: count }, (_, at) => at)
    return fc.shuffledSubarray(places, { minLength: count, maxLength: count })
  })
  fc.assert(
    fc.property(orders, (order) => {
      const [nadia, mireille] = writers(order.length, 2)
      sortRows(nadia, order)
      expect(rowIds(nadia)).toEqual(order.map((old) => `r${old}`))
      expect(wordsOf(nadia.state.doc)).toEqual(order.map((old) => grid(order.length, 2)[old]))
      meet(nadia, mireille)
      expect(mireille.state.doc.toJSON()).toEqual(nadia.state.doc.toJSON())
    }),
    { numRuns: 60 },
  )
})

test('[D23] one row that moves is all that is written: the others are the same elements of the shared text', () => {
  const [nadia] = writers(50, 4)
  const before = elementAt(bodyOf(nadia.doc), [0]).toArray()
  let bytes = 0
  nadia.doc.on('update', (update: Uint8Array) => (bytes += update.length))
  nadia.share((body) => moveChild(elementAt(body, [0]), 40, 3))
  const after = elementAt(bodyOf(nadia.doc), [0]).toArray()
  expect(after.filter((row) => before.includes(row))).toHaveLength(49)
  expect(bytes).toBeLessThan(1_000)
})

test('[D23, D33] what one types while the other sorts or moves is in its own row, unless that very row was moved', () => {
  const story = fc.record({
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }),
    row: fc.nat({ max: 5 }),
    column: fc.nat({ max: 2 }),
  })
  fc.assert(
    fc.property(story, ({ order, row, column }) => {
      const [nadia, mireille] = writers(6, 3)
      const element = elementAt(bodyOf(mireille.doc), [0, row])
      typeIn(mireille, `p${row}-${column}`, 'MOT')
      sortRows(nadia, order)
      meet(nadia, mireille)
      expect(nadia.state.doc.toJSON()).toEqual(mireille.state.doc.toJSON())
      expect(rowIds(nadia)).toEqual(order.map((old) => `r${old}`))
      const isMoved = (element._item as Y.Item).deleted // an element of a document has its item
      expect(textIn(nadia, `p${row}-${column}`)).toBe(isMoved ? `${row}.${column} ` : `MOT${row}.${column} `)
    }),
    { numRuns: 60 },
  )
})

test('[D33] one adds rows while the other adds columns and both type: no word is lost, and the next edit closes the holes', () => {
  const story = fc.record({
    addedRows: fc.array(fc.nat({ max: 3 }), { maxLength: 3 }),
    addedColumns: fc.array(fc.nat({ max: 3 }), { maxLength: 3 }),
    nadia: fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { maxLength: 4 }),
    mireille: fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { maxLength: 4 }),
  })
  fc.assert(
    fc.property(story, (told) => {
      const [nadia, mireille] = writers(3, 3)
      for (const at of told.addedRows) nadia.edit((tr) => addRow(tr, rectOf(tr), at))
      for (const at of told.addedColumns) mireille.edit((tr) => addColumn(tr, rectOf(tr), at))
      for (const [row, column] of told.nadia) typeIn(nadia, `p${row}-${column}`, 'N')
      for (const [row, column] of told.mireille) typeIn(mireille, `p${row}-${column}`, 'M')
      meet(nadia, mireille)
      expect(nadia.state.doc.toJSON()).toEqual(mireille.state.doc.toJSON())
      for (const row of [0, 1, 2])
        for (const column of [0, 1, 2]) {
          const typed = (by: [number, number][]) => by.filter((place) => place.join() === `${row},${column}`).length
          const letters = [...textIn(nadia, `p${row}-${column}`)]
            .filter((letter) => 'NM'.includes(letter))
            .sort()
            .join('')
          expect(letters).toBe('M'.repeat(typed(told.mireille)) + 'N'.repeat(typed(told.nadia)))
        }
      typeIn(nadia, 'p0-0', '!')
      const widths = wordsOf(nadia.state.doc).map((cells) => cells.length)
      expect(new Set(widths)).toEqual(new Set([3 + told.addedColumns.length]))
      expect(widths).toHaveLength(3 + told.addedRows.length)
      meet(nadia, mireille)
      expect(mireille.state.doc.toJSON()).toEqual(nadia.state.doc.toJSON())
    }),
    { numRuns: 40 },
  )
})

test('[D33] hearing of a table with holes writes nothing', () => {
  const [nadia, mireille] = writers(2, 2)
  nadia.edit((tr) => addRow(tr, rectOf(tr), 1))
  mireille.edit((tr) => addColumn(tr, rectOf(tr), 1))
  let written = 0
  const heard = [Y.encodeStateAsUpdate(nadia.doc), Y.encodeStateAsUpdate(mireille.doc)] as const
  for (const { doc } of [nadia, mireille])
    doc.on('update', (_: Uint8Array, origin: unknown) => (written += Number(origin !== 'server')))
  nadia.hear(heard[1])
  mireille.hear(heard[0])
  expect(written).toBe(0)
})
