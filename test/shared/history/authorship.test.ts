// Whose words a text is made of, as it stands.
import { splitBlock } from '@tiptap/pm/commands'
import { TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { authorsOf, textIn, wordsByRow } from '../../../shared/history/authorship.ts'
import { isText, pageOf, type PageNode } from '../../../shared/history/page.ts'
import { Replay } from '../../../shared/history/replay.ts'
import { copiesOf, exchange } from '../../support/headless-editor.ts'
import { Logged } from '../../support/logged.ts'

const start = {
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: 'un' }, content: [{ type: 'text', text: 'Le schéma répond.' }] }],
}

/** Two people at one text; what each does goes to the log, row by row. */
async function together(acts: readonly [who: 0 | 1, act: (state: Editor) => void][]) {
  const copies = copiesOf(start, 2)
  const logged = new Logged()
  const [first] = copies
  if (!first) throw new Error('two copies were asked for')
  logged.add('alice', Y.encodeStateAsUpdate(first.editor.doc))
  for (const [who, act] of acts) {
    const copy = copies[who]
    if (!copy) continue
    act(copy.editor)
    for (const update of copy.waiting) logged.add(who === 0 ? 'alice' : 'bertrand', update)
    await exchange(copies)
  }
  const replay = new Replay()
  for (const row of logged.rows) replay.take(row)
  const page = pageOf(replay.doc)
  return { replay, blocks: page.parts.filter((part): part is PageNode => !isText(part)), rows: logged.rows }
}

type Editor = ReturnType<typeof copiesOf>[number]['editor']

const type = (at: number, text: string) => (editor: Editor) => editor.dispatch(editor.state.tr.insertText(text, at))
const enter = (at: number) => (editor: Editor) => {
  editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)))
  splitBlock(editor.state, (tr) => editor.dispatch(tr))
}

test('a run tells who typed it and who put it where it is', async () => {
  const { replay, blocks } = await together([
    [1, type(17, ' bien')],
    [1, enter(10)],
  ])
  expect(blocks.map(textIn)).toEqual(['Le schéma', ' répond bien.'])
  const [stays, split] = blocks.map((block) => authorsOf(block, replay))
  expect(stays).toEqual([{ at: 0, length: 9, writtenIn: 1, movedIn: null }])
  expect(split).toEqual([
    { at: 0, length: 7, writtenIn: 1, movedIn: 3 },
    { at: 7, length: 5, writtenIn: 2, movedIn: 3 },
    { at: 12, length: 1, writtenIn: 1, movedIn: 3 },
  ])
})

test('words are counted as the editor counts them; a word begun by one and ended by another is of who typed most of it', async () => {
  const { replay, blocks } = await together([
    [1, type(17, 'ait aujourd’hui')],
    [0, type(1, 'Oui, ')],
  ])
  const [block] = blocks
  if (!block) throw new Error('one block')
  expect(textIn(block)).toBe('Oui, Le schéma répondait aujourd’hui.')
  expect([...wordsByRow(block, replay)].sort()).toEqual([
    [1, 3],
    [2, 1],
    [3, 1],
  ])
})
