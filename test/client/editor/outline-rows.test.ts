// The outline of a long text: what is open, what is marked.
import { expect, test } from 'vitest'
import { choose, isCurrent, isOpen, rowsOf, type Row } from '../../../client/editor/outline-rows.ts'
import { outlineOf, type Heading } from '../../../shared/document/outline.ts'

const heading = (index: number, level: number): Heading => ({
  id: `h${index}`,
  index,
  level,
  title: '',
  consent: false,
})
const rows = rowsOf(outlineOf([2, 3, 4, 3, 2].map((level, index) => heading(index * 3, level))))
const first = rows[0] as Row // five headings make two rows

test('rows know their headings and those within, whatever stands between them in the text', () => {
  expect(rows.map(({ at, last }) => [at, last])).toEqual([
    [0, 3],
    [4, 4],
  ])
  expect(first.rows.map(({ at, last }) => [at, last])).toEqual([
    [1, 2],
    [3, 3],
  ])
})

test('[D44] in a very long text only the branch one is in is open, until the reader says otherwise', () => {
  const none = new Map<string, boolean>()
  expect(isOpen(first, none, 20, -1)).toBe(true)
  expect(isOpen(first, none, 200, -1)).toBe(false)
  expect(isOpen(first, none, 200, 2)).toBe(true)
  expect(isOpen(first, choose(none, first, false), 200, 2)).toBe(false)
  expect(isOpen(first, choose(none, first, true), 200, -1)).toBe(true)
  expect(isOpen(rows[1] as Row, choose(none, rows[1] as Row, true), 5, 4)).toBe(false) // nothing within
})

test('[D44] a folded section is marked for what is within', () => {
  expect([0, 1, 3, 4].map((at) => isCurrent(first, false, at))).toEqual([true, true, true, false])
  expect([0, 1, 3, 4].map((at) => isCurrent(first, true, at))).toEqual([true, false, false, false])
})
