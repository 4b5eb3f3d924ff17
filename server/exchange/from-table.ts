// A table of a file → a table of ours. A table within a cell becomes lines of it.
import type { DocumentJson } from '../../shared/document/schema.ts'
import type { Making } from './from-making.ts'
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
  const widths = (table.attrs['data-widths'] ?? '').split(',').map(Number)
  let cells = 0
  const content = rowsOf(table).flatMap(({ row, isHead }, at): DocumentJson[] => {
    const line: DocumentJson[] = []
    let column = 0
    for (const cell of elements(row).filter(({ tag }) => tag === 'td' || tag === 'th')) {
      if (column >= most.columns || cells >= most.cells) {
        making.losses.add('tooDeep')
        break
      }
      cells++
      const made = cellFrom(cell, isHead, making, blocksOf)
      const span = Number(made.attrs?.['colspan'] ?? 1)
      const own = at === 0 ? widths.slice(column, column + span) : []
      if (own.length === span && own.every((width) => width > 0)) made.attrs = { ...made.attrs, colwidth: own }
      column += span
      line.push(made)
    }
    return line.length > 0 ? [{ type: 'tableRow', content: line }] : []
  })
  const title = caption ? blocksOf(caption) : []
  return content.length > 0 ? [...title, { type: 'table', content }] : title
}

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
