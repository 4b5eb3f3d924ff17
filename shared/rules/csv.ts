// Comma-separated text as spreadsheets write and read it: parting it into cells within bounds, and writing cells that run nothing. Pure.

export type CsvProblem = 'notText' | 'empty' | 'openQuote' | 'tooManyLines' | 'tooManyColumns' | 'cellTooLong'

export type CsvLimits = { lines: number; columns: number; cell: number }

export type Csv = { rows: string[][] } | { problem: CsvProblem; line: number }

const separators = [';', ',', '\t'] as const

/** Each character is looked at once; what goes beyond the limits stops the reading. Lines without anything are left out. [Y8] */
export function parseCsv(text: string, limits: CsvLimits): Csv {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (body.includes('\u0000')) return { problem: 'notText', line: 1 }
  const separator = separatorOf(body)
  const rows: string[][] = []
  let at = 0
  let line = 1
  while (at < body.length) {
    const row = readRow(body, at, separator, limits)
    if ('problem' in row) return { problem: row.problem, line }
    if (row.cells.some((cell) => cell.trim() !== '')) {
      if (rows.length > limits.lines) return { problem: 'tooManyLines', line } // the headings are one more
      rows.push(row.cells)
    }
    at = row.next
    line += 1
  }
  return rows.length === 0 ? { problem: 'empty', line: 1 } : { rows }
}

type Row = { cells: string[]; next: number } | { problem: CsvProblem }

function readRow(text: string, from: number, separator: string, limits: CsvLimits): Row {
  const cells: string[] = []
  let at = from
  for (;;) {
    const cell = text[at] === '"' ? quoted(text, at, separator, limits.cell) : plain(text, at, separator)
    if ('problem' in cell) return cell
    if (cell.value.length > limits.cell) return { problem: 'cellTooLong' }
    if (cells.length >= limits.columns) return { problem: 'tooManyColumns' }
    cells.push(cell.value)
    at = cell.next
    if (text[at] !== separator) break
    at += 1
  }
  if (text[at] === '\r') at += 1
  if (text[at] === '\n') at += 1
  return { cells, next: at }
}

type Cell = { value: string; next: number } | { problem: CsvProblem }

function plain(text: string, from: number, separator: string): { value: string; next: number } {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return { value: text.slice(from, at), next: at }
}

/** Between quotes, of which two stand for one. What follows the last one before the separator is kept, as spreadsheets do. */
function quoted(text: string, from: number, separator: string, most: number): Cell {
  let value = ''
  let at = from + 1
  for (;;) {
    const end = text.indexOf('"', at)
    if (end === -1) return { problem: 'openQuote' }
    value += text.slice(at, end)
    if (value.length > most) return { problem: 'cellTooLong' }
    if (text[end + 1] !== '"') {
      const rest = plain(text, end + 1, separator)
      return { value: value.replace(/\r\n?/g, '\n') + rest.value, next: rest.next }
    }
    value += '"'
    at = end + 2
  }
}

/** The one that the first line, outside of quotes, has most of. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>(separators.map((one) => [one, 0]))
  let isQuoted = false
  for (const letter of text.slice(0, 20_000)) {
    if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && letter === '\n') break
    else if (!isQuoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return separators.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best), ';')
}

/** With a mark of its encoding and « ; », which is what spreadsheets in French open by themselves. [Y9] */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`

/** As some spreadsheets read them, after spaces and in wide letters too. One that stands behind apostrophes gets one more, so that it reads as it was. */
const signs = "'*\\s*[=+\\-@\\t\\r\\uff1d\\uff0b\\uff0d\\uff20]"
const formula = new RegExp(`^${signs}`, 'u')
const tamed = new RegExp(`^'(?=${signs})`, 'u')

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it, which `tame` takes away again. */
function cellOf(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value
  return /[";\n\r,]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A cell as it was before `writeCsv`. */
export const tame = (cell: string): string => cell.trim().replace(tamed, '').trim()
