// Pastes into tables: what is too much is refused before it is parsed; lines of a spreadsheet go into cells. [D31, D32]
import type { Editor } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Selection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { tableDepth } from './depth.ts'

/** Above this a page would stand still for longer than anyone waits. */
const mostPastedCells = 5_000

/** Of more cells no tool of the page needs to know which are selected. */
const mostSelectedCells = 500

const cellTag = /<t[dh][\s>]/gi

function countCells(html: string): number {
  let count = 0
  while (cellTag.test(html)) count++ // starts again at the beginning once it found no more
  return count
}

const isInTable = ({ state }: Editor): boolean => tableDepth(state.selection.$head) !== null

/** Whether this was ours to deal with. A table as HTML is put into cells by the library of tables, once it was counted. */
export function takesPaste(editor: Editor, event: ClipboardEvent): boolean {
  const { clipboardData: data } = event
  if (!data || !editor.isEditable) return false
  const cells = countCells(data.getData('text/html'))
  const text = data.getData('text/plain')
  const isLines = cells === 0 && text.includes('\t') && isInTable(editor)
  if (cells <= mostPastedCells && !isLines) return false
  event.preventDefault()
  void import('./paste.ts').then(({ pasteLines, refuseCells }) =>
    isLines ? pasteLines(editor, event, text, mostPastedCells) : refuseCells(cells, mostPastedCells),
  )
  return true
}

/** After a paste of very many cells the caret is in the first of them: what is selected is read and drawn cell by cell. */
export function caretAfterPaste(transactions: readonly Transaction[], before: EditorState, after: EditorState) {
  const { selection } = after
  if (!(selection instanceof CellSelection) || before.selection instanceof CellSelection) return null
  if (selection.ranges.length <= mostSelectedCells || !transactions.some(({ docChanged }) => docChanged)) return null
  return after.tr.setSelection(Selection.near(after.doc.resolve(selection.$anchorCell.pos + 1)))
}
