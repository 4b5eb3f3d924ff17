// What a template is made of, a line for each section, table, question and place that the platform fills: to be held against its model.
import type { DocumentJson } from '../../shared/document/schema.ts'
import { textOf } from '../../shared/document/shape.ts'

/**
 * `2 Title ✍`: a section, its level, whether it goes to consent. `⧉ a | b +3`: a table, its columns, its proposed lines.
 * `☰ a | b`: a table whose lines are named. `▸ words`: a name in bold. `❓ id`: a question. `◆ kind`: a place that the platform fills.
 * No-break spaces are plain ones here.
 */
export const outlineOfTemplate = (json: DocumentJson): string[] =>
  (json.content ?? []).flatMap(linesOf).map((line) => line.replace(/[\u00A0\u202F]/g, ' '))

function linesOf(node: DocumentJson): string[] {
  switch (node.type) {
    case 'heading':
      return [`${String(node.attrs?.['level'])} ${textOf(node)}${node.attrs?.['consent'] ? ' ✍' : ''}`]
    case 'living':
      return [`◆ ${String(node.attrs?.['kind'])}`]
    case 'table':
      return [sayTable(node), ...(node.content ?? []).flatMap(linesOf)]
    default: {
      const question = node.attrs?.['guide'] ? [`❓ ${String(node.attrs['guide'])}`] : []
      const isName = node.content?.length === 1 && node.content[0]?.marks?.some(({ type }) => type === 'bold')
      return [...question, ...(isName ? [`▸ ${textOf(node)}`] : []), ...(node.content ?? []).flatMap(linesOf)]
    }
  }
}

function sayTable(table: DocumentJson): string {
  const rows = table.content ?? []
  const isNamed = rows.every(({ content }) => content?.[0]?.type === 'tableHeader' && content[1]?.type === 'tableCell')
  if (isNamed) return `☰ ${rows.map(({ content }) => textOf(content?.[0] ?? {})).join(' | ')}`
  const [head, ...lines] = rows
  const proposed = lines.filter(({ content }) => content?.[0]?.type === 'tableCell' && textOf(content[0]) !== '')
  return `⧉ ${(head?.content ?? []).map(textOf).join(' | ')}${proposed.length > 0 ? ` +${proposed.length}` : ''}`
}
