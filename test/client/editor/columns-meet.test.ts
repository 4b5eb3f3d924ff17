// Two or three people change the columns and rows of one table at once: each column stands once, and every word in its row and column.
import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { Selection } from '@tiptap/pm/state'
import { TableMap } from '@tiptap/pm/tables'
import type { TableRect } from '@tiptap/pm/tables'
import { yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { putsBack } from '../../../client/editor/blocks/put-back.ts'
import { twins } from '../../../client/editor/blocks/twins.ts'
import { columnActs, moveColumn } from '../../../client/editor/tables/column-acts.ts'
import { columnsMeeting } from '../../../client/editor/tables/columns-meet.ts'
import { moveRow } from '../../../client/editor/tables/row-acts.ts'
import { sortByColumn } from '../../../client/editor/tables/sort.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import type { Copy, HeadlessEditor } from '../../support/headless-editor.ts'
import { copiesOf, exchange } from '../../support/headless-editor.ts'
import { inside, tableOf, wordsOf } from '../../support/table-writers.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const words = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => `${row}.${column}`))

const textWith = (rows: number, columns: number): DocumentJson => ({
  type: 'doc',
  content: [tableOf(words(rows, columns)), { type: 'paragraph', attrs: { id: 'after' } }],
})
const people = (count: number, rows = 3, columns = 3): Copy[] =>
  copiesOf(textWith(rows, columns), count, () => [yUndoPlugin(), twins(), putsBack(), columnsMeeting()])

/** What acts on tables use of an editor. */
const asEditor = (headless: HeadlessEditor): Editor =>
  ({
    view: { dispatch: (tr: Transaction) => headless.dispatch(tr) },
    schema: headless.state.schema,
    get state() {
      return headless.state
    },
  }) as unknown as Editor

function rectOf({ state }: HeadlessEditor): TableRect {
  const table = state.doc.child(0)
  return { table, tableStart: 1, map: TableMap.get(table), top: 0, left: 0, right: 1, bottom: 1 }
}

type Move = { kind: 'column' | 'row'; word: string; by: 1 | -1 }

/** Moves the row or the column that the word stands in by one place. */
function move(editor: HeadlessEditor, { kind, word, by }: Move): void {
  const rows = wordsOf(editor.state.doc)
  const row = rows.findIndex((cells) => cells.includes(word))
  const column = rows[row]?.indexOf(word) ?? -1
  if (row < 0) throw new Error(`nobody wrote ${word}`)
  if (kind === 'column') moveColumn(asEditor(editor), rectOf(editor), column, column + by)
  else moveRow(asEditor(editor), rectOf(editor), row, row + by)
}

function act(editor: HeadlessEditor, key: 'table.columnAfter' | 'table.columnDelete', column: number): void {
  const place = { ...rectOf(editor), left: column, right: column + 1 }
  const position = place.tableStart + (place.map.map[column] ?? 0)
  editor.dispatch(editor.state.tr.setSelection(Selection.near(editor.state.doc.resolve(position + 1))))
  void columnActs.find((one) => one.key === key)?.run(asEditor(editor), place)
}

function type(editor: HeadlessEditor, id: string, letters: string): void {
  const place = inside(editor.state.doc, id) ?? expect.unreachable(id)
  const end = editor.state.doc.resolve(place).end()
  editor.dispatch(editor.state.tr.setSelection(Selection.near(editor.state.doc.resolve(end), -1)))
  editor.dispatch(editor.state.tr.insertText(letters, end))
}

const rowsOf = ({ editor }: Copy) => wordsOf(editor.state.doc)

/** All see one table; each word stands once, in one line with those of its row and under those of its column. */
function expectOneTable(copies: readonly Copy[], rows: number, columns: number): void {
  const [first, ...others] = copies.map(rowsOf)
  for (const other of others) expect(other).toEqual(first)
  expect(first?.flat().toSorted()).toEqual(words(rows, columns).flat().toSorted())
  for (const line of first ?? []) {
    expect(new Set(line.map((word) => word.split('.')[0])).size).toBe(1)
    expect(line.map((word) => word.split('.')[1])).toEqual(first?.[0]?.map((word) => word.split('.')[1]))
  }
}

test.each([2, 3])('[D23] %i people move the same column at once: it stands there once', async (count) => {
  for (const column of [0, 1, 2])
    for (const by of [1, -1] as const) {
      const copies = people(count)
      for (const { editor } of copies) move(editor, { kind: 'column', word: `0.${column}`, by })
      await exchange(copies)
      expectOneTable(copies, 3, 3)
    }
})

test('[D23] whoever moves which row or column, however often, at once: all end with one table, and no word is in a strange column', async () => {
  const step = fc.record({
    who: fc.nat(2),
    kind: fc.constantFrom('row' as const, 'column' as const),
    word: fc.constantFrom(...words(3, 3).flat()),
    by: fc.constantFrom(1 as const, -1 as const),
  })
  const stories = fc.array(fc.array(step, { maxLength: 5 }), { minLength: 1, maxLength: 3 })
  const of = (who: number, kind: 'row' | 'column', word: string, by: 1 | -1) => ({ who, kind, word, by })
  // Two who moved rows and columns each followed the other, and wrote on for half a minute.
  const fight = [
    of(0, 'row', '0.0', 1),
    of(2, 'column', '0.1', -1),
    of(0, 'column', '1.1', 1),
    of(0, 'row', '2.0', -1),
    of(2, 'row', '1.0', 1),
  ]
  await fc.assert(
    fc.asyncProperty(stories, async (rounds) => {
      const copies = people(3)
      for (const round of rounds) {
        for (const { who, ...one } of round) move(copies[who]!.editor, one) // three copies
        await exchange(copies)
        vi.setSystemTime(Date.now() + 60_000) // what is under way arrives sooner
      }
      expectOneTable(copies, 3, 3)
    }),
    { numRuns: 60, examples: [[[fight]]] },
  )
})

test('[D23] one sorts the rows while another moves, adds or deletes a column: what is in a row stays under its title', async () => {
  const changes: [(editor: HeadlessEditor) => void, string[][]][] = [
    [(editor) => move(editor, { kind: 'column', word: '0.0', by: 1 }), [['2.1', '2.0'], ['1.1', '1.0'], ['0.1', '0.0']]],
    [(editor) => act(editor, 'table.columnAfter', 0), [['2.0', '', '2.1'], ['1.0', '', '1.1'], ['0.0', '', '0.1']]],
    [(editor) => act(editor, 'table.columnDelete', 0), [['2.1'], ['1.1'], ['0.1']]],
  ] // oxfmt-ignore
  for (const [change, expected] of changes) {
    const copies = people(2, 3, 2)
    const [one, two] = copies as [Copy, Copy] // two were asked for
    sortByColumn(asEditor(one.editor), rectOf(one.editor), -1)
    change(two.editor)
    await exchange(copies)
    expect(rowsOf(one)).toEqual(expected)
    expect(rowsOf(two)).toEqual(expected)
  }
})

test('[D23] one moves a row offline, for long, while another moves a column: the row has it moved too', async () => {
  const copies = people(2)
  const [one, two] = copies as [Copy, Copy] // two were asked for
  move(two.editor, { kind: 'column', word: '0.0', by: 1 })
  move(one.editor, { kind: 'row', word: '0.0', by: 1 })
  vi.setSystemTime(Date.now() + 3_600_000)
  await exchange(copies)
  expectOneTable(copies, 3, 3)
  expect(rowsOf(one)[0]).toEqual(['1.1', '1.0', '1.2'])
})

test('[D23] what somebody types in a column that two move at once is in it, once', async () => {
  const copies = people(3)
  const [one, two, three] = copies as [Copy, Copy, Copy] // three were asked for
  move(one.editor, { kind: 'column', word: '0.1', by: 1 })
  move(two.editor, { kind: 'column', word: '0.1', by: 1 })
  type(three.editor, 'p1-1', '!')
  await exchange(copies)
  for (const copy of copies)
    expect(rowsOf(copy)).toEqual([
      ['0.0', '0.2', '0.1'],
      ['1.0', '1.2', '1.1!'],
      ['2.0', '2.2', '2.1'],
    ])
})

test('[D23, D33] a column that stands twice since nobody was there to heal it is healed by the next edit in its rows', async () => {
  const copies = people(3)
  const [one, two, three] = copies as [Copy, Copy, Copy] // three were asked for
  for (const { editor } of [one, two]) move(editor, { kind: 'column', word: '0.1', by: 1 })
  const [first = [], second = []] = [one.waiting.splice(0), two.waiting.splice(0)]
  one.editor.isDestroyed = two.editor.isDestroyed = true // both go before they hear of each other
  one.waiting.push(...first)
  two.waiting.push(...second)
  await exchange(copies)
  expect(rowsOf(three)[0]).toHaveLength(4)
  type(three.editor, 'p0-0', '?')
  await Promise.resolve()
  expect(rowsOf(three)).toEqual([
    ['0.0?', '0.2', '0.1'],
    ['1.0', '1.2', '1.1'],
    ['2.0', '2.2', '2.1'],
  ])
})

test('[D23] undo takes the move of a column back in all rows, also in one that somebody else moved meanwhile', async () => {
  const copies = people(2)
  const [one, two] = copies as [Copy, Copy] // two were asked for
  move(one.editor, { kind: 'row', word: '2.0', by: -1 })
  move(two.editor, { kind: 'column', word: '0.0', by: 1 })
  await exchange(copies)
  expect(rowsOf(one).map(([word]) => word)).toEqual(['0.1', '2.1', '1.1'])
  const { undoManager } = yUndoPluginKey.getState(two.editor.state) as { undoManager: Y.UndoManager } // the plugin's own
  undoManager.undo()
  await exchange(copies)
  expect(rowsOf(one).map(([word]) => word)).toEqual(['0.0', '2.0', '1.0'])
  expect(rowsOf(two)).toEqual(rowsOf(one))
})
