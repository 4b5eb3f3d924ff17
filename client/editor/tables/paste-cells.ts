// Pastes into tables: what is too much is refused before it is parsed; lines of a spreadsheet go into cells. [D31, D32]
import type { Editor } from '@tiptap/core'

/** Above this a page would stand still for longer than anyone waits. */
const mostPastedCells = 2_000

const cellTag = /<t[dh][\s>]/gi

function countCells(html: string): number {
  let count = 0
  while (cellTag.test(html)) count++ // starts again at the beginning once it found no more
  return count
}

const isInTable = ({ state }: Editor): boolean => {
  const { $head } = state.selection
  return Array.from({ length: $head.depth }, (_, depth) => $head.node(depth + 1).type.name).includes('table')
}

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
