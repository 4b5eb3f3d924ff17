// A table of a text → a whole grid, whatever concurrent edits left: every place is covered once, spans end where the table does.
import type { DocumentJson } from '../../shared/document/schema.ts'
import { documentSchema } from '../../shared/document/schema.ts'
import { totalsOf } from '../../shared/document/tables/totals.ts'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import { textWidth, type Block, type Cell, type TableBlock } from './outline.ts'
import { trackedIn } from './tracked.ts'

const t = words(fileWords)

/** More columns than any page shows. */
const mostColumns = 60

export function tableOf(node: DocumentJson, blocksOf: (cell: DocumentJson) => Block[]): TableBlock {
  const source = (node.content ?? []).filter((row) => (row.content ?? []).length > 0)
  const { rows, columns, widths } = gridOf(source, blocksOf)
  return {
    is: 'table',
    columns,
    widths,
    headRows: headRowsOf(rows),
    rows,
    tracked: source.map((row) => trackedIn(row).tracked),
    totals: node.attrs?.['totals'] === true ? totalLine(node, columns) : null,
  }
}

/** At the top, of titles only, and closed: no cell of them reaches below. One row at least is none. */
function headRowsOf(rows: Cell[][]): number {
  const other = rows.findIndex((row) => row.length === 0 || !row.every(({ isHead }) => isHead))
  let head = other === -1 ? Math.max(0, rows.length - 1) : other
  const reaches = (at: number) => rows[at]?.some(({ rowspan }) => at + rowspan > head)
  for (let at = head - 1; at >= 0; at--) {
    if (!reaches(at)) continue
    head = at
    at = head
  }
  return head
}

type Grid = Pick<TableBlock, 'rows' | 'columns' | 'widths'>

function gridOf(source: DocumentJson[], blocksOf: (cell: DocumentJson) => Block[]): Grid {
  const taken = source.map((): boolean[] => [])
  const asked = new Map<number, number>()
  const rows = source.map((row, at) => {
    const cells: Cell[] = []
    for (const cell of row.content ?? []) {
      const column = freeFrom(taken[at] ?? [], 0)
      if (column >= mostColumns) break
      const { colspan, rowspan } = spansOf(cell, column, at, taken)
      mark(taken, at, column, rowspan, colspan)
      noteWidths(asked, cell, column, colspan)
      cells.push({ ...lookOf(cell), column, colspan, rowspan, blocks: blocksOf(cell) })
    }
    return cells
  })
  const columns = Math.max(1, ...taken.map((row) => row.length))
  for (const [at, row] of rows.entries()) fill(row, taken[at] ?? [], columns)
  return { rows, columns, widths: sharesOf(asked, columns) }
}

function freeFrom(row: boolean[], from: number): number {
  let column = from
  while (row[column]) column++
  return column
}

const count = (value: unknown): number => (typeof value === 'number' && value >= 1 ? Math.floor(value) : 1)

/** As wide and as high as the cell asks, up to the edge of the table and to what is taken. */
function spansOf(cell: DocumentJson, column: number, row: number, taken: boolean[][]) {
  const rowspan = Math.min(count(cell.attrs?.['rowspan']), taken.length - row)
  let colspan = Math.min(count(cell.attrs?.['colspan']), mostColumns - column)
  for (let r = row; r < row + rowspan; r++) {
    for (let c = column; c < column + colspan; c++) if (taken[r]?.[c]) colspan = Math.max(1, c - column)
  }
  return { rowspan, colspan }
}

function mark(taken: boolean[][], row: number, column: number, rowspan: number, colspan: number): void {
  for (const line of taken.slice(row, row + rowspan)) {
    for (let c = column; c < column + colspan; c++) line[c] = true
  }
}

function noteWidths(asked: Map<number, number>, cell: DocumentJson, column: number, colspan: number): void {
  const widths: unknown = cell.attrs?.['colwidth']
  if (!Array.isArray(widths)) return
  for (const [at, width] of widths.slice(0, colspan).entries()) {
    if (typeof width === 'number' && width >= 1 && width <= 10_000 && !asked.has(column + at))
      asked.set(column + at, width)
  }
}

/** Columns without a width of their own have what is left of the text, and are as wide as the others on average at least. */
function sharesOf(asked: Map<number, number>, columns: number): number[] {
  const said = [...asked.values()].reduce((sum, width) => sum + width, 0)
  const usual = asked.size > 0 ? Math.max(said / asked.size, (textWidth - said) / (columns - asked.size || 1)) : 1
  const widths = Array.from({ length: columns }, (_, at) => asked.get(at) ?? usual)
  const all = widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width) => width / all)
}

function lookOf(cell: DocumentJson): Pick<Cell, 'isHead' | 'align'> {
  const align: unknown = cell.attrs?.['align']
  return {
    isHead: cell.type === 'tableHeader',
    align: align === 'left' || align === 'center' || align === 'right' ? align : null,
  }
}

function fill(row: Cell[], taken: boolean[], columns: number): void {
  for (let column = 0; column < columns; column++) {
    if (taken[column]) continue
    row.push({ isHead: false, align: null, column, colspan: 1, rowspan: 1, blocks: [] })
  }
  row.sort((a, b) => a.column - b.column)
}

/** As the table shows it: the first cell says what the line is. [D27] */
function totalLine(node: DocumentJson, columns: number): string[] {
  const totals = totalsOf(documentSchema().nodeFromJSON(node))
  return Array.from({ length: columns }, (_, at) => {
    const sum = totals[at]?.sum ?? ''
    if (at > 0) return sum
    return sum === '' ? t('file.total') : t('file.totalOf', { sum })
  })
}
