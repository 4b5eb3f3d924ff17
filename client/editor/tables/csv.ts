// A table as a CSV file that spreadsheets of this country open: semicolons, a byte order mark, nothing that runs. [D30]
import type { Node } from '@tiptap/pm/model'
import { TableMap } from '@tiptap/pm/tables'
import { textOfCell } from '../../../shared/document/tables/grid.ts'
import { amountOf } from '../../../shared/document/tables/values.ts'

/** What a spreadsheet would take for a formula gets an apostrophe; a negative number is one and stays. */
function harmless(text: string): string {
  return /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) && !amountOf(text) ? `'${text}` : text
}

const quoted = (text: string): string => (/[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A merged cell stands at its first place; the places that it covers are empty. */
export function csvOf(table: Node): string {
  const map = TableMap.get(table)
  const seen = new Set<number>()
  const field = (position: number): string => {
    const cell = position === 0 || seen.has(position) ? null : table.nodeAt(position)
    seen.add(position)
    return cell ? quoted(harmless(textOfCell(cell).replace(/[\u00a0\u202f]/g, ' '))) : ''
  }
  const lines = Array.from({ length: map.height }, (_, row) =>
    map.map
      .slice(row * map.width, (row + 1) * map.width)
      .map(field)
      .join(';'),
  )
  return `\ufeff${lines.join('\r\n')}\r\n`
}

export function offerFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url))
}
