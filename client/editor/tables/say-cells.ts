// Says which cells of a table are selected.
import { CellSelection, selectedRect } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { announce } from '../announce.ts'
import { t } from './words.ts'

export function sayCellsOf(view: EditorView): void {
  if (!(view.state.selection instanceof CellSelection)) return
  const { top, bottom, left, right } = selectedRect(view.state)
  announce(view, t('table.said.cells', { top: top + 1, bottom, left: left + 1, right }))
}
