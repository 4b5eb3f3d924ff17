// A table of a DOCX: rows of titles that come again on each page, merged cells, widths, the counted line.
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { wash } from './docx-styles.ts'
import { markOf } from './docx-revisions.ts'
import type { Block, Cell, TableBlock } from './outline.ts'

/** What surrounds a block: the style of its paragraphs, the list it stands in, how much width it has. */
export type Place = {
  style: string | undefined
  /** Depth of lists, from 0; -1 outside. */
  level: number
  /** Twips. */
  width: number
  bold?: boolean
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType] | undefined
}

export type Piece = Paragraph | Table
type Within = (blocks: readonly Block[], place: Place) => Piece[]

const sides = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

export function docxTable(table: TableBlock, place: Place, within: Within): Table {
  const columnWidths = table.widths.map((share) => Math.max(200, Math.round(share * place.width)))
  const rows = table.rows.map(
    (row, at) =>
      new TableRow({
        ...(at < table.headRows ? { tableHeader: true, cantSplit: true } : {}),
        ...markOf(table.tracked[at]),
        children: row.map((cell) => cellOf(cell, columnWidths, within)),
      }),
  )
  if (table.totals) rows.push(totalsRow(table, columnWidths))
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'AAA5B5' }
  return new Table({
    rows,
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    margins: { top: 40, bottom: 0, left: 90, right: 90 },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    tableLook: {
      firstRow: table.headRows > 0,
      firstColumn: table.rows.slice(table.headRows).some((row) => row[0]?.isHead === true),
    },
  })
}

function cellOf(cell: Cell, widths: readonly number[], within: Within): TableCell {
  const width = widths.slice(cell.column, cell.column + cell.colspan).reduce((sum, one) => sum + one, 0)
  const inside: Place = {
    style: 'TableText',
    level: -1,
    width: Math.max(300, width - 180),
    bold: cell.isHead,
    alignment: cell.align === null ? undefined : sides[cell.align],
  }
  const children = [...within(cell.blocks, inside)]
  // A cell ends with a paragraph, or Word finds the file damaged.
  if (children.length === 0) children.push(new Paragraph({ style: 'TableText' }))
  return new TableCell({
    children,
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    width: { size: width, type: WidthType.DXA },
    ...(cell.isHead ? { shading: { fill: wash } } : {}),
  })
}

function totalsRow(table: TableBlock, widths: readonly number[]): TableRow {
  const top = { style: BorderStyle.SINGLE, size: 12, color: '1D1B22' }
  return new TableRow({
    cantSplit: true,
    children: (table.totals ?? []).map((text, at) => {
      const align = table.rows.at(-1)?.find(({ column }) => column === at)?.align
      const line = new Paragraph({
        style: 'TableText',
        ...(align ? { alignment: sides[align] } : {}),
        children: [new TextRun({ text, bold: true })],
      })
      return new TableCell({
        children: [line],
        width: { size: widths[at] ?? 200, type: WidthType.DXA },
        borders: { top },
      })
    }),
  })
}
