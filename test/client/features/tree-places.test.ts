// Where a document goes by a drop or a key, and what a filter leaves of a tree.
import { describe, expect, test } from 'vitest'
import {
  besideOf,
  besideThere,
  branchesOf,
  placeNow,
  placeOfDrop,
  placeOfKey,
  withTags,
  within,
} from '../../../client/features/document/organising/tree-places.ts'
import type { TreeRow } from '../../../shared/schemas/organising.ts'

const row = (id: string, parentId: string | null = null, tagIds: string[] = []): TreeRow => ({
  id,
  parentId,
  title: id,
  state: 'draft',
  restricted: false,
  changedAt: '2026-01-01T00:00:00.000Z',
  favourite: false,
  tagIds,
  mayRename: true,
  mayTrash: true,
  present: [],
})

/** A (a1, a2), B, C. */
const rows = [row('A'), row('a1', 'A'), row('a2', 'A'), row('B'), row('C')]
const branches = branchesOf(rows)
const named = (id: string) => rows.find((one) => one.id === id) ?? row(id)

describe('a drop', () => {
  test.each([
    ['C', 'A', 'on', { parentId: 'A', beforeId: null }],
    ['C', 'a2', 'before', { parentId: 'A', beforeId: 'a2' }],
    ['C', 'a1', 'after', { parentId: 'A', beforeId: 'a2' }],
    ['C', 'a2', 'after', { parentId: 'A', beforeId: null }],
    // What is moved stands beside the target already: it is not what comes next.
    ['B', 'A', 'after', { parentId: null, beforeId: 'C' }],
  ] as const)('of %s %s %s [G1]', (moved, target, at, place) => {
    expect(placeOfDrop(branches, moved, named(target), at)).toEqual(place)
  })
})

describe('a key', () => {
  test.each([
    ['B', 'ArrowUp', { parentId: null, beforeId: 'A' }],
    ['B', 'ArrowDown', { parentId: null, beforeId: null }],
    ['A', 'ArrowDown', { parentId: null, beforeId: 'C' }],
    ['B', 'ArrowRight', { parentId: 'A', beforeId: null }],
    ['a1', 'ArrowLeft', { parentId: null, beforeId: 'B' }],
    ['A', 'ArrowUp', null],
    ['C', 'ArrowDown', null],
    ['a1', 'ArrowRight', null],
    ['B', 'ArrowLeft', null],
  ] as const)('%s %s [G1]', (id, key, place) => {
    expect(placeOfKey(rows, branches, named(id), key)).toEqual(place)
  })
})

test('what was moved is put back where it stood [G1]', () => {
  expect(placeNow(branches, named('a1'))).toEqual({ parentId: 'A', beforeId: 'a2' })
  expect(placeNow(branches, named('C'))).toEqual({ parentId: null, beforeId: null })
})

test('a filter shows what bears all tags, under the nearest above that does', () => {
  const tagged = [row('A', null, ['x']), row('B', 'A'), row('C', 'B', ['x', 'y']), row('D', null, ['y'])]
  expect(withTags(tagged, ['x']).map(({ id, parentId }) => [id, parentId])).toEqual([
    ['A', null],
    ['C', 'A'],
  ])
  expect(withTags(tagged, ['x', 'y']).map(({ id, parentId }) => [id, parentId])).toEqual([['C', null]])
  expect(withTags(tagged, [])).toBe(tagged)
})

test('a document is not offered a place within itself', () => {
  expect([...within(rows, 'A')]).toEqual(['A', 'a1', 'a2'])
})

test('the line that takes the place of one that leaves: the next, or the one before, or the one above [G1]', () => {
  expect(['A', 'C', 'a1', 'a2'].map((id) => besideOf(rows, id))).toEqual(['B', 'B', 'a2', 'a1'])
  expect(besideOf([row('A'), row('a1', 'A')], 'a1')).toBe('A')
  expect(besideOf([row('A')], 'A')).toBeNull()
})

test('a place is told by what comes next there, and by what it is under [G1]', () => {
  expect(besideThere(branches, { parentId: 'A', beforeId: 'a2' })).toEqual({ next: 'a2', parent: 'A' })
  expect(besideThere(branches, { parentId: null, beforeId: null })).toEqual({ next: null, parent: null })
})
