// Draws the line of totals at the foot of a table. Nobody can write in it, and it is not in the text.
import type { Node } from '@tiptap/pm/model'
import { TableMap } from '@tiptap/pm/tables'
import type { ColumnTotal } from '../../../shared/document/tables/totals.ts'
import { totalsOf } from '../../../shared/document/tables/totals.ts'
import { plural } from '../../../shared/text/words.ts'
import { t } from './words.ts'

export function drawTotals(foot: HTMLTableSectionElement, table: Node): void {
  foot.contentEditable = 'false'
  foot.className = 'table-totals'
  const line = document.createElement('tr')
  line.append(...totalsOf(table).map((total, at) => drawTotal(total, at === 0, alignOf(table, at))))
  foot.replaceChildren(line)
}

function drawTotal(total: ColumnTotal, isFirst: boolean, align: string | null): HTMLElement {
  const cell = document.createElement(isFirst ? 'th' : 'td')
  if (isFirst) cell.setAttribute('scope', 'row')
  if (align) cell.dataset['align'] = align
  const { sum, others, mixed } = total
  const named = sum === null ? t('table.total') : t('table.total.named', { sum })
  cell.append(isFirst ? named : (sum ?? ''))
  const note =
    sum !== null && others > 0
      ? plural(others, t('table.total.others.one', { n: others }), t('table.total.others.many', { n: others }))
      : mixed && t('table.total.mixed')
  if (note) cell.append(Object.assign(document.createElement('small'), { textContent: note }))
  return cell
}

/** As the last cell of the column is. */
function alignOf(table: Node, column: number): string | null {
  const map = TableMap.get(table)
  const position = map.map[(map.height - 1) * map.width + column] ?? 0
  const align: unknown = position === 0 ? null : table.nodeAt(position)?.attrs['align']
  return typeof align === 'string' ? align : null
}
