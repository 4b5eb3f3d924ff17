// A table for spreadsheets (OpenDocument 1.3): one sheet, titles that stay in sight, dates that are dates. Words are words: nothing
// in a cell is counted as a formula.
import { strToU8, zipSync } from 'fflate'
import { xmlHead } from './odt-styles.ts'
import { localTime } from '../../shared/local-time.ts'
import { escapedXml } from './xml-text.ts'
import { zipDate } from './zip-date.ts'

export type OdsCell = string | number | Date

const mimeType = 'application/vnd.oasis.opendocument.spreadsheet'

const namespaces = [
  ['office', 'office'],
  ['table', 'table'],
  ['text', 'text'],
  ['style', 'style'],
  ['number', 'datastyle'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
  .join(' ')

/** Centimetres; what is read most is widest. */
const widths = [1.4, 4, 4.5, 3.6, 4, 5, 9, 9]

/** A spreadsheet of one sheet with a row of titles: OpenDocument 1.3, without macros or styles of its own. */
export function writeOds(sheet: string, head: readonly string[], rows: readonly (readonly OdsCell[])[]): Uint8Array {
  const columns = head.map((_, at) => `<table:table-column table:style-name="C${at + 1}"/>`).join('')
  const titles = `<table:table-header-rows><table:table-row>${head.map((title) => cellXml(title, 'Title')).join('')}</table:table-row></table:table-header-rows>`
  const body = rows.map(
    (row) => `<table:table-row>${row.map((cell) => cellXml(cell, 'Cell')).join('')}</table:table-row>`,
  )
  const table = `<table:table table:name="${escapedXml(sheet)}">${columns}${titles}${body.join('')}</table:table>`
  const content = `${xmlHead}<office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>${stylesOf(head.length)}</office:automatic-styles><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`
  const manifest = `${xmlHead}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry('/', mimeType)}${entry('content.xml', 'text/xml')}</manifest:manifest>`
  return zipSync(
    {
      mimetype: [strToU8(mimeType), { level: 0 }], // first and unpacked, so that it is known by its first bytes
      'content.xml': strToU8(content),
      'META-INF/manifest.xml': strToU8(manifest),
    },
    { level: 6, mtime: zipDate },
  )
}

function stylesOf(columns: number): string {
  const column = (_: unknown, at: number) =>
    `<style:style style:name="C${at + 1}" style:family="table-column"><style:table-column-properties style:column-width="${widths[at] ?? 4}cm"/></style:style>`
  const date = `<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/><number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/></number:date-style>`
  const cell = (name: string, more: string, text: string) =>
    `<style:style style:name="${name}" style:family="table-cell"${more}><style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/>${text}</style:style>`
  return [
    ...Array.from({ length: columns }, column),
    date,
    cell('Title', '', '<style:text-properties fo:font-weight="bold"/>'),
    cell('Cell', '', ''),
    cell('Date', ' style:data-style-name="N1"', ''),
  ].join('')
}

function cellXml(cell: OdsCell, style: string): string {
  if (typeof cell === 'number')
    return `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
  if (cell instanceof Date) {
    const local = localTime(cell)
    return `<table:table-cell table:style-name="Date" office:value-type="date" office:date-value="${local}"><text:p>${local}</text:p></table:table-cell>`
  }
  const lines = cell.split('\n').map((line) => `<text:p>${escapedXml(line)}</text:p>`)
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${lines.join('')}</table:table-cell>`
}
