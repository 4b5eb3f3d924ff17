// A cell of the later text with the words that changed in it, which are one change, and with what it says of itself. Pure.
import type { GridCell } from '../compare/table-grid.ts'
import type { TablePair } from '../compare/tables.ts'
import type { Draft } from './draft.ts'
import type { Within } from './lines-told.ts'
import { isSame, lookOf } from './looks.ts'
import { tellAttributes } from './looks-told.ts'
import type { Teller } from './teller.ts'
import type { Told } from './told.ts'

/** `earlier`: those that are compared with it, several where they were merged. */
export function tellCell(
  teller: Teller,
  pair: TablePair,
  cell: GridCell,
  earlier: readonly GridCell[],
  within: Within,
  moved: Draft | null,
): Told[] {
  const { telling } = teller
  const [same] = earlier
  if (same !== undefined) tellLook(teller, pair, same, cell)
  let draft: Draft | null = null
  const own = (): Draft =>
    (draft ??= telling.draft({
      kind: 'cell',
      order: [telling.line, 0],
      ...telling.placeOf({ before: -1, after: cell.from }),
      before: earlier.map((one) => teller.textOf(one, 'before')).join('\n'),
      after: teller.textOf(cell, 'after'),
    }))
  const place = within.moved ?? moved
  return teller.woven(
    earlier.flatMap(leavesOf),
    leavesOf(cell),
    within.whole ? within : { cell: own, ...(place ? { moved: place } : {}) },
  )
}

const leavesOf = ({ from, to }: GridCell): number[] => Array.from({ length: to - from }, (_, n) => from + n)

function tellLook(teller: Teller, pair: TablePair, before: GridCell, after: GridCell): void {
  const { telling } = teller
  const leaf = telling.leaf('after', after.from)
  if (leaf === undefined) return
  if (before.node.type !== after.node.type) {
    const draft = telling.draft({
      kind: 'retyped',
      order: [telling.line + 0.3, 0],
      ...telling.placeOf({ before: -1, after: after.from }),
      before: teller.textOf(before, 'before'),
      after: teller.textOf(after, 'after'),
      looks: {
        before: lookOf(before.node, [...pair.before.around, pair.before.node]),
        after: lookOf(after.node, [...pair.after.around, pair.after.node]),
      },
      told: [[after.node.self], [before.node.self]],
      joins: `${before.node.type} ${after.node.type} ${JSON.stringify(pair.after.node.self)}`,
    })
    telling.concerns(after.node, draft)
    telling.concerns(before.node, draft)
    return
  }
  // a cell that covers what came or went with a row or a column covers the same as before
  const but = [
    ...(isSame(covered(pair, before, 'before'), covered(pair, after, 'after'))
      ? ['colspan', 'rowspan', 'colwidth']
      : []),
    ...(before.columns === after.columns ? [] : ['colwidth']),
  ]
  const widths = isSame(before.node.attrs['colwidth'], after.node.attrs['colwidth']) ? [] : ['colwidth']
  const left =
    before.columns === after.columns && before.rows === after.rows ? but.filter((name) => !widths.includes(name)) : but
  tellAttributes(telling, before.node, after.node, [], [], leaf, left)
}

/** Rows and columns that are on both sides, by their place in the later table. */
function covered({ rows, columns }: TablePair, cell: GridCell, side: 'before' | 'after'): number[][] {
  const known = (lines: TablePair['rows'], from: number, length: number): number[] =>
    Array.from({ length }, (_, n) => from + n).flatMap((place) => {
      const to = side === 'after' ? ((lines.earlier[place] ?? -1) >= 0 ? place : -1) : (lines.later[place] ?? -1)
      return to >= 0 ? [to] : []
    })
  return [known(rows, cell.row, cell.rows), known(columns, cell.column, cell.columns)]
}
