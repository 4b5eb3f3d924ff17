// Tables of an ODT: rows and columns that are said to be repeated, merged cells, titles, sides, widths.
import type { OdtStyle } from './odt-styles-in.ts'
import type { BlocksOf, Reading } from './odt-reading.ts'
import { el, type El } from './tree.ts'
import type { Element } from './xml-tree.ts'

/** Repeated columns and rows are written as a number: as much as a table may hold. */
const mostRepeated = 200

type InTable = Reading & { blocks: BlocksOf }

const repeated = (said: string | undefined): number => Math.min(mostRepeated, Math.max(1, Number(said ?? 1) || 1))

export function tableFrom(element: Element, reading: Reading, blocks: BlocksOf): El {
  const columns: Column[] = []
  const rows = rowsOf(element, { ...reading, blocks }, columns, false)
  const attrs: Record<string, string> = {}
  const widths = widthsOf(columns, reading.styles.textWidth)
  if (widths.length > 0 && widths.every((width) => width > 0)) attrs['data-widths'] = widths.join(',')
  return el('table', attrs, rows)
}

type Column = Pick<OdtStyle, 'width' | 'weight'>

/** As long as they are said, else by how much each takes of the whole. */
function widthsOf(columns: readonly Column[], all: number): number[] {
  if (columns.every(({ width }) => width !== null)) return columns.map(({ width }) => width ?? 0)
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0)
  return columns.map(({ weight }) => (weight / weights) * all)
}

function rowsOf(element: Element, reading: InTable, columns: Column[], isHead: boolean): El[] {
  return element.children.flatMap((child): El[] => {
    if (typeof child === 'string') return []
    if (child.name === 'table:table-column') {
      const [style] = reading.styles.chain('table-column', child.attrs['table:style-name'])
      const count = repeated(child.attrs['table:number-columns-repeated'])
      const column = { width: style?.width ?? null, weight: style?.weight ?? 0 }
      for (let at = 0; at < count && columns.length < mostRepeated; at++) columns.push(column)
      return []
    }
    if (child.name === 'table:table-header-rows') return rowsOf(child, reading, columns, true)
    if (/^table:table-(?:columns|header-columns|rows|row-group|column-group)$/.test(child.name)) {
      return rowsOf(child, reading, columns, isHead)
    }
    if (child.name !== 'table:table-row') return []
    const row = el('tr', {}, cellsOf(child, reading, isHead))
    return Array.from({ length: repeated(child.attrs['table:number-rows-repeated']) }, () => row)
  })
}

function cellsOf(row: Element, reading: InTable, isHead: boolean): El[] {
  return row.children.flatMap((child): El[] => {
    if (typeof child === 'string' || child.name !== 'table:table-cell') return []
    const attrs: Record<string, string> = {}
    const [columns, rows] = [child.attrs['table:number-columns-spanned'], child.attrs['table:number-rows-spanned']]
    if (columns) attrs['colspan'] = columns
    if (rows) attrs['rowspan'] = rows
    const isTop = isHead || isTitled(child, reading)
    const align = alignOf(child, reading, isTop)
    if (align) attrs['style'] = `text-align:${align}`
    const cell = el(isTop ? 'th' : 'td', attrs, reading.blocks(child, reading, null))
    return Array.from({ length: repeated(child.attrs['table:number-columns-repeated']) }, () => cell)
  })
}

const paragraphsIn = (cell: Element): Element[] =>
  cell.children.filter((child): child is Element => typeof child !== 'string' && child.name === 'text:p')

/** All that it says is in the style of titles of tables. */
function isTitled(cell: Element, { styles }: Reading): boolean {
  const lines = paragraphsIn(cell)
  return (
    lines.length > 0 &&
    lines.every((line) =>
      styles.chain('paragraph', line.attrs['text:style-name']).some(({ name }) => name === 'Table Heading'),
    )
  )
}

/** Titles are in the middle by their style. */
function alignOf(cell: Element, { styles }: Reading, isTitle: boolean): string | null {
  const said = styles.chain('paragraph', paragraphsIn(cell)[0]?.attrs['text:style-name'])[0]?.align
  if (said === 'end' || said === 'right') return 'right'
  return said === 'center' && !isTitle ? 'center' : null
}
