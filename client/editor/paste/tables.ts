// Tables: their cells, spans and titles stay, widths and frames go.
import { rename, styleOf, unwrap } from './dom.ts'

/** Of one cell; a page may say anything. */
const mostSpan = 100

export function takeTables(body: HTMLElement): void {
  for (const one of body.querySelectorAll('colgroup, col')) one.remove()
  for (const table of body.querySelectorAll('table')) takeTable(table)
}

function takeTable(table: HTMLTableElement): void {
  const caption = table.querySelector(':scope > caption')
  if (caption) {
    table.before(rename(caption, 'p'))
  }
  const rows = [...table.rows]
  for (const cell of rows.flatMap(({ cells }) => [...cells])) {
    for (const name of ['colspan', 'rowspan']) {
      const span = Number(cell.getAttribute(name))
      if (!Number.isInteger(span) || span < 2) cell.removeAttribute(name)
      else if (span > mostSpan) cell.setAttribute(name, String(mostSpan))
    }
    const align = [styleOf(cell, 'text-align'), cell.getAttribute('align') ?? '', alignWithin(cell)].find((said) =>
      /^(?:right|center)$/.test(said),
    )
    if (align) cell.setAttribute('data-align', align)
  }
  for (const cell of table.querySelectorAll(':scope > thead > tr > td')) rename(cell, 'th')
  const [first] = rows
  if (first && rows.length > 1 && first.cells.length > 1 && [...first.cells].every(isTitle))
    for (const cell of Array.from(first.cells)) rename(cell, 'th')
  for (const bold of table.querySelectorAll('th b, th strong')) unwrap(bold)
}

/** Of all its paragraphs. */
function alignWithin(cell: Element): string {
  const said = [...cell.querySelectorAll(':scope > p')].map(
    (one) => styleOf(one, 'text-align') || (one.getAttribute('align') ?? ''),
  )
  return said.length > 0 && said.every((one) => one === said[0]) ? (said[0] ?? '') : ''
}

/** All of its words are bold. */
function isTitle(cell: Element): boolean {
  const words = (cell.textContent ?? '').trim()
  const bold = [...cell.querySelectorAll('b, strong, span')]
    .filter((one) => /^(?:B|STRONG)$/.test(one.tagName) || /^(?:bold|[6-9]00)$/.test(styleOf(one, 'font-weight')))
    .map((one) => (one.textContent ?? '').trim())
  return words !== '' && bold.some((one) => one === words)
}
