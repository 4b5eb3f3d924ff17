// The lines of the tree as nested nodes: nothing that shows the same is made again.
import { expect, test } from 'vitest'
import { emptyForest, forestOf, linesShown } from '../../../client/features/document/organising/tree-nodes.ts'
import type { TreeRow } from '../../../shared/schemas/organising.ts'

const row = (id: string, parentId: string | null = null): TreeRow => ({
  id,
  parentId,
  title: id,
  state: 'draft',
  changedAt: '2026-11-22T08:00:00.000Z',
})

const rows = [row('A'), row('B', 'A'), row('C', 'B'), row('D', 'A'), row('E'), row('F', 'E')]
const forest = forestOf(rows, emptyForest)
const node = (id: string, of = forest) => of.all.get(id)

test('what stands under what is nested in it, in order', () => {
  expect(forest.roots.map(({ id }) => id)).toEqual(['A', 'E'])
  expect(node('A')?.below.map(({ id }) => id)).toEqual(['B', 'D'])
  expect(node('B')?.below).toEqual([node('C')])
})

test('the same rows make the same nodes, in a new list too', () => {
  const again = forestOf([...rows], forest)
  expect(again.roots).toBe(forest.roots)
  for (const { id } of rows) expect(node(id, again)).toBe(node(id))
})

test('a change makes new what it is in, and nothing beside', () => {
  const changed = forestOf(
    rows.map((one) => (one.id === 'C' ? { ...one, title: 'Ç' } : one)),
    forest,
  )
  const made = rows.map(({ id }) => id).filter((id) => node(id, changed) !== node(id))
  expect(made).toEqual(['A', 'B', 'C'])
  const moved = forestOf([...rows.slice(0, 3), ...rows.slice(4), { ...row('D'), parentId: 'F' }], forest)
  expect(rows.map(({ id }) => id).filter((id) => node(id, moved) !== node(id))).toEqual(['A', 'D', 'E', 'F'])
})

test('lines are counted as they are shown', () => {
  expect(linesShown(forest.roots, new Set())).toBe(2)
  expect(linesShown(forest.roots, new Set(['A']))).toBe(4)
  expect(linesShown(forest.roots, new Set(['A', 'B', 'E']))).toBe(6)
  expect(linesShown(forest.roots, new Set(['B']))).toBe(2)
})
