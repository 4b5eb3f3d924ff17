// The outline of a document: its headings, nested.
import { expect, test } from 'vitest'
import { headingsOf, outlineOf } from '../../../shared/document/outline.ts'

const heading = (level: number, text: string, attrs = {}) => ({
  type: 'heading',
  attrs: { level, id: `id-${text}`, ...attrs },
  content: [{ type: 'text', text }],
})

const outline = (...content: object[]) => outlineOf(headingsOf({ type: 'doc', content }))

test('[E6] a section holds the deeper headings up to the next of its level or higher, and is numbered by its place', () => {
  const [first, second] = outline(
    heading(2, 'A'),
    heading(3, 'A1'),
    { type: 'paragraph' },
    heading(3, 'A2'),
    heading(2, 'B'),
  )
  expect(first).toMatchObject({ id: 'id-A', number: '1', title: 'A', index: 0 })
  expect(first?.sections.map(({ number, title, index }) => [number, title, index])).toEqual([
    ['1.1', 'A1', 1],
    ['1.2', 'A2', 3],
  ])
  expect(second).toMatchObject({ number: '2', title: 'B', sections: [] })
})

test('a skipped level opens no hole and a higher heading closes what came before', () => {
  const [deep, high] = outline(heading(3, 'A'), heading(4, 'B'), heading(1, 'C'), heading(4, 'D'))
  expect(deep?.sections.map(({ title }) => title)).toEqual(['B'])
  expect(high?.sections.map(({ title, number }) => [title, number])).toEqual([['D', '2.1']])
})

test('the consent flag is told, and a heading without an id or without words is still a section', () => {
  const [flagged, bare] = outline(heading(2, 'A', { consent: true }), {
    type: 'heading',
    attrs: { level: 2, id: null },
  })
  expect(flagged?.consent).toBe(true)
  expect(bare).toMatchObject({ id: null, title: '', consent: false })
})

test('[E6, E10] a heading may say any level: none is waited for', () => {
  const levels = [1, 0, -1, -Infinity, 1e9, 2.5, Number.NaN, 1]
  const headings = levels.map((level, index) => ({ id: null, index, title: '', level, consent: false }))
  const all = (sections: ReturnType<typeof outlineOf>): number =>
    sections.reduce((sum, section) => sum + 1 + all(section.sections), 0)
  expect(all(outlineOf(headings))).toBe(levels.length)
})

test('[E10] what a text says of levels makes no outline deeper than levels go', () => {
  const content = Array.from({ length: 20_000 }, (_, level) => heading(level - 3, 'Titre'))
  const depth = (sections: ReturnType<typeof outlineOf>): number =>
    sections.reduce((most, section) => Math.max(most, 1 + depth(section.sections)), 0)
  expect(depth(outline(...content))).toBeLessThanOrEqual(6)
})
