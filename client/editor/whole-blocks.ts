// A block that is chosen as a whole (a living block, a divider, an image): what one types goes below it, never in its place, and
// it is said that it is chosen. [D54]
import { Extension } from '@tiptap/core'
import type { Selection } from '@tiptap/pm/state'
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { announce } from './announce.ts'
import { t } from './words.ts'

/** Words take the place of chosen words, as everywhere; not of what has none. */
const isWhole = (selection: Selection): selection is NodeSelection =>
  selection instanceof NodeSelection &&
  selection.node.isBlock &&
  (!selection.node.isTextblock || selection.node.type.name === 'figure')

function typeBelow(view: EditorView, text: string): boolean {
  const { selection, schema, tr } = view.state
  if (!isWhole(selection) || !view.editable) return false
  const paragraph = schema.nodes['paragraph']?.create(null, schema.text(text))
  const { $to, to } = selection
  if (!paragraph || !$to.parent.canReplaceWith($to.index(), $to.index(), paragraph.type)) return false
  tr.insert(to, paragraph)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to + 1 + text.length)).scrollIntoView())
  return true
}

function say(view: EditorView, { node, from }: NodeSelection): void {
  const shown = view.nodeDOM(from)
  const title = shown instanceof HTMLElement ? shown.querySelector('strong')?.textContent : null
  const alt: unknown = node.attrs['alt']
  const kind = node.type.name === 'horizontalRule' ? t('editor.divider') : t('editor.figure')
  const what = (typeof alt === 'string' && alt) || title || node.textContent.slice(0, 60) || kind
  announce(view, t(view.editable ? 'blocks.chosen' : 'blocks.chosen.read', { what }))
}

export const WholeBlocks = Extension.create({
  name: 'wholeBlocks',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: { handleTextInput: (view, _from, _to, text) => typeBelow(view, text) },
      view: () => ({
        update(view, before) {
          const { selection } = view.state
          if (isWhole(selection) && !before.selection.eq(selection) && view.hasFocus()) say(view, selection)
        },
      }),
    }),
  ],
})
