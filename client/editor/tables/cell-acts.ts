// What can be done with cells, and with the whole table.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { TableRect } from '@tiptap/pm/tables'
import { CellSelection, mergeCells, splitCell, toggleHeader } from '@tiptap/pm/tables'
import Download from 'lucide-react/icons/download'
import Eraser from 'lucide-react/icons/eraser'
import Merge from 'lucide-react/icons/table-cells-merge'
import Split from 'lucide-react/icons/table-cells-split'
import PanelLeft from 'lucide-react/icons/panel-left'
import PanelTop from 'lucide-react/icons/panel-top'
import Sigma from 'lucide-react/icons/sigma'
import Trash from 'lucide-react/icons/trash-2'
import type { TableAct } from './act.ts'
import { deleteTable } from './row-acts.ts'
import { refuse } from './say.ts'
import { t } from './words.ts'

/** Letters are deleted in place where they can be, so that what somebody types there meanwhile stays. */
function clear(editor: Editor, { map, table, tableStart, ...rect }: TableRect): string {
  const { tr } = editor.state
  const paragraph = editor.schema.nodes['paragraph']
  for (const position of map.cellsInRect(rect)) {
    const cell = table.nodeAt(position)
    if (!cell || cell.content.size === 0) continue
    const from = tr.mapping.map(tableStart + position) + 1
    const only = cell.childCount === 1 && cell.firstChild?.isTextblock === true
    if (only) tr.delete(from + 1, from + cell.content.size - 1)
    else tr.replaceWith(from, from + cell.content.size, paragraph?.create() ?? [])
  }
  if (tr.docChanged) editor.view.dispatch(tr)
  return t('table.said.cleared')
}

function merge(editor: Editor): string | null {
  if (!mergeCells(editor.state, editor.view.dispatch)) return refuse(t('table.refused.merge'))
  const { selection, tr } = editor.state
  // The caret at the end of its words: left selected, the cell would lose them to the next letter.
  if (selection instanceof CellSelection) {
    const end = selection.$anchorCell.pos + (selection.$anchorCell.nodeAfter?.nodeSize ?? 1) - 1
    editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)))
  }
  return t('table.said.merged')
}

const several = (editor: Editor): boolean => {
  const { selection } = editor.state
  return selection instanceof CellSelection && selection.$anchorCell.pos !== selection.$headCell.pos
}

const heads = (cells: readonly (Node | null)[]): boolean =>
  cells.every((cell) => !cell || cell.type.name === 'tableHeader')
const firstRow = ({ map, table }: TableRect) =>
  heads(map.map.slice(0, map.width).map((position) => table.nodeAt(position)))
const firstColumn = ({ map, table }: TableRect) =>
  heads(map.map.filter((_, at) => at % map.width === 0).map((position) => table.nodeAt(position)))

function toggleTotals(editor: Editor, { table, tableStart }: TableRect): string {
  const now = table.attrs['totals'] === true ? null : true
  editor.view.dispatch(editor.state.tr.setNodeAttribute(tableStart - 1, 'totals', now))
  return t(now ? 'table.said.totalsOn' : 'table.said.totalsOff')
}

async function download(_: Editor, { table }: TableRect): Promise<string> {
  const { csvOf, offerFile } = await import('./csv.ts')
  const name = `${t('table.csv.name')}.csv`
  offerFile(name, csvOf(table))
  return t('table.said.csv', { name })
}

export const cellActs: readonly TableAct[] = [
  {
    key: 'table.merge',
    icon: Merge,
    run: merge,
    off: (editor) => !several(editor) && 'table.merge.off',
  },
  {
    key: 'table.split',
    icon: Split,
    run: (editor) => (splitCell(editor.state, editor.view.dispatch) ? t('table.said.split') : null),
    off: (editor) => !splitCell(editor.state),
  },
  { key: 'table.clear', icon: Eraser, run: clear },
]

export const tableActs: readonly TableAct[] = [
  {
    key: 'table.headerRow',
    icon: PanelTop,
    on: firstRow,
    run: (editor, place) => {
      toggleHeader('row')(editor.state, editor.view.dispatch)
      return t(firstRow(place) ? 'table.said.headerRowOff' : 'table.said.headerRowOn')
    },
  },
  {
    key: 'table.headerColumn',
    icon: PanelLeft,
    on: firstColumn,
    run: (editor, place) => {
      toggleHeader('column')(editor.state, editor.view.dispatch)
      return t(firstColumn(place) ? 'table.said.headerColumnOff' : 'table.said.headerColumnOn')
    },
  },
  { key: 'table.totals', icon: Sigma, on: ({ table }) => table.attrs['totals'] === true, run: toggleTotals },
  { key: 'table.csv', icon: Download, run: download },
  { key: 'table.delete', icon: Trash, danger: true, run: deleteTable },
]
