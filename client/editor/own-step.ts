// What is done at once is a step of undoing by itself, however soon it follows what was typed.
import type { EditorState } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

/** What comes next is undone without what came before. */
export function beginStep(state: EditorState): void {
  yUndoPluginKey.getState(state)?.undoManager.stopCapturing()
}
