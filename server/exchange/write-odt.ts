// An ODT for LibreOffice and the others that read OpenDocument 1.3.
import { strToU8, zipSync, type Zippable } from 'fflate'
import { fileWords } from '../../shared/text/fr/exchange.ts'
import { words } from '../../shared/text/words.ts'
import { countsAlike } from './heading-numbers.ts'
import { calloutName, namespaces, odtStyles, xmlHead } from './odt-styles.ts'
import { localTime } from '../../shared/local-time.ts'
import { addEdges, isLine, type Edge, type LineEdges } from './odt-edges.ts'
import type { Block, Cell, Figure, Marks, Outline, Run, TableBlock, Tracked } from './outline.ts'
import { shareOf } from './outline.ts'
import { escapedXml as escaped } from './xml-text.ts'
import { zipDate } from './zip-date.ts'

const t = words(fileWords)

/** Spaces in a row and at an end, and tabs are elements: XML would make one or none of them. */
const letters = (text: string): string =>
  escaped(text)
    .replaceAll('\t', '<text:tab/>')
    .replaceAll('\n', '<text:line-break/>')
    .replaceAll(/^ | $/g, '<text:s/>')
    .replaceAll(/ {2,}/g, (run) => ` <text:s text:c="${run.length - 1}"/>`)

/** Centimetres between the margins. */
const textWidth = 16.4

type Writing = {
  outline: Outline
  counted: boolean
  /** Automatic styles, by what they say. */
  styles: Map<string, string>
  pictures: Map<string, string>
  tables: number
  /** What is told of each change before the text: who, when, and what is gone. */
  regions: string[]
  edges: LineEdges
  /** Regions that reach from a line to the next one, by their line. */
  reaching: Map<Block, string>
}

/** The style of paragraphs here, how wide it is, how a cell aligns. */
type Place = { style: string; width: number; align: string | null; inCell: boolean }

export function writeOdt(outline: Outline): Uint8Array {
  const writing: Writing = {
    outline,
    counted: countsAlike(outline.contents),
    styles: new Map(),
    pictures: new Map(),
    tables: 0,
    regions: [],
    edges: { of: new Map(), dropped: new Set() },
    reaching: new Map(),
  }
  addEdges(writing.edges, outline.blocks)
  const place: Place = { style: 'Standard', width: textWidth, align: null, inCell: false }
  const body = [
    `<text:p text:style-name="Title">${letters(outline.title)}</text:p>`,
    `<text:p text:style-name="Subtitle">${letters(outline.subtitle)}</text:p>`,
    contentsOf(outline),
    blocks(outline.blocks, writing, place),
  ].join('')
  const content = `${xmlHead}<office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>${[...writing.styles.values()].join('')}</office:automatic-styles><office:body><office:text>${trackedChanges(writing)}${body}</office:text></office:body></office:document-content>`
  return zipSync(partsOf(content, writing), { level: 6, mtime: zipDate })
}

const mimeType = 'application/vnd.oasis.opendocument.text'

function partsOf(content: string, { outline, counted, pictures }: Writing): Zippable {
  const images: Zippable = {}
  for (const [key, path] of pictures) images[path] = [outline.images.get(key)?.bytes ?? new Uint8Array(), { level: 0 }]
  const listed = [...pictures].map(([key, path]) => entry(path, outline.images.get(key)?.type ?? ''))
  const own = ['content.xml', 'styles.xml', 'meta.xml'].map((path) => entry(path, 'text/xml'))
  const manifest = `${xmlHead}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry('/', mimeType)}${[...own, ...listed].join('')}</manifest:manifest>`
  const meta = `${xmlHead}<office:document-meta ${namespaces} office:version="1.3"><office:meta><dc:title>${escaped(outline.title)}</dc:title><dc:language>fr-FR</dc:language></office:meta></office:document-meta>`
  return {
    mimetype: [strToU8(mimeType), { level: 0 }], // first and unpacked, so that it is known by its first bytes
    'content.xml': strToU8(content),
    'styles.xml': strToU8(odtStyles(counted)),
    'meta.xml': strToU8(meta),
    ...images,
    'META-INF/manifest.xml': strToU8(manifest),
  }
}

const entry = (path: string, type: string): string =>
  `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`

/** An index that is filled already. Each line says its page by a reference, which is counted as the file is opened. */
function contentsOf({ contents }: Outline): string {
  if (contents.length < 2) return ''
  const title = t('file.contents')
  const templates = [1, 2, 3, 4].map(
    (level) =>
      `<text:table-of-content-entry-template text:outline-level="${level}" text:style-name="Contents_20_${level}"><text:index-entry-link-start/><text:index-entry-chapter/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>`,
  )
  const lines = contents.map(
    ({ level, number, anchor, text }) =>
      `<text:p text:style-name="Contents_20_${level}"><text:a xlink:type="simple" xlink:href="#${anchor}" text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link">${number === null ? '' : `${number} `}${letters(text)}<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="${anchor}"/></text:a></text:p>`,
  )
  return `<text:table-of-content text:name="${title}" text:protected="false"><text:table-of-content-source text:outline-level="4"><text:index-title-template text:style-name="Contents_20_Heading">${title}</text:index-title-template>${templates.join('')}</text:table-of-content-source><text:index-body><text:index-title text:name="${title}_Head"><text:p text:style-name="Contents_20_Heading">${title}</text:p></text:index-title>${lines.join('')}</text:index-body></text:table-of-content>`
}

const blocks = (given: readonly Block[], writing: Writing, place: Place): string =>
  given.map((block) => (isDropped(block, writing) ? '' : blockXml(block, writing, place))).join('')

const isDropped = (block: Block, { edges }: Writing): boolean => isLine(block) && edges.dropped.has(block)

function blockXml(block: Block, writing: Writing, place: Place): string {
  switch (block.is) {
    case 'heading':
      return headingXml(block, writing, edgesXml(block, writing, place))
    case 'paragraph':
      return paragraph(block.runs, writing, place, block.anchor, edgesXml(block, writing, place))
    case 'list':
      return listXml(block, writing, place)
    case 'quote':
      return blocks(block.blocks, writing, { ...place, style: 'Quotations' })
    case 'callout': {
      const inside = { ...place, style: calloutName(block.tone) }
      const word: Run = { is: 'text', text: block.word, bold: true }
      return paragraph([word], writing, inside) + blocks(block.blocks, writing, inside)
    }
    case 'details': {
      const title = paragraph(block.summary, writing, { ...place, style: 'Details_title' })
      return title + blocks(block.blocks, writing, { ...place, style: 'Details' })
    }
    case 'rule':
      return '<text:p text:style-name="Rule"/>'
    case 'table':
      return tableXml(block, writing, place)
    case 'figure':
      return figureXml(block, writing, place)
  }
}

function headingXml(
  { level, number, anchor, runs }: Block & { is: 'heading' },
  writing: Writing,
  [before, after]: Ends = none,
): string {
  const said = number !== null && !writing.counted ? `${number} ` : ''
  const uncounted = writing.counted && number === null ? ' text:is-list-header="true"' : ''
  const start = `<text:bookmark text:name="${anchor}"/>`
  return `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}"${uncounted}>${before}${start}${said}${inline(runs, writing)}${after}</text:h>`
}

/** What stands in a line before its words, and after them. */
type Ends = readonly [before: string, after: string]
const none: Ends = ['', '']

function edgesXml(block: Block, writing: Writing, place: Place): Ends {
  const edges = isLine(block) ? writing.edges.of.get(block) : undefined
  if (edges === undefined) return none
  const xml = (list: readonly Edge[], side: 'before' | 'after') =>
    list.map((edge) => edgeXml(edge, side, writing, place)).join('')
  return [xml(edges.before, 'before'), xml(edges.after, 'after')]
}

/** A line that is gone is told with the break that it had after it, or before it where nothing follows. */
function edgeXml(edge: Edge, side: 'before' | 'after', writing: Writing, place: Place): string {
  if (edge.is === 'gone') {
    const line = untrackedXml(edge.line, writing, place)
    const empty = `<text:p text:style-name="${place.style}"/>`
    const id = regionOf(edge.tracked, side === 'before' ? line + empty : empty + line, writing)
    return `<text:change text:change-id="${id}"/>`
  }
  const id = writing.reaching.get(edge.of) ?? regionOf(edge.tracked, '', writing)
  writing.reaching.set(edge.of, id)
  return `<text:change-${edge.is === 'from' ? 'start' : 'end'} text:change-id="${id}"/>`
}

function untrackedXml(block: Block & { is: 'paragraph' | 'heading' }, writing: Writing, place: Place): string {
  const runs = block.runs.map((run): Run => (run.is === 'text' ? { ...run, tracked: undefined } : run))
  return block.is === 'heading' ? headingXml({ ...block, runs }, writing) : paragraph(runs, writing, place)
}

function paragraph(
  runs: readonly Run[],
  writing: Writing,
  place: Place,
  anchor: string | null = null,
  [before, after]: Ends = none,
): string {
  const style = place.align === null ? place.style : aligned(place.style, place.align, writing)
  const start = anchor === null ? '' : `<text:bookmark text:name="${anchor}"/>`
  return `<text:p text:style-name="${style}">${before}${start}${inline(runs, writing)}${after}</text:p>`
}

const end = (align: string): string => (align === 'right' ? 'end' : align === 'left' ? 'start' : align)

function aligned(parent: string, align: string, writing: Writing): string {
  return automatic(
    writing,
    'P',
    (name) =>
      `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${parent}"><style:paragraph-properties fo:text-align="${end(align)}"/></style:style>`,
  )
}

/** One automatic style for all that look the same. */
function automatic({ styles }: Writing, letter: string, make: (name: string) => string): string {
  const look = `${letter}:${make('')}`
  const name = `${letter}${[...styles.keys()].indexOf(look) + 1 || styles.size + 1}`
  if (!styles.has(look)) styles.set(look, make(name))
  return name
}

const listNames = { bullet: 'Bullets', ordered: 'Numbers', task: 'Tasks' } as const
const listName = ({ kind, sign }: Block & { is: 'list' }): string => listNames[kind] + (sign ?? '')

function listXml(list: Block & { is: 'list' }, writing: Writing, place: Place): string {
  const kept = list.items.filter(
    (item) => item.blocks.length === 0 || item.blocks.some((one) => !isDropped(one, writing)),
  )
  const items = kept.map(({ checked, blocks: inner }, at) => {
    const start =
      list.kind === 'ordered' && at === 0 && list.start !== 1 ? ` text:start-value="${Math.max(0, list.start)}"` : ''
    const sign: Run[] = checked === null ? [] : [{ is: 'text', text: checked ? '☑ ' : '☐ ' }]
    const [first, ...rest] = inner
    const line = first?.is === 'paragraph' && !isDropped(first, writing) ? withSign(first, sign, writing) : null
    const content = line ? [line, ...rest] : [{ is: 'paragraph' as const, anchor: null, runs: sign }, ...inner]
    return `<text:list-item${start}>${blocks(content, writing, place)}</text:list-item>`
  })
  return `<text:list text:style-name="${listName(list)}">${items.join('')}</text:list>`
}

function withSign(line: Block & { is: 'paragraph' }, sign: readonly Run[], { edges }: Writing): Block {
  const signed = { ...line, runs: [...sign, ...line.runs] }
  const own = edges.of.get(line)
  if (own !== undefined) edges.of.set(signed, own)
  return signed
}

function tableXml(table: TableBlock, writing: Writing, place: Place): string {
  const name = `T${++writing.tables}`
  const columns = table.widths.map((share) => columnOf(share * place.width, writing))
  const style = automatic(
    writing,
    'G',
    (own) =>
      `<style:style style:name="${own}" style:family="table"><style:table-properties style:width="${place.width.toFixed(2)}cm" table:align="left" fo:margin-bottom="0.4cm" style:may-break-between-rows="true" table:border-model="collapsing"/></style:style>`,
  )
  const rows = table.rows.map((row, at) => rowXml(row, at, table, writing, place))
  if (table.totals) rows.push(totalsXml(table, writing, place))
  const head = rows.slice(0, table.headRows).join('')
  const body = rows.slice(table.headRows).join('')
  const headXml = head === '' ? '' : `<table:table-header-rows>${head}</table:table-header-rows>`
  return `<table:table table:name="${name}" table:style-name="${style}">${columns.join('')}${headXml}${body}</table:table>`
}

function columnOf(width: number, writing: Writing): string {
  const name = automatic(
    writing,
    'C',
    (own) =>
      `<style:style style:name="${own}" style:family="table-column"><style:table-column-properties style:column-width="${width.toFixed(2)}cm"/></style:style>`,
  )
  return `<table:table-column table:style-name="${name}"/>`
}

const cellStyle = (writing: Writing, more: string): string =>
  automatic(
    writing,
    'E',
    (own) =>
      `<style:style style:name="${own}" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" fo:border="0.5pt solid #aaa5b5"${more}/></style:style>`,
  )

/** Each place that a merged cell covers is said too. */
function rowXml(row: readonly Cell[], at: number, table: TableBlock, writing: Writing, place: Place): string {
  const said = Array.from({ length: table.columns }, () => '<table:covered-table-cell/>')
  for (const cell of row) said[cell.column] = cellXml(cell, table, writing, place)
  return `<table:table-row>${said.join('')}</table:table-row>`
}

function cellXml(cell: Cell, table: TableBlock, writing: Writing, place: Place): string {
  const width = place.width * table.widths.slice(cell.column, cell.column + cell.colspan).reduce((a, b) => a + b, 0)
  const style = cell.isHead ? 'Table_20_Heading' : 'Table_20_Contents'
  const inside = { style, width: Math.max(0.5, width - 0.3), align: cell.align, inCell: true }
  const spans =
    (cell.colspan > 1 ? ` table:number-columns-spanned="${cell.colspan}"` : '') +
    (cell.rowspan > 1 ? ` table:number-rows-spanned="${cell.rowspan}"` : '')
  const look = cellStyle(writing, cell.isHead ? ' fo:background-color="#f3f0ea"' : '')
  addEdges(writing.edges, cell.blocks)
  const content = blocks(cell.blocks, writing, inside) || '<text:p text:style-name="Table_20_Contents"/>'
  return `<table:table-cell table:style-name="${look}" office:value-type="string"${spans}>${content}</table:table-cell>`
}

function totalsXml(table: TableBlock, writing: Writing, place: Place): string {
  const look = cellStyle(writing, ' fo:border-top="1.5pt solid #1d1b22"')
  const cells = (table.totals ?? []).map((text, at) => {
    const align = table.rows.at(-1)?.find(({ column }) => column === at)?.align ?? null
    const line = paragraph([{ is: 'text', text }], writing, { ...place, style: 'Table_20_Heading', align })
    return `<table:table-cell table:style-name="${look}" office:value-type="string">${line}</table:table-cell>`
  })
  return `<table:table-row>${cells.join('')}</table:table-row>`
}

function figureXml(figure: Figure, writing: Writing, place: Place): string {
  const image = figure.image === null ? undefined : writing.outline.images.get(figure.image)
  const caption =
    figure.caption.length > 0 ? paragraph(figure.caption, writing, { ...place, style: 'Caption', align: null }) : ''
  if (!image || figure.image === null) {
    const alt = t('file.noImage', { alt: figure.alt || t('file.noAlt') })
    return paragraph([{ is: 'text', text: alt, italic: true }], writing, place) + caption
  }
  const path = `Pictures/${figure.image}.${image.type.slice('image/'.length)}`
  writing.pictures.set(figure.image, path)
  const width = place.width * shareOf(figure, image)
  const height = (width * image.height) / image.width
  const alt = figure.alt === '' ? '' : `<svg:desc>${escaped(figure.alt)}</svg:desc>`
  return `<text:p text:style-name="${place.style}"><draw:frame text:anchor-type="as-char" svg:width="${width.toFixed(2)}cm" svg:height="${height.toFixed(2)}cm"><draw:image xlink:href="${path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>${alt}</draw:frame></text:p>${caption}`
}

function inline(runs: readonly Run[], writing: Writing): string {
  return runs.map((run) => runXml(run, writing)).join('')
}

function runXml(run: Run, writing: Writing): string {
  if (run.is === 'break') return '<text:line-break/>'
  if (run.is === 'note') {
    const { number } = run
    const note = inline(writing.outline.notes[number - 1] ?? [], writing)
    return `<text:note text:id="ftn${number}" text:note-class="footnote"><text:note-citation>${number}</text:note-citation><text:note-body><text:p text:style-name="Footnote">${note}</text:p></text:note-body></text:note>`
  }
  return tracked(run.tracked, spokenXml(run, writing), writing)
}

function spokenXml(run: Run & { is: 'text' }, writing: Writing): string {
  const look = lookOf(run)
  const text = look === '' ? letters(run.text) : spanOf(look, run.code === true, letters(run.text), writing)
  const target = run.href ?? (run.to === undefined ? null : `#${run.to}`)
  if (target === null) return text
  return `<text:a xlink:type="simple" xlink:href="${escaped(target)}" text:style-name="Internet_20_link">${text}</text:a>`
}

function spanOf(look: string, isCode: boolean, text: string, writing: Writing): string {
  const name = automatic(
    writing,
    'S',
    (own) =>
      `<style:style style:name="${own}" style:family="text"${isCode ? ' style:parent-style-name="Source_20_Text"' : ''}><style:text-properties${look}/></style:style>`,
  )
  return `<text:span text:style-name="${name}">${text}</text:span>`
}

const lookOf = (marks: Marks): string =>
  [
    marks.bold && ' fo:font-weight="bold"',
    marks.italic && ' fo:font-style="italic"',
    marks.underline && ' style:text-underline-style="solid" style:text-underline-width="auto"',
    marks.strike && ' style:text-line-through-style="solid"',
    marks.superscript && ' style:text-position="super 58%"',
    marks.subscript && !marks.superscript && ' style:text-position="sub 58%"',
    marks.code && ' fo:font-family="Consolas, monospace"',
  ]
    .filter(Boolean)
    .join('')

/** OpenDocument 1.3, 5.5: what came stands between two marks of the text, what is gone stands before it, with a mark in its place. */
function tracked(change: Tracked | undefined, content: string, writing: Writing): string {
  if (change === undefined) return content
  const id = regionOf(change, `<text:p>${content}</text:p>`, writing)
  return change.is === 'inserted'
    ? `<text:change-start text:change-id="${id}"/>${content}<text:change-end text:change-id="${id}"/>`
    : `<text:change text:change-id="${id}"/>`
}

/** `gone`: paragraphs with what a deletion took. Of a move it is said beside the change, since OpenDocument knows none. */
function regionOf(change: Tracked, gone: string, { regions }: Writing): string {
  const id = `ct${regions.length + 1}`
  const isIn = change.is === 'inserted'
  const note = change.isMove ? `<text:p>${t(isIn ? 'file.movedHere' : 'file.movedAway')}</text:p>` : ''
  const info = `<office:change-info><dc:creator>${escaped(change.author)}</dc:creator><dc:date>${localTime(change.at)}</dc:date>${note}</office:change-info>`
  const said = isIn ? `<text:insertion>${info}</text:insertion>` : `<text:deletion>${info}${gone}</text:deletion>`
  regions.push(`<text:changed-region xml:id="${id}" text:id="${id}">${said}</text:changed-region>`)
  return id
}

const trackedChanges = ({ regions }: Writing): string =>
  regions.length === 0
    ? ''
    : `<text:tracked-changes text:track-changes="false">${regions.join('')}</text:tracked-changes>`
