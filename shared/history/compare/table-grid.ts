// A table as rows and columns of cells, each with the place that it takes. Pure.
import { mostColumns } from '../../document/attribute-values.ts'
import type { PageNode } from '../page.ts'
import type { Side } from './side.ts'

export interface GridCell {
  readonly node: PageNode
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  /** Its leaves: from one to before another. */
  readonly from: number
  readonly to: number
}

export interface Grid {
  readonly node: PageNode
  /** The blocks around the table, from the outermost. */
  readonly around: readonly PageNode[]
  readonly rows: readonly PageNode[]
  readonly width: number
  readonly cells: readonly GridCell[]
  /** Its leaves: from one to before another. */
  readonly from: number
  readonly to: number
}

const isCell = (node: PageNode | undefined): node is PageNode =>
  node?.type === 'tableCell' || node?.type === 'tableHeader'

/** The tables of a text that are in no other, in order. One in which there is nothing is a leaf, and no grid. */
export function gridsOf({ leaves }: Side): Grid[] {
  const grids: Grid[] = []
  for (let at = 0; at < leaves.length;) {
    const around = leaves[at]?.around ?? []
    const depth = around.findIndex(({ type }) => type === 'table')
    const node = around[depth]
    const from = at
    if (node === undefined) at++
    else {
      while (leaves[at]?.around[depth] === node) at++
      grids.push(gridOf(node, around.slice(0, depth), leaves, [from, at]))
    }
  }
  return grids
}

function gridOf(
  node: PageNode,
  around: readonly PageNode[],
  leaves: Side['leaves'],
  [from, to]: readonly [number, number],
): Grid {
  const depth = around.length
  const rows: PageNode[] = []
  const found: { node: PageNode; row: number; from: number; to: number }[] = []
  for (let at = from; at < to; at++) {
    const leaf = leaves[at]
    if (leaf === undefined) break
    const way = [...leaf.around.slice(depth + 1, depth + 3), leaf.node]
    const [row, cell] = way
    if (row === undefined) continue
    if (rows.at(-1) !== row) rows.push(row)
    const last = found.at(-1)
    if (last !== undefined && last.node === cell) last.to = at + 1
    else if (isCell(cell)) found.push({ node: cell, row: rows.length - 1, from: at, to: at + 1 })
  }
  const cells = placed(found, rows.length)
  return { node, around, rows, width: Math.max(0, ...cells.map((cell) => cell.column + cell.columns)), cells, from, to }
}

/** Each at the first free place of its row, as tables are drawn. */
function placed(
  found: readonly { node: PageNode; row: number; from: number; to: number }[],
  height: number,
): GridCell[] {
  const taken: boolean[][] = Array.from({ length: height }, () => [])
  return found.map(({ node, row, from, to }) => {
    let column = 0
    while (taken[row]?.[column]) column++
    const columns = spanOf(node.attrs['colspan'], mostColumns)
    const rows = spanOf(node.attrs['rowspan'], height - row)
    for (let r = row; r < row + rows; r++) for (let c = column; c < column + columns; c++) (taken[r] ??= [])[c] = true
    return { node, row, column, rows, columns, from, to }
  })
}

const spanOf = (said: unknown, most: number): number =>
  typeof said === 'number' && said >= 1 ? Math.min(Math.floor(said), most) : 1
