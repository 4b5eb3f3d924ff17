// Keeps my own caret where it is in the words while others write in the same paragraph. The collaboration library, in its
// repair of moved blocks, takes every changed paragraph for a moved one and puts the caret back at its old distance from
// the start; blocks that bear ids make it succeed each time, and what I type next would land among their words.
import { Extension } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition, ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap'

type SyncState = { binding: ProsemirrorBinding; isChangeOrigin: boolean; isUndoRedoOperation: boolean }

export const OwnCaret = Extension.create({
  name: 'ownCaret',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, before, after) {
        const change = transactions.find((transaction) => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin)
        if (!change?.docChanged || !(before.selection instanceof TextSelection)) return null
        return caretKept(before, after)
      },
    }),
  ],
})

/** The selection where Yjs says that its words are now; null when it is there already, or when its block is no longer the same. */
function caretKept(before: EditorState, after: EditorState): Transaction | null {
  const { binding, isUndoRedoOperation } = ySyncPluginKey.getState(after) as SyncState // the plugin's own state
  const kept = binding.beforeTransactionSelection
  if (kept === null || isUndoRedoOperation) return null // undo brings back the selection of its step
  const placeOf = (old: ResolvedPos, relative: unknown): ResolvedPos | null => {
    if (relative === null) return null
    const now = relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping)
    if (now === null || now > after.doc.content.size) return null
    const place = after.doc.resolve(now)
    const isSameBlock = old.parent.attrs['id'] != null && place.parent.attrs['id'] === old.parent.attrs['id']
    return place.parent.isTextblock && isSameBlock ? place : null
  }
  const anchor = placeOf(before.selection.$anchor, kept.anchor)
  const head = placeOf(before.selection.$head, kept.head)
  if (anchor === null || head === null) return null
  const selection = TextSelection.between(anchor, head)
  if (selection.eq(after.selection)) return null
  return after.tr
    .setSelection(selection)
    .setMeta('addToHistory', false)
    .setMeta(ySyncPluginKey, { isChangeOrigin: true })
}
