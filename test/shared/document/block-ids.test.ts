// Ids come with the author's own edits, stay with their text, and are never given by merely receiving a document.
import { EditorState } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import { blockIds } from '../../../shared/document/block-ids.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { documentSchema } from '../../../shared/document/schema.ts'

function writing(...content: DocumentJson[]) {
  const schema = documentSchema()
  let made = 0
  let state = EditorState.create({
    doc: schema.nodeFromJSON({ type: 'doc', content }),
    plugins: [blockIds(() => `new-${(made += 1)}`)],
  })
  return {
    schema,
    do: (change: (tr: Transaction) => Transaction) => void (state = state.apply(change(state.tr))),
    ids: () => (state.doc.toJSON() as DocumentJson).content?.map(({ attrs }) => attrs?.['id'] as unknown), // toJSON is typed any
    blocks: () => (state.doc.toJSON() as DocumentJson).content,
  }
}

const paragraph = (id: string | null, text: string, attrs = {}) => ({
  type: 'paragraph',
  attrs: { id, ...attrs },
  content: text === '' ? [] : [{ type: 'text', text }],
})

test('[E6] a split in the middle or at the end leaves the id with the first half', () => {
  const middle = writing(paragraph('a', 'bonjour'))
  middle.do((tr) => tr.split(4))
  expect(middle.ids()).toEqual(['a', 'new-1'])
  const end = writing(paragraph('a', 'bonjour'), paragraph('b', ''))
  end.do((tr) => tr.split(8))
  expect(end.ids()).toEqual(['a', 'new-1', 'b'])
})

test('an Enter at the start of a block leaves the id with the text', () => {
  const it = writing(paragraph('z', 'avant'), paragraph('a', 'bonjour'))
  it.do((tr) => tr.split(8))
  expect(it.ids()).toEqual(['z', 'new-1', 'a'])
})

test('a copy gets an id of its own and asks no question, wherever it is put', () => {
  const it = writing(paragraph('a', 'bonjour', { guide: 'x.y' }), paragraph('b', ''))
  it.do((tr) => tr.insert(0, tr.doc.child(0)))
  expect(it.ids()).toEqual(['new-1', 'a', 'b'])
  expect(it.blocks()?.map(({ attrs }) => attrs?.['guide'] as unknown)).toEqual([null, 'x.y', null])
})

test('what moves keeps its id', () => {
  const it = writing(paragraph('a', 'un'), paragraph('b', 'deux'))
  it.do((tr) => {
    const moved = tr.doc.child(1)
    return tr.delete(4, 10).insert(0, moved)
  })
  expect(it.ids()).toEqual(['b', 'a'])
})

test('[E4, E6] receiving a document gives no ids; typing gives one to the block typed in', () => {
  const it = writing(paragraph(null, 'un'), paragraph(null, 'deux'))
  it.do((tr) => tr.insertText('x', 1).setMeta(ySyncPluginKey, { isChangeOrigin: true }))
  expect(it.ids()).toEqual([null, null])
  it.do((tr) => tr.insertText('x', 1))
  expect(it.ids()?.[0]).toBe('new-1')
})
