// Where the caret is when a text opens: before its first letter. The collaboration library would put it before the first block,
// where no letter can be, and the editor would complain. [D52]
import { Extension } from '@tiptap/core'
import { AllSelection, Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap'

const bindingOf = ({ state }: EditorView) => ySyncPluginKey.getState(state)?.binding as ProsemirrorBinding | undefined // the plugin's own state

type Kept = ProsemirrorBinding['beforeTransactionSelection']

/** A selection that the library has nothing to put back of. */
const nowhere = { type: 'text', anchor: null, head: null } as unknown as Kept // it looks at these two first, and leaves it there

/** Before the library shows the text. */
const before = new Plugin({
  view(view) {
    const binding = bindingOf(view)
    if (binding?.beforeTransactionSelection === null) binding.beforeTransactionSelection = nowhere
    return {}
  },
})

/** After it did. */
const after = new Plugin({
  view(view) {
    const binding = bindingOf(view)
    if (binding?.beforeTransactionSelection === nowhere) Object.assign(binding, { beforeTransactionSelection: null })
    const { selection, doc, tr } = view.state
    if (selection instanceof AllSelection && doc.content.size > 0)
      view.dispatch(tr.setSelection(Selection.atStart(doc)).setMeta('addToHistory', false))
    return {}
  },
})

export const OpeningCaret = Extension.create({
  name: 'openingCaret',
  priority: 1_001,
  addProseMirrorPlugins: () => [before],
})

export const OpenedCaret = Extension.create({
  name: 'openedCaret',
  priority: 1,
  addProseMirrorPlugins: () => [after],
})
