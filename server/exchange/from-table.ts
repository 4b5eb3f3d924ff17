// A table of a file → a table of ours. A table within a cell becomes lines of it.
import type { DocumentJson } from '../../shared/document/schema.ts'
import type { Making } from './from-making.ts'
import { textWidth } from './outline.ts'
import { lengthIn } from './lengths.ts'
import { el, textIn, type El, type Piece } from './tree.ts'

/** Beyond, a table is no table: what comes after is told as lost. */
const most = { columns: 60, cells: 100_000 } as const

type Found = { row: El; isHead: boolean }

const elements = (element: El): El[] => element.children.filter((child): child is El => typeof child !== 'string')

function rowsOf(table: El): Found[] {
  return elements(table).flatMap((child): Found[] => {
    if (child.tag === 'tr') return [{ row: child, isHead: false }]
    if (child.tag === 'thead') return elements(child).map((row) => ({ row, isHead: true }))
    return child.tag === 'tbody' || child.tag === 'tfoot' ? rowsOf(child) : []
  })
}

export function tableFrom(table: El, making: Making, blocksOf: (cell: El) => DocumentJson[]): DocumentJson[] {
  const caption = elements(table).find(({ tag }) => tag === 'caption')
  const rows = rowsOf(table)
  const widths = widthsOf(table, rows)
  const all = widths.reduce((sum, width) => sum + width, 0)
  const kept = isEven(widths, all) ? [] : widths
  let cells = 0
  const content = rows.flatMap(({ row, isHead }, at): DocumentJson[] => {
    const line: DocumentJson[] = []
    let column = 0
    for (const cell of cellsIn(row)) {
      if (column >= most.columns || cells >= most.cells) {
        making.losses.add('tooDeep')
        break
      }
      cells++
      const span = spanOf(cell.attrs['colspan'], most.columns)
      const taken = widths.slice(column, column + span)
      const room = all > 0 ? taken.reduce((sum, width) => sum + width, 0) / all : 1 / Math.max(1, cellsIn(row).length)
      const made = making.inRoom(room, () => cellFrom(cell, isHead, making, blocksOf))
      if (at === 0 && kept.length > 0 && taken.length === span) made.attrs = { ...made.attrs, colwidth: taken }
      column += span
      line.push(made)
    }
    return line.length > 0 ? [{ type: 'tableRow', content: line }] : []
  })
  const title = caption ? blocksOf(caption) : []
  return content.length > 0 ? [...title, { type: 'table', content }] : title
}

const cellsIn = (row: El): El[] => elements(row).filter(({ tag }) => tag === 'td' || tag === 'th')

/** Of columns, in dots: as the file counts them, as a page says them for columns or for the cells of one row. Empty when unknown. */
function widthsOf(table: El, rows: readonly Found[]): number[] {
  const said = table.attrs['data-widths'] ?? ''
  const own = lengthIn(table.attrs, textWidth) ?? textWidth
  const found = said === '' ? (columnsOf(table, own) ?? cellWidths(rows, own)) : said.split(',').map(Number)
  if (found.length === 0 || found.length > most.columns || !found.every((width) => width > 0)) return []
  const all = found.reduce((sum, width) => sum + width, 0)
  const scale = Math.min(1, widest / all) // a page on its side is wider than any text
  return found.map((width) => Math.max(1, Math.round(width * scale)))
}

const widest = 720

function columnsOf(table: El, own: number): number[] | null {
  const columns = elements(table)
    .flatMap((child) => (child.tag === 'colgroup' ? elements(child) : [child]))
    .filter(({ tag }) => tag === 'col')
    .flatMap((column) => {
      const span = spanOf(column.attrs['span'], most.columns)
      return Array.from({ length: span }, () => column)
    })
  const shares = columns.map(({ attrs }) => Number(/^(\d{1,6})\*$/.exec(attrs['width'] ?? '')?.[1] ?? 0))
  const all = shares.reduce((sum, share) => sum + share, 0)
  if (columns.length > 0 && shares.every((share) => share > 0)) return shares.map((share) => (share / all) * own)
  const widths = columns.map(({ attrs }) => lengthIn(attrs, own) ?? 0)
  return columns.length > 0 && widths.every((width) => width > 0) ? widths : null
}

/** Of the first row that says them all. */
function cellWidths(rows: readonly Found[], own: number): number[] {
  const most = Math.max(0, ...rows.slice(0, 50).map(({ row }) => cellsIn(row).length))
  for (const { row } of rows.slice(0, 50)) {
    const cells = cellsIn(row)
    const widths = cells.map(({ attrs }) => (attrs['colspan'] ? 0 : (lengthIn(attrs, own) ?? 0)))
    if (cells.length === most && widths.every((width) => width > 0)) return widths
  }
  return []
}

/** As wide as each other and together as wide as the text: what a table is by itself. */
const isEven = (widths: readonly number[], all: number): boolean =>
  widths.every((width) => Math.abs(width - all / widths.length) < 0.06 * (all / widths.length)) &&
  all > 0.85 * textWidth

const spanOf = (said: string | undefined, longest: number): number => {
  const span = Number(said ?? 1)
  return Number.isInteger(span) && span >= 1 ? Math.min(span, longest) : 1
}

function cellFrom(cell: El, isHead: boolean, making: Making, blocksOf: (cell: El) => DocumentJson[]): DocumentJson {
  const blocks = blocksOf({ ...cell, children: cell.children.map((child) => unnested(child, making)) })
  const colspan = spanOf(cell.attrs['colspan'], most.columns)
  const rowspan = spanOf(cell.attrs['rowspan'], 1_000)
  const align =
    /text-align:\s*(left|center|right)/.exec(cell.attrs['style'] ?? '')?.[1] ??
    cell.attrs['align'] ??
    cell.attrs['class']
  const type = isHead || cell.tag === 'th' ? 'tableHeader' : 'tableCell'
  return {
    type,
    attrs: {
      ...(colspan > 1 ? { colspan } : {}),
      ...(rowspan > 1 ? { rowspan } : {}),
      ...(align === 'center' || align === 'right' ? { align } : {}),
    },
    content: blocks.length > 0 ? (type === 'tableHeader' ? blocks.map(plainly) : blocks) : [{ type: 'paragraph' }],
  }
}

/** A title is bold by itself. */
const plainly = (block: DocumentJson): DocumentJson => ({
  ...block,
  ...(block.content
    ? {
        content: block.content.map(({ marks, ...rest }) => {
          const others = marks?.filter(({ type }) => type !== 'bold') ?? []
          return others.length > 0 ? { ...rest, marks: others } : rest
        }),
      }
    : {}),
})

/** Its rows as lines, their cells apart. */
function unnested(piece: Piece, making: Making): Piece {
  if (typeof piece === 'string') return piece
  if (piece.tag !== 'table') {
    return piece.children.some((child) => typeof child !== 'string' && child.tag === 'table')
      ? { ...piece, children: piece.children.map((child) => unnested(child, making)) }
      : piece
  }
  making.losses.add('nestedTable')
  const lines = rowsOf(piece).map(({ row }) => {
    const said = elements(row).map((cell) => textIn(cell).replace(/\s+/g, ' ').trim())
    return el('p', {}, [said.filter((text) => text !== '').join(' \u00b7 ')])
  })
  return el('div', {}, lines)
}
