// Where the selection is in its table, and the way from there to the shared text.
import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { CellSelection, TableMap, cellAround, fixTables, isInTable, selectedRect } from '@tiptap/pm/tables'
import type { TableRect } from '@tiptap/pm/tables'
import { Selection } from '@tiptap/pm/state'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { movedMeta } from '../blocks/places.ts'
import { elementAt } from '../../../shared/document/tables/reorder.ts'

/** The rows and columns that are selected, or the cell of the caret; null outside tables. */
export function placeOf(state: EditorState): TableRect | null {
  const { selection } = state
  const isIn = isInTable(state) && (selection instanceof CellSelection || cellAround(selection.$head) !== null)
  return isIn ? selectedRect(state) : null
}

/** The same, in a table whose rows are of one length: what concurrent edits left open is closed first, by this person's hand. */
export function mendedPlace(editor: Editor): TableRect | null {
  const mending = fixTables(editor.state)
  if (mending?.docChanged) editor.view.dispatch(mending)
  return placeOf(editor.state)
}

/** Puts the caret in the cell at a row and column of the table that starts there. `moved`: rows that were, by their ids. */
export function caretInto(editor: Editor, start: number, row: number, column: number, moved: unknown[] = []): void {
  const table = editor.state.doc.nodeAt(start - 1)
  if (table?.type.name !== 'table') return
  const map = TableMap.get(table)
  const position = map.map[row * map.width + column]
  if (position === undefined) return
  const { tr } = editor.state
  if (moved.length > 0) tr.setMeta(movedMeta, moved)
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(start + position + 1))).scrollIntoView())
}

/** Changes the shared text of the table itself, as one step of this person's undo. */
export function changeShared(editor: Editor, start: number, change: (table: Y.XmlElement) => void): void {
  const { binding } = ySyncPluginKey.getState(editor.state) as { binding: ProsemirrorBinding } // the plugin's own state
  const { undoManager } = yUndoPluginKey.getState(editor.state) as { undoManager: Y.UndoManager } // the plugin's own state
  const $start = editor.state.doc.resolve(start)
  const path = Array.from({ length: $start.depth }, (_, depth) => $start.index(depth))
  const table = elementAt(binding.type as Y.XmlFragment, path) // documents are bound to a fragment
  if (table.nodeName !== 'table') throw new Error(`expected a table in the shared text, found ${table.nodeName}`)
  undoManager.stopCapturing()
  binding.doc.transact(() => change(table), ySyncPluginKey)
  undoManager.stopCapturing()
}
