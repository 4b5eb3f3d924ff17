// Moving blocks: ids stay, nothing is lost, and two people who move at once end with the same text.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkTo } from '../../../client/editor/block-items.ts'
import type { Direction } from '../../../client/editor/blocks/moving.ts'
import { duplicate, moveOf } from '../../../client/editor/blocks/moving.ts'
import { blockAround } from '../../../client/editor/blocks/places.ts'
import { twins } from '../../../client/editor/blocks/twins.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import type { Copy, HeadlessEditor } from '../../support/headless-editor.ts'
import { copiesOf, exchange } from '../../support/headless-editor.ts'

const paragraph = (text: string): DocumentJson => ({
  type: 'paragraph',
  attrs: { id: `id-${text}` },
  content: [{ type: 'text', text }],
})
const textOf = (...lines: string[]): DocumentJson => ({ type: 'doc', content: lines.map(paragraph) })
const alone = (json: DocumentJson): HeadlessEditor => {
  const [copy] = copiesOf(json, 1)
  if (!copy) throw new Error('one copy was asked for')
  return copy.editor
}

/** The place of a line's block, as the handle and the keys find it. */
function blockOf(editor: HeadlessEditor, text: string) {
  let at = -1
  editor.state.doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent.startsWith(text)) at = pos
    return at < 0
  })
  return at < 0 ? null : blockAround(editor.state.doc.resolve(at + 1))
}

function move(editor: HeadlessEditor, text: string, direction: Direction): boolean {
  const block = blockOf(editor, text)
  const moved = block && moveOf(editor.state, block, direction)
  for (const step of moved?.steps ?? []) editor.dispatch(step(editor.state))
  return Boolean(moved)
}

test('[D7] a block goes up and down past its neighbour with its id, and stops at the edge', () => {
  const editor = alone(textOf('a', 'b', 'c'))
  expect(move(editor, 'b', 'up')).toBe(true)
  expect(editor.ids()).toEqual(['id-b', 'id-a', 'id-c'])
  expect(move(editor, 'b', 'up')).toBe(false)
  expect(move(editor, 'b', 'down')).toBe(true)
  expect(move(editor, 'b', 'down')).toBe(true)
  expect(editor.ids()).toEqual(['id-a', 'id-c', 'id-b'])
})

test('[D7] items move within their list; a block at the edge of a callout leaves it; the summary stays above', () => {
  const item = (text: string) => ({ type: 'listItem', content: [paragraph(text)] })
  const editor = alone({
    type: 'doc',
    content: [
      { type: 'bulletList', content: [item('un'), item('deux')] },
      { type: 'callout', content: [paragraph('dans'), paragraph('dedans')] },
      {
        type: 'details',
        content: [{ type: 'detailsSummary', content: [{ type: 'text', text: 'titre' }] }, paragraph('corps')],
      },
    ],
  })
  move(editor, 'deux', 'up')
  expect(editor.lines().slice(0, 2)).toEqual(['deux', 'un'])
  expect(move(editor, 'deux', 'up')).toBe(false)
  move(editor, 'dans', 'up')
  expect(editor.state.doc.child(1).textContent).toBe('dans')
  expect(editor.state.doc.child(2).textContent).toBe('dedans')
  move(editor, 'corps', 'up')
  expect(editor.state.doc.child(3).textContent).toBe('corps')
  expect(editor.state.doc.child(4).textContent).toBe('titre')
})

test('[D7] a duplicate stands right below with an id of its own', () => {
  const editor = alone(textOf('a', 'b'))
  const block = blockOf(editor, 'a')
  if (block) editor.dispatch(duplicate(editor.state.tr, block))
  expect(editor.lines()).toEqual(['a', 'a', 'b'])
  expect(editor.ids()).toEqual(['id-a', '100-1', 'id-b'])
})

async function bothMove(lines: string[], moves: [string, Direction][]): Promise<Copy[]> {
  const copies = copiesOf(textOf(...lines), moves.length, () => [twins()])
  for (const [place, [text, direction]] of moves.entries()) move(copies[place]!.editor, text, direction) // as many copies as moves
  await exchange(copies)
  return copies
}

test.each([2, 3, 5])(
  '[D8] two people move the same of %i blocks the same way at once: it stands there once',
  async (count) => {
    const lines = ['a', 'b', 'c', 'd', 'e'].slice(0, count)
    for (const direction of ['up', 'down'] as const) {
      const text = direction === 'up' ? 'b' : 'a'
      const [one, two] = await bothMove(lines, [
        [text, direction],
        [text, direction],
      ])
      expect(one?.editor.lines()).toEqual(['b', 'a', ...lines.slice(2)])
      expect(two?.editor.lines()).toEqual(one?.editor.lines())
    }
  },
)

test('[D8] whoever moves what, however often, at once: all end with the same text and every line is there once', async () => {
  const lines = ['a', 'b', 'c', 'd']
  const step = fc.record({
    who: fc.nat(2),
    line: fc.constantFrom(...lines),
    direction: fc.constantFrom<Direction>('up', 'down'),
  })
  const stories = fc.array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(stories, async (rounds) => {
      const copies = copiesOf(textOf(...lines), 3, () => [twins()])
      for (const round of rounds) {
        for (const { who, line, direction } of round) move(copies[who]!.editor, line, direction) // three copies
        await exchange(copies)
      }
      const [first, ...others] = copies.map(({ editor }) => editor.lines())
      for (const other of others) expect(other).toEqual(first)
      expect(first?.toSorted()).toEqual(lines)
    }),
    { numRuns: 100 },
  )
})

test('[D15] a link to a section is the address of its document with the id of its heading', () => {
  const [documentId, id] = ['0190a000-0000-7000-8000-00000000000d', '0190a000-0000-7000-8000-00000000000b']
  const here = `https://exemple.fr/d/x/documents/${documentId}#autre`
  expect(linkTo(documentId, id, here)).toBe(`https://exemple.fr/documents/${documentId}#${id}`)
  expect(linkTo(undefined, id, here)).toBe(`https://exemple.fr/d/x/documents/${documentId}#${id}`)
})
