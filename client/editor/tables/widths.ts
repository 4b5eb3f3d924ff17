// Widths of columns: kept in the cells (`colwidth`), shown through the object model of styles, never as written styles.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { TableRect } from '@tiptap/pm/tables'
import { TableMap } from '@tiptap/pm/tables'
import { isDrawable } from '../../../shared/document/tables/grid.ts'

/** In pixels. Narrower nothing can be read, wider no screen shows it. */
export const narrowest = 48
const widest = 900
export const widthStep = 24
/** What a column without a width of its own takes at least, as in the style sheet. */
const usual = 120

export const bounded = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)))

const sized = new WeakMap<Node, boolean>()

/** Whether a cell of this row has a width. Remembered: of a table in which somebody types all rows but one stay as they are. */
function isSized(row: Node): boolean {
  const known = sized.get(row)
  if (known !== undefined) return known
  const found = row.content.content.some((cell) => Array.isArray(cell.attrs['colwidth']))
  sized.set(row, found)
  return found
}

/** The width of each column, null where nobody chose one: of several rows the first that says one. */
export function columnWidths(table: Node): (number | null)[] {
  if (!isDrawable(table)) return []
  const map = TableMap.get(table)
  const widths = Array.from({ length: Math.max(0, map.width) }, (): number | null => null)
  let start = 0
  for (const [row, node] of table.content.content.entries()) {
    if (isSized(node)) takeWidths(widths, node, map.map.slice(row * map.width, (row + 1) * map.width), start + 1)
    start += node.nodeSize
  }
  return widths
}

/** `places`: which cell stands at each column of the row, by its place in the table; those of rows above come before `start`. */
function takeWidths(widths: (number | null)[], row: Node, places: readonly number[], start: number): void {
  let place = start
  for (const cell of row.content.content) {
    const chosen: unknown = cell.attrs['colwidth']
    const first = Array.isArray(chosen) ? places.indexOf(place) : -1
    place += cell.nodeSize
    if (!Array.isArray(chosen) || first < 0) continue
    for (const [at, width] of chosen.entries() as Iterable<[number, unknown]>)
      // what others wrote there may be anything
      if (typeof width === 'number' && width > 0 && widths[first + at] === null) widths[first + at] = bounded(width)
  }
}

/** Gives a column a width, or none; in every cell of it, so that a row added by somebody else has it too once mended. */
export function setWidth(
  editor: Editor,
  { map, table, tableStart }: TableRect,
  column: number,
  width: number | null,
): number {
  const chosen = width === null ? 0 : bounded(width)
  const { tr } = editor.state
  for (const position of map.cellsInRect({ left: column, right: column + 1, top: 0, bottom: map.height })) {
    const cell = table.nodeAt(position)
    if (!cell) continue
    const before: unknown = cell.attrs['colwidth']
    const widths = Array.from({ length: Number(cell.attrs['colspan']) }, (_, at): number =>
      Array.isArray(before) ? Number(before[at] ?? 0) : 0,
    )
    const at = column - map.colCount(position)
    if (widths[at] === chosen) continue
    widths[at] = chosen
    tr.setNodeAttribute(tableStart + position, 'colwidth', widths.some((one) => one > 0) ? widths : null)
  }
  if (tr.docChanged) editor.view.dispatch(tr)
  return chosen
}

/** How wide a column stands on the screen. */
export function shownWidth(editor: Editor, { map, table, tableStart }: TableRect, column: number): number {
  const chosen = columnWidths(table)[column]
  if (chosen != null) return chosen
  const single = Array.from({ length: map.height }, (_, row) => map.map[row * map.width + column] ?? 0).find(
    (position) => position > 0 && table.nodeAt(position)?.attrs['colspan'] === 1,
  )
  const cell = single === undefined ? null : editor.view.nodeDOM(tableStart + single)
  return cell instanceof HTMLElement ? Math.round(cell.getBoundingClientRect().width) : usual
}

/** Shows widths on a table's element: in a `colgroup`, and as a width of the whole that its box may scroll. */
export function showWidths(element: HTMLTableElement, columns: HTMLElement, widths: readonly (number | null)[]): void {
  const isAuto = widths.every((width) => width === null)
  columns.replaceChildren(
    ...(isAuto ? [] : widths).map((width) => {
      const column = document.createElement('col')
      if (width !== null) column.style.width = `${width}px`
      return column
    }),
  )
  const sum = widths.reduce<number>((whole, width) => whole + (width ?? usual), 0)
  element.style.tableLayout = isAuto ? '' : 'fixed'
  element.style.minWidth = isAuto ? '' : `${sum}px`
  element.style.width = isAuto || widths.includes(null) ? '' : `${sum}px`
}
