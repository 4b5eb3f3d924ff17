// One space stands behind a name that was chosen, whoever typed it.
import { TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { spaceIsThere, typedSpace } from '../../../client/editor/insert/typed-space.ts'
import { copiesOf, exchange, type HeadlessEditor } from '../../support/headless-editor.ts'
import type { EditorView } from '@tiptap/pm/view'

const text = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Avec ' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'Plus bas.' }] },
  ],
}

/** As a browser does: the plugins are asked first. */
function type(editor: HeadlessEditor, letters: string): void {
  const { from, to } = editor.state.selection
  const view = editor as unknown as EditorView // what the plugin uses of one: its state, and dispatch
  const isTaken = editor.state.plugins.some((plugin) =>
    plugin.props.handleTextInput?.call(plugin, view, from, to, letters, () => editor.state.tr),
  )
  if (!isTaken) editor.dispatch(editor.state.tr.insertText(letters, from, to))
}

function chosen(count = 1) {
  const copies = copiesOf(text, count, () => [typedSpace()])
  const editor = copies[0]?.editor ?? expect.unreachable('there is one')
  const { schema, tr } = editor.state
  const mention = schema.node('mention', { kind: 'person', id: 'sekou' })
  tr.setSelection(TextSelection.create(tr.doc, 6)).insert(6, [mention, schema.text(' ')])
  editor.dispatch(tr.setSelection(TextSelection.create(tr.doc, 8)).setMeta(spaceIsThere, true))
  return { copies, editor }
}

test('[D57] the first space after a choice is the one that stands there; the next is a space', () => {
  const { editor } = chosen()
  type(editor, ' ')
  expect(editor.lines()[0]).toBe('Avec  ')
  type(editor, ' ')
  expect(editor.lines()[0]).toBe('Avec   ')
})

test('[D57] after letters, or after the caret went elsewhere, a space is a space', () => {
  const { editor } = chosen()
  type(editor, 'et')
  type(editor, ' ')
  expect(editor.lines()[0]).toBe('Avec  et ')
  const other = chosen().editor
  other.dispatch(other.state.tr.setSelection(TextSelection.create(other.state.doc, 3)))
  other.dispatch(other.state.tr.setSelection(TextSelection.create(other.state.doc, 8)))
  type(other, ' ')
  expect(other.lines()[0]).toBe('Avec   ')
})

test('[D57] what another person writes meanwhile changes nothing', async () => {
  const { copies, editor } = chosen(2)
  await exchange(copies)
  const peer = copies[1]?.editor ?? expect.unreachable('there are two')
  peer.dispatch(peer.state.tr.insertText('!', peer.state.doc.content.size - 1))
  await exchange(copies)
  if (editor.state.selection.from === 8) type(editor, ' ')
  expect(editor.lines()).toEqual(['Avec  ', 'Plus bas.!'])
})
