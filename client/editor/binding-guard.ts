// y-tiptap puts the caret back after what others wrote, and fails where both ends of what was selected are past the end of the text
// by then (3.0.9: `isMisresolvedAfterStructuralChange` resolves a position that is out of range). It fails between the shared
// text and the screen: the page would go on showing what was, and the next letter would write that over what the others did.
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ProsemirrorBinding } from '@tiptap/y-tiptap'

interface Binding {
  prosemirrorView: EditorView | null
  beforeTransactionSelection: { absHead: number } | null
}
type Changed = (this: Binding, ...what: unknown[]) => void

const { prototype } = ProsemirrorBinding as unknown as { prototype: { _typeChanged: Changed } } // its types leave it out
const changed = prototype._typeChanged

/** The text is shown whatever becomes of the caret, which then goes to where it was, or to the end of what is left. */
prototype._typeChanged = function (this: Binding, ...what) {
  try {
    changed.apply(this, what)
  } catch (error) {
    if (!(error instanceof RangeError) || this.beforeTransactionSelection === null) throw error
    const { absHead } = this.beforeTransactionSelection
    this.beforeTransactionSelection = null
    changed.apply(this, what)
    if (this.prosemirrorView !== null) putCaret(this.prosemirrorView, absHead)
  }
}

function putCaret(view: EditorView, at: number): void {
  const { doc, tr } = view.state
  const place = doc.resolve(Math.min(at, doc.content.size))
  view.dispatch(tr.setSelection(TextSelection.near(place, -1)).setMeta('addToHistory', false))
}
