// Sorting a table by a column. Rows of titles stay where they are, and what stands between two of them is sorted by itself.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { TableRect } from '@tiptap/pm/tables'
import { cellAt, hasMerged, isHeadRow, textOfCell } from '../../../shared/document/tables/grid.ts'
import { sortedOrder } from '../../../shared/document/tables/order.ts'
import { reorder } from '../../../shared/document/tables/reorder.ts'
import { caretInto, changeShared } from './place.ts'
import { refuse } from './say.ts'
import { t } from './words.ts'

export function sortByColumn(editor: Editor, place: TableRect, direction: 1 | -1): string | null {
  const { table, tableStart, map, left, top } = place
  if (hasMerged(table)) return refuse(t('table.refused.mergedSort'))
  const order = wholeOrder(place, left, direction)
  if (order.every((old, at) => old === at)) return t('table.said.alreadySorted')
  changeShared(editor, tableStart, (rows) => reorder(rows, order))
  caretInto(editor, tableStart, Math.min(map.height - 1, order.indexOf(top)), left, idsOf(table))
  return t(direction > 0 ? 'table.said.sortedUp' : 'table.said.sortedDown', { n: left + 1 })
}

function idsOf(table: Node): unknown[] {
  return Array.from({ length: table.childCount }, (_, at): unknown => table.child(at).attrs['id'])
}

function wholeOrder({ table, map }: TableRect, column: number, direction: 1 | -1): number[] {
  const order: number[] = []
  let run: number[] = []
  const close = () => {
    const cells = run.map((row) => {
      const cell = cellAt(table, row, column)
      return cell ? textOfCell(cell) : ''
    })
    const rows = run
    order.push(...sortedOrder(cells, direction).map((at) => rows[at] ?? 0))
    run = []
  }
  for (let row = 0; row < map.height; row++) {
    if (!isHeadRow(table.child(row))) run.push(row)
    else {
      close()
      order.push(row)
    }
  }
  close()
  return order
}
