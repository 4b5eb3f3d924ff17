// The line of totals of a table that asks for one: counted from what its cells say, never written in the text. [D27]
import type { Node } from '@tiptap/pm/model'
import { TableMap } from '@tiptap/pm/tables'
import { isDrawable, isHeadRow, textOfCell } from './grid.ts'
import type { Amount } from './values.ts'
import { amountOf, plain, sayAmount, sumOf } from './values.ts'

export interface ColumnTotal {
  /** « 1 240 000,50 € »; null when the column holds no number, or numbers that cannot be added. */
  sum: string | null
  /** How many cells hold words that are no number: they are left out, and it is told. */
  others: number
  /** Numbers in several units: euros and percents are not added. */
  mixed: boolean
}

/** What is counted in these is not added: years, numbers of things, codes. */
const named =
  /^(?:ann[ée]es?|exercices?|dates?|[ée]ch[ée]ances?|calendrier|num[ée]ros?|n°|codes?|siren|siret|t[ée]l[ée]phones?)(?!\p{L})/iu

/** One for each column. Rows and cells of titles, empty and merged cells do not count. */
export function totalsOf(table: Node): ColumnTotal[] {
  if (!isDrawable(table)) return []
  const map = TableMap.get(table)
  const columns = Array.from({ length: Math.max(0, map.width) }, () => ({ amounts: [] as Amount[], others: 0 }))
  const unsummed = new Set<number>()
  for (let row = 0; row < map.height; row++) {
    if (isHeadRow(table.child(row))) {
      for (const at of columns.keys()) if (named.test(textAt(table, map, row, at))) unsummed.add(at)
      continue
    }
    for (const [at, column] of columns.entries()) {
      const text = countedText(table, map, row, at)
      const amount = amountOf(text)
      if (amount) column.amounts.push(amount)
      else if (text !== '') column.others++
    }
  }
  return columns.map(({ amounts, others }, at) => {
    if (unsummed.has(at)) return { sum: null, others, mixed: false }
    const sum = amounts.length > 0 ? sumOf(amounts) : null
    return { sum: sum && sayAmount(sum), others, mixed: amounts.length > 0 && sum === null }
  })
}

function textAt(table: Node, map: TableMap, row: number, column: number): string {
  const position = map.map[row * map.width + column] ?? 0
  const cell = position === 0 ? null : table.nodeAt(position)
  return cell ? plain(textOfCell(cell)) : ''
}

function countedText(table: Node, map: TableMap, row: number, column: number): string {
  const position = map.map[row * map.width + column] ?? 0
  const cell = position === 0 ? null : table.nodeAt(position)
  if (!cell || cell.type.name === 'tableHeader' || cell.attrs['colspan'] !== 1) return ''
  const isFirst = row === 0 || map.map[(row - 1) * map.width + column] !== position
  return isFirst ? plain(textOfCell(cell)) : ''
}
