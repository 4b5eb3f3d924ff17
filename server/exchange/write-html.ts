// A page that stands alone: its style and its images are in it, nothing in it runs or is fetched.
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import { htmlStyle } from './html-style.ts'
import type { Block, Cell, Figure, Outline, Run, TableBlock } from './outline.ts'
import { shareOf } from './outline.ts'

const t = words(fileWords)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export function writeHtml(outline: Outline): Uint8Array {
  const { title, subtitle, blocks } = outline
  const page = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(subtitle)}</p>
</header>
${contentsOf(outline)}
<main>
${blocks.map((block) => html(block, outline)).join('\n')}
</main>
${notesOf(outline)}
</body>
</html>
`
  return new TextEncoder().encode(page)
}

function contentsOf({ contents }: Outline): string {
  if (contents.length < 2) return ''
  const lines = contents.map(
    ({ level, number, anchor, text }) =>
      `<li class="l${level}"><a href="#${anchor}">${number === null ? '' : `${number} `}${escaped(text)}</a></li>`,
  )
  return `<nav aria-labelledby="contents">\n<h2 id="contents">${t('file.contents')}</h2>\n<ul>\n${lines.join('\n')}\n</ul>\n</nav>`
}

function notesOf({ notes }: Outline): string {
  if (notes.length === 0) return ''
  const back = t('file.noteBack')
  const lines = notes.map(
    (note, at) =>
      `<li id="note-${at + 1}">${inline(note)} <a href="#call-${at + 1}" aria-label="${back} (${at + 1})">↩</a></li>`,
  )
  return `<section class="notes" aria-labelledby="notes">\n<h2 id="notes">${t('file.notes')}</h2>\n<ol>\n${lines.join('\n')}\n</ol>\n</section>`
}

const idAttribute = (anchor: string | null): string => (anchor === null ? '' : ` id="${anchor}"`)

function html(block: Block, outline: Outline): string {
  const inner = (blocks: readonly Block[]) => blocks.map((one) => html(one, outline)).join('\n')
  switch (block.is) {
    case 'heading': {
      const tag = `h${block.level + 1}`
      const number = block.number === null ? '' : `${block.number} `
      return `<${tag}${idAttribute(block.anchor)}>${number}${inline(block.runs)}</${tag}>`
    }
    case 'paragraph':
      return `<p${idAttribute(block.anchor)}>${inline(block.runs) || '<br>'}</p>`
    case 'list':
      return listHtml(block, outline)
    case 'quote':
      return `<blockquote>\n${inner(block.blocks)}\n</blockquote>`
    case 'callout':
      return `<aside data-callout="${block.tone}">\n<p class="tone">${escaped(block.word)}</p>\n${inner(block.blocks)}\n</aside>`
    case 'details':
      return `<details open>\n<summary>${inline(block.summary)}</summary>\n${inner(block.blocks)}\n</details>`
    case 'rule':
      return '<hr>'
    case 'table':
      return tableHtml(block, outline)
    case 'figure':
      return figureHtml(block, outline)
  }
}

function listHtml(list: Block & { is: 'list' }, outline: Outline): string {
  const inner = (blocks: readonly Block[]) => blocks.map((one) => html(one, outline)).join('\n')
  const items = list.items.map(({ checked, blocks }) =>
    checked === null
      ? `<li>${inner(blocks)}</li>`
      : `<li><input type="checkbox" disabled${checked ? ' checked' : ''}><div>${inner(blocks)}</div></li>`,
  )
  if (list.kind === 'task') return `<ul class="tasks">\n${items.join('\n')}\n</ul>`
  if (list.kind === 'bullet') return `<ul>\n${items.join('\n')}\n</ul>`
  const sign = list.sign === null ? '' : ` type="${list.sign}"`
  return `<ol${sign}${list.start === 1 ? '' : ` start="${list.start}"`}>\n${items.join('\n')}\n</ol>`
}

function tableHtml(table: TableBlock, outline: Outline): string {
  const columns = table.widths.map((share) => `<col style="width:${(share * 100).toFixed(2)}%">`).join('')
  const rows = table.rows.map(
    (row, at) => `<tr>${row.map((cell) => cellHtml(cell, at < table.headRows, outline)).join('')}</tr>`,
  )
  const head = table.headRows > 0 ? `<thead>\n${rows.slice(0, table.headRows).join('\n')}\n</thead>\n` : ''
  const totals = table.totals?.map((text, at) =>
    at === 0 ? `<th scope="row">${escaped(text)}</th>` : `<td${alignOf(table, at)}>${escaped(text)}</td>`,
  )
  const foot = totals ? `\n<tfoot><tr>${totals.join('')}</tr></tfoot>` : ''
  return `<div class="scroll" tabindex="0"><table>\n<colgroup>${columns}</colgroup>\n${head}<tbody>\n${rows.slice(table.headRows).join('\n')}\n</tbody>${foot}\n</table></div>`
}

const alignOf = (table: TableBlock, column: number): string => {
  const align = table.rows.at(-1)?.find((cell) => cell.column === column)?.align
  return align === 'right' || align === 'center' ? ` class="${align}"` : ''
}

function cellHtml(cell: Cell, isHeadRow: boolean, outline: Outline): string {
  const tag = cell.isHead ? 'th' : 'td'
  const scope = cell.isHead ? ` scope="${isHeadRow ? 'col' : 'row'}"` : ''
  const spans =
    (cell.colspan > 1 ? ` colspan="${cell.colspan}"` : '') + (cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : '')
  const align = cell.align === 'right' || cell.align === 'center' ? ` class="${cell.align}"` : ''
  return `<${tag}${scope}${spans}${align}>${cell.blocks.map((block) => html(block, outline)).join('')}</${tag}>`
}

function figureHtml(figure: Figure, { images }: Outline): string {
  const image = figure.image === null ? undefined : images.get(figure.image)
  const caption = figure.caption.length > 0 ? `\n<figcaption>${inline(figure.caption)}</figcaption>` : ''
  if (!image) {
    return `<figure>\n<p class="note-line">${escaped(t('file.noImage', { alt: figure.alt || t('file.noAlt') }))}</p>${caption}\n</figure>`
  }
  const data = Buffer.from(image.bytes).toString('base64')
  const share = (shareOf(figure, image) * 100).toFixed(1)
  return `<figure>\n<img src="data:${image.type};base64,${data}" alt="${escaped(figure.alt)}" width="${image.width}" height="${image.height}" style="width:${share}%">${caption}\n</figure>`
}

const inline = (runs: readonly Run[]): string => runs.map(runHtml).join('')

function runHtml(run: Run): string {
  if (run.is === 'break') return '<br>'
  if (run.is === 'note') return `<sup><a id="call-${run.number}" href="#note-${run.number}">${run.number}</a></sup>`
  let text = escaped(run.text)
  if (run.code) text = `<code>${text}</code>`
  if (run.superscript) text = `<sup>${text}</sup>`
  if (run.subscript) text = `<sub>${text}</sub>`
  if (run.underline) text = `<u>${text}</u>`
  if (run.strike) text = `<s>${text}</s>`
  if (run.italic) text = `<em>${text}</em>`
  if (run.bold) text = `<strong>${text}</strong>`
  if (run.href !== undefined) return `<a href="${escaped(run.href)}">${text}</a>`
  return run.to === undefined ? text : `<a href="#${run.to}">${text}</a>`
}
