// What can be done with a row.
import type { Editor } from '@tiptap/core'
import type { Selection } from '@tiptap/pm/state'
import type { TableRect } from '@tiptap/pm/tables'
import { CellSelection, addRow, deleteRow } from '@tiptap/pm/tables'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowDownToLine from 'lucide-react/icons/arrow-down-to-line'
import ArrowUp from 'lucide-react/icons/arrow-up'
import ArrowUpToLine from 'lucide-react/icons/arrow-up-to-line'
import Copy from 'lucide-react/icons/copy'
import Rows from 'lucide-react/icons/rows-3'
import Trash from 'lucide-react/icons/trash-2'
import { isTiedBelow } from '../../../shared/document/tables/grid.ts'
import { moveChild } from '../../../shared/document/tables/reorder.ts'
import { plural } from '../../../shared/text/words.ts'
import type { TableAct } from './act.ts'
import { caretInto, changeShared } from './place.ts'
import { refuse } from './say.ts'
import { t } from './words.ts'

/** Moves the row at `from` to `to`; the caret goes along. */
export function moveRow(editor: Editor, place: TableRect, from: number, to: number): string | null {
  const { table, tableStart, map, left } = place
  if (to < 0 || to >= map.height || from === to) return t('table.said.edge')
  if (isTiedBelow(table, Math.min(from, to), Math.max(from, to))) return refuse(t('table.refused.mergedRows'))
  changeShared(editor, tableStart, (rows) => moveChild(rows, from, to))
  caretInto(editor, tableStart, to, left, [table.child(from).attrs['id'], table.child(to).attrs['id']])
  return t('table.said.rowMoved', { n: to + 1, of: map.height })
}

const add = (editor: Editor, place: TableRect, at: number) => {
  editor.view.dispatch(addRow(editor.state.tr, place, at))
  caretInto(editor, place.tableStart, at, 0)
  return t('table.said.rowAdded', { n: at + 1, of: place.map.height + 1 })
}

function duplicate(editor: Editor, { table, tableStart, map, top, bottom, left }: TableRect): string | null {
  if (isTiedBelow(table, top, bottom - 1)) return refuse(t('table.refused.mergedRows'))
  const rows = Array.from({ length: map.height }, (_, at) => table.child(at))
  const after = rows.slice(0, bottom).reduce((sum, row) => sum + row.nodeSize, tableStart)
  editor.view.dispatch(editor.state.tr.insert(after, rows.slice(top, bottom)))
  caretInto(editor, tableStart, bottom, left)
  return t('table.said.rowDuplicated', { n: bottom + 1 })
}

function select(editor: Editor, { map, tableStart, top, bottom }: TableRect): string {
  const { doc } = editor.state
  const cell = (at: number) => doc.resolve(tableStart + (map.map[at] ?? 0))
  const selection = CellSelection.rowSelection(cell(top * map.width), cell(bottom * map.width - 1))
  editor.view.dispatch(editor.state.tr.setSelection(selection as Selection)) // its own class of selections
  return t('table.said.rowSelected', { n: top + 1 })
}

export function deleteTable(editor: Editor): string {
  editor.commands.deleteTable()
  return t('table.said.tableDeleted')
}

function remove(editor: Editor, { map, top, bottom, left, tableStart }: TableRect): string {
  const count = bottom - top
  if (count === map.height) return deleteTable(editor)
  deleteRow(editor.state, editor.view.dispatch)
  caretInto(editor, tableStart, Math.min(top, map.height - count - 1), left)
  return plural(count, t('table.said.rowDeleted.one'), t('table.said.rowDeleted.many', { n: count }))
}

export const rowActs: readonly TableAct[] = [
  { key: 'table.rowAbove', icon: ArrowUpToLine, run: (editor, place) => add(editor, place, place.top) },
  { key: 'table.rowBelow', icon: ArrowDownToLine, run: (editor, place) => add(editor, place, place.bottom) },
  { key: 'table.rowDuplicate', icon: Copy, run: duplicate },
  {
    key: 'table.rowUp',
    icon: ArrowUp,
    keys: 'Alt+Maj+↑',
    run: (editor, place) => moveRow(editor, place, place.top, place.top - 1),
    off: (_, { top }) => top === 0,
  },
  {
    key: 'table.rowDown',
    icon: ArrowDown,
    keys: 'Alt+Maj+↓',
    run: (editor, place) => moveRow(editor, place, place.top, place.top + 1),
    off: (_, { top, map }) => top === map.height - 1,
  },
  { key: 'table.rowSelect', icon: Rows, run: select },
  { key: 'table.rowDelete', icon: Trash, danger: true, run: remove },
]
