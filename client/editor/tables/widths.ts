// Widths of columns: kept in the cells (`colwidth`), shown through the object model of styles, never as written styles.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { TableRect } from '@tiptap/pm/tables'
import { TableMap } from '@tiptap/pm/tables'

/** In pixels. Narrower nothing can be read, wider no screen shows it. */
export const narrowest = 48
const widest = 900
export const widthStep = 24
/** What a column without a width of its own takes at least, as in the style sheet. */
const usual = 120

export const bounded = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)))

/** The width of each column, null where nobody chose one. */
export function columnWidths(table: Node): (number | null)[] {
  const map = TableMap.get(table)
  return Array.from({ length: Math.max(0, map.width) }, (_, column) => {
    for (let row = 0; row < map.height; row++) {
      const position = map.map[row * map.width + column] ?? 0
      const chosen: unknown = position === 0 ? null : table.nodeAt(position)?.attrs['colwidth']
      const width: unknown = Array.isArray(chosen) ? chosen[column - map.colCount(position)] : null
      if (typeof width === 'number' && width > 0) return bounded(width)
    }
    return null
  })
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
