// Reading a table: which rows are heads, what its cells say, whether some are merged. Pure.
import type { Node } from '@tiptap/pm/model'
import { TableMap } from '@tiptap/pm/tables'
import { mostColumns } from '../attribute-values.ts'

/** The table and where its first row starts, as prosemirror-tables counts. */
export interface Placed {
  table: Node
  start: number
}

const isHead = (cell: Node): boolean => cell.type.name === 'tableHeader'

/** A row of titles: all its cells are. A table of two columns may hold several. */
export const isHeadRow = (row: Node): boolean =>
  row.childCount > 0 && Array.from({ length: row.childCount }, (_, at) => row.child(at)).every(isHead)

/**
 * Whether its columns are so few that somebody made them: whoever counts the places of a table asks this first. A writer's page drops what
 * is beyond, one that only reads must bear it. [E10]
 */
export function isDrawable(table: Node): boolean {
  for (let at = 0; at < table.childCount; at++) {
    let columns = 0
    table.child(at).forEach(({ attrs }) => {
      const span = Number(attrs['colspan'])
      columns += span >= 1 ? span : 1
    })
    if (columns > mostColumns) return false
  }
  return true
}

/** What a cell says, its blocks one below the other. */
export function textOfCell(cell: Node): string {
  return cell.textBetween(0, cell.content.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''))
}

/** The cell that covers a place; null where a concurrent edit left a hole. */
export function cellAt(table: Node, row: number, column: number): Node | null {
  const map = TableMap.get(table)
  const position = map.map[row * map.width + column] ?? 0
  return position === 0 ? null : table.nodeAt(position)
}

const spans = (cell: Node): [number, number] => [Number(cell.attrs['rowspan']), Number(cell.attrs['colspan'])]

/** Whether a cell that covers several rows has a part in one of these. */
export function isTiedBelow(table: Node, from: number, to: number): boolean {
  const map = TableMap.get(table)
  return everyCell(map).some((position) => {
    const { top, bottom } = map.findCell(position)
    return bottom - top > 1 && top <= to && bottom > from
  })
}

/** Whether a cell that covers several columns has a part in one of these. */
export function isTiedAcross(table: Node, from: number, to: number): boolean {
  const map = TableMap.get(table)
  return everyCell(map).some((position) => {
    const { left, right } = map.findCell(position)
    return right - left > 1 && left <= to && right > from
  })
}

const everyCell = (map: TableMap): number[] => [...new Set(map.map)].filter((position) => position !== 0)

/** Some cell takes more than its own place: rows and columns cannot be put in another order. */
export function hasMerged(table: Node): boolean {
  let merged = false
  table.descendants((node) => {
    if (node.type.name !== 'tableCell' && node.type.name !== 'tableHeader') return !merged
    merged ||= spans(node).some((span) => span > 1)
    return false
  })
  return merged
}
