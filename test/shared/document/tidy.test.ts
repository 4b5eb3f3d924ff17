// What the author empties gets a line or goes away; what others emptied is left as it is.
import { AllSelection, EditorState, TextSelection } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { tidy } from '../../../shared/document/tidy.ts'

const paragraph = (text = ''): DocumentJson => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] })

function after(content: DocumentJson[], change: (tr: Transaction) => Transaction): EditorState {
  const state = EditorState.create({
    doc: documentSchema().nodeFromJSON({ type: 'doc', content }),
    plugins: [tidy()],
  })
  return state.apply(change(state.tr))
}

test('a document of which everything is deleted keeps one line, with the caret in it', () => {
  const state = after([paragraph('un'), paragraph('deux')], (tr) =>
    tr.setSelection(new AllSelection(tr.doc)).deleteSelection(),
  )
  expect(state.doc.toString()).toBe('doc(paragraph)')
  expect(state.selection).toBeInstanceOf(TextSelection)
})

test('a cell made without a line gets one, and a list without items goes', () => {
  const { nodes } = documentSchema()
  const made = after([paragraph('a')], (tr) => {
    const cells = nodes['tableRow']?.create(null, [nodes['tableCell']!.create(), nodes['tableHeader']!.create()]) // in the schema
    return tr.insert(0, [nodes['table']!.create(null, cells), nodes['bulletList']!.create()])
  })
  expect(made.doc.toString()).toBe('doc(table(tableRow(tableCell(paragraph), tableHeader(paragraph))), paragraph("a"))')
})

test('what came from others is not mended', () => {
  const state = after([paragraph('un')], (tr) => tr.delete(0, 4).setMeta(ySyncPluginKey, { isChangeOrigin: true }))
  expect(state.doc.toString()).toBe('doc')
})
