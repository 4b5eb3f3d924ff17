// What can be done with a column.
import type { Editor } from '@tiptap/core'
import type { Selection } from '@tiptap/pm/state'
import type { TableRect } from '@tiptap/pm/tables'
import { CellSelection, addColumn, deleteColumn } from '@tiptap/pm/tables'
import AlignCenter from 'lucide-react/icons/align-center'
import AlignLeft from 'lucide-react/icons/align-left'
import AlignRight from 'lucide-react/icons/align-right'
import ArrowDownAZ from 'lucide-react/icons/arrow-down-a-z'
import ArrowDownZA from 'lucide-react/icons/arrow-down-z-a'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowLeftToLine from 'lucide-react/icons/arrow-left-to-line'
import ArrowRight from 'lucide-react/icons/arrow-right'
import ArrowRightToLine from 'lucide-react/icons/arrow-right-to-line'
import Columns from 'lucide-react/icons/columns-3'
import Fold from 'lucide-react/icons/fold-horizontal'
import Auto from 'lucide-react/icons/move-horizontal'
import Trash from 'lucide-react/icons/trash-2'
import Unfold from 'lucide-react/icons/unfold-horizontal'
import { isTiedAcross } from '../../../shared/document/tables/grid.ts'
import { moveChild } from '../../../shared/document/tables/reorder.ts'
import { plural } from '../../../shared/text/words.ts'
import type { TableAct } from './act.ts'
import { noteColumns } from './columns-meet.ts'
import { caretInto, changeShared } from './place.ts'
import { deleteTable } from './row-acts.ts'
import { refuse } from './say.ts'
import { setWidth, shownWidth, widthStep } from './widths.ts'
import { t } from './words.ts'

/** Moves the column at `from` to `to`: in each row one cell, and nothing else, is written again. */
export function moveColumn(editor: Editor, place: TableRect, from: number, to: number): string | null {
  const { table, tableStart, map, top } = place
  if (to < 0 || to >= map.width || from === to) return t('table.said.edge')
  if (isTiedAcross(table, Math.min(from, to), Math.max(from, to))) return refuse(t('table.refused.mergedColumns'))
  const moves = Array.from({ length: map.height }, (_, row) => cellMove(place, row, from, to))
  changeShared(editor, tableStart, (rows) => {
    for (const [row, move] of moves.entries()) if (move) moveChild(rows.get(row) as typeof rows, ...move) // rows are elements
  })
  noteColumns(editor.state, table, tableStart - 1)
  caretInto(editor, tableStart, top, to)
  return t('table.said.columnMoved', { n: to + 1, of: map.width })
}

/** Places among the row's own cells: one that comes down from a row above is not among them. */
function cellMove({ map }: TableRect, row: number, from: number, to: number): [number, number] | null {
  const own = Array.from({ length: map.width }, (_, column) => row * map.width + column)
    .filter((at) => row === 0 || map.map[at] !== map.map[at - map.width])
    .map((at) => at % map.width)
    .filter(
      (column, at, all) =>
        at === 0 || map.map[row * map.width + column] !== map.map[row * map.width + (all[at - 1] ?? 0)],
    )
  const source = own.indexOf(from)
  if (source < 0) return null
  const others = own.filter((column) => column !== from)
  return [source, others.filter((column) => (to > from ? column <= to : column < to)).length]
}

const add = (editor: Editor, place: TableRect, at: number) => {
  editor.view.dispatch(addColumn(editor.state.tr, place, at))
  noteColumns(editor.state, place.table, place.tableStart - 1)
  caretInto(editor, place.tableStart, place.top, at)
  return t('table.said.columnAdded', { n: at + 1, of: place.map.width + 1 })
}

function select(editor: Editor, { map, tableStart, left, right }: TableRect): string {
  const { doc } = editor.state
  const cell = (at: number) => doc.resolve(tableStart + (map.map[at] ?? 0))
  const selection = CellSelection.colSelection(cell(left), cell(map.width * (map.height - 1) + right - 1))
  editor.view.dispatch(editor.state.tr.setSelection(selection as Selection)) // its own class of selections
  return t('table.said.columnSelected', { n: left + 1 })
}

function align(side: 'left' | 'center' | 'right') {
  return (editor: Editor, { map, table, tableStart, left, right }: TableRect): string => {
    const { tr } = editor.state
    const value = side === 'left' ? null : side
    for (const position of map.cellsInRect({ left, right, top: 0, bottom: map.height }))
      if (table.nodeAt(position)?.attrs['align'] !== value) tr.setNodeAttribute(tableStart + position, 'align', value)
    editor.view.dispatch(tr)
    return t(`table.said.aligned.${side}`)
  }
}

const isAligned =
  (side: 'left' | 'center' | 'right') =>
  ({ map, table, left, top }: TableRect) =>
    (table.nodeAt(map.map[top * map.width + left] ?? 0)?.attrs['align'] ?? 'left') === side

function widen(by: number) {
  return (editor: Editor, place: TableRect): string => {
    const width = setWidth(editor, place, place.left, shownWidth(editor, place, place.left) + by)
    return t('table.said.width', { n: width })
  }
}

function remove(editor: Editor, { map, left, right, top, table, tableStart }: TableRect): string {
  const count = right - left
  if (count === map.width) return deleteTable(editor)
  deleteColumn(editor.state, editor.view.dispatch)
  noteColumns(editor.state, table, tableStart - 1)
  caretInto(editor, tableStart, top, Math.min(left, map.width - count - 1))
  return plural(count, t('table.said.columnDeleted.one'), t('table.said.columnDeleted.many', { n: count }))
}

const sort = (direction: 1 | -1) => async (editor: Editor, place: TableRect) => {
  const { sortByColumn } = await import('./sort.ts')
  return sortByColumn(editor, place, direction)
}

export const columnActs: readonly TableAct[] = [
  { key: 'table.columnBefore', icon: ArrowLeftToLine, run: (editor, place) => add(editor, place, place.left) },
  { key: 'table.columnAfter', icon: ArrowRightToLine, run: (editor, place) => add(editor, place, place.right) },
  {
    key: 'table.columnLeft',
    icon: ArrowLeft,
    keys: 'Alt+Maj+←',
    run: (editor, place) => moveColumn(editor, place, place.left, place.left - 1),
    off: (_, { left }) => left === 0,
  },
  {
    key: 'table.columnRight',
    icon: ArrowRight,
    keys: 'Alt+Maj+→',
    run: (editor, place) => moveColumn(editor, place, place.left, place.left + 1),
    off: (_, { left, map }) => left === map.width - 1,
  },
  { key: 'table.sortUp', icon: ArrowDownAZ, run: sort(1) },
  { key: 'table.sortDown', icon: ArrowDownZA, run: sort(-1) },
  { key: 'table.alignLeft', icon: AlignLeft, run: align('left'), on: isAligned('left') },
  { key: 'table.alignCenter', icon: AlignCenter, run: align('center'), on: isAligned('center') },
  { key: 'table.alignRight', icon: AlignRight, run: align('right'), on: isAligned('right') },
  { key: 'table.wider', icon: Unfold, run: widen(widthStep) },
  { key: 'table.narrower', icon: Fold, run: widen(-widthStep) },
  {
    key: 'table.widthAuto',
    icon: Auto,
    run: (editor, place) => {
      setWidth(editor, place, place.left, null)
      return t('table.said.widthAuto')
    },
  },
  { key: 'table.columnSelect', icon: Columns, run: select },
  { key: 'table.columnDelete', icon: Trash, danger: true, run: remove },
]
