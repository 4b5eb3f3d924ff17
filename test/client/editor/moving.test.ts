// Moving blocks: ids stay, nothing is lost, and two people who move at once end with the same text.
import { TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkTo } from '../../../client/editor/block-items.ts'
import type { Direction } from '../../../client/editor/blocks/moving.ts'
import { blockAround, duplicate, moveOf } from '../../../client/editor/blocks/moving.ts'
import { missing, putsBack } from '../../../client/editor/blocks/put-back.ts'
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

function type(editor: HeadlessEditor, line: string, letters: string): void {
  for (const letter of letters) {
    const block = blockOf(editor, line)
    if (!block) throw new Error(`no line begins with ${line}`)
    const end = block.pos + block.node.nodeSize - 1
    editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, end)))
    editor.dispatch(editor.state.tr.insertText(letter, end))
  }
}

/** One who moves, one who writes; and both their copies. */
function aPair(...lines: string[]) {
  const copies = copiesOf(textOf(...lines), 2, () => [twins(), putsBack()])
  const [mover, writer] = copies.map(({ editor }) => editor) as [HeadlessEditor, HeadlessEditor] // two were asked for
  return { copies, mover, writer }
}

test('[D8] what someone types in a block at the very moment when another moves it is put back at its new place', async () => {
  const moves: [string, Direction][] = [
    ['b', 'up'],
    ['b', 'down'],
    ['a', 'down'],
    ['c', 'up'],
  ]
  for (const line of ['a', 'b', 'c'])
    for (const [text, direction] of moves) {
      const { copies, mover, writer } = aPair('a', 'b', 'c', 'd')
      type(writer, line, ' seen')
      await exchange(copies)
      type(writer, line, ' et là')
      move(mover, text, direction)
      await exchange(copies)
      expect(mover.lines().toSorted(), `${line} while ${text} goes ${direction}`).toEqual(
        ['a', 'b', 'c', 'd'].map((one) => (one === line ? `${one} seen et là` : one)),
      )
      expect(writer.lines()).toEqual(mover.lines())
      expect(writer.ids()).toEqual(mover.ids())
    }
})

test('[D8] letters that someone takes out are not put back, nor those of a block that is deleted', async () => {
  const { copies, mover, writer } = aPair('a', 'b', 'c')
  type(writer, 'a', ' non')
  await exchange(copies)
  mover.dispatch(mover.state.tr.delete(2, 6))
  await exchange(copies)
  move(mover, 'a', 'down')
  await exchange(copies)
  expect(writer.lines()).toEqual(['b', 'a', 'c'])
  type(writer, 'b', ' non')
  await Promise.resolve()
  const block = blockOf(mover, 'b')
  if (block) mover.dispatch(mover.state.tr.delete(block.pos, block.pos + block.node.nodeSize))
  await exchange(copies)
  expect(writer.lines()).toEqual(['a', 'c'])
  expect(mover.lines()).toEqual(writer.lines())
})

test('what is missing is found where it was', () => {
  expect(missing('un', 'un mot')).toEqual({ at: 2, letters: ' mot' })
  expect(missing('un bout', 'un petit bout')).toEqual({ at: 3, letters: 'petit ' })
  expect(missing('deux', 'un')).toBeNull()
  expect(missing('un', 'un')).toBeNull()
})
