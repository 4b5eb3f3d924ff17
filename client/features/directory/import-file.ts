// Reading a file that a spreadsheet made: which encoding, which columns, which lines to send. Pure but for the bytes it is given.
import { parseCsv, tame, type CsvProblem } from '../../../shared/rules/csv.ts'
import { bare, recognised, type Column } from '../../../shared/rules/directory-columns.ts'
import { limits } from '../../../shared/rules/directory.ts'
import { bareKey } from '../../../shared/rules/organisation-keys.ts'
import type { ImportedLine, ImportedOutcome } from '../../../shared/schemas/directory.ts'
import { headings as known } from '../../../shared/text/fr/directory-lists.ts'

export type FileProblem = CsvProblem | 'tooBig' | 'workbook' | 'onlyHeadings'

export type ReadFile =
  | { headings: string[]; rows: string[][]; columns: (Column | null)[] }
  | { problem: FileProblem; line: number }

/** UTF-8 where it can be read as such, else what old spreadsheets write. A mark at the beginning decides. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes)
    throw error
  }
}

/** A workbook is a zip archive, or an older container. */
const isWorkbook = ([a, b, c, d]: Uint8Array): boolean =>
  (a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)

/** [Y8] */
export function readFile(bytes: Uint8Array): ReadFile {
  if (bytes.length > limits.bytes) return { problem: 'tooBig', line: 1 }
  if (isWorkbook(bytes)) return { problem: 'workbook', line: 1 }
  const csv = parseCsv(decode(bytes), limits)
  if ('problem' in csv) return csv
  const [first = [], ...rows] = csv.rows
  if (rows.length === 0) return { problem: 'onlyHeadings', line: 1 }
  const headings = first.map((heading) => tame(heading))
  return { headings, rows, columns: recognised(headings, known) }
}

/** What goes to the server, and what is refused here: a line that says again what one above it says. */
export function linesOf(
  rows: readonly (readonly string[])[],
  columns: readonly (Column | null)[],
): { lines: ImportedLine[]; refused: ImportedOutcome[] } {
  const lines: ImportedLine[] = []
  const refused: ImportedOutcome[] = []
  const seen = new Set<string>()
  for (const [at, row] of rows.entries()) {
    const line = { n: at + 2, cells: cellsOf(row, columns) } // the headings are the first line
    const keys = keysOf(line)
    if (keys.some((key) => seen.has(key))) refused.push(duplicate(line))
    else lines.push(line)
    for (const key of keys) seen.add(key)
  }
  return { lines, refused }
}

function cellsOf(row: readonly string[], columns: readonly (Column | null)[]): ImportedLine['cells'] {
  const cells: ImportedLine['cells'] = {}
  for (const [at, column] of columns.entries()) {
    const cell = row[at] ?? ''
    if (column !== null && cell.trim() !== '') cells[column] = cell
  }
  return cells
}

function keysOf({ cells: { siret = '', rna = '', name = '' } }: ImportedLine): string[] {
  const keys = [siret && `siret ${bareKey(siret)}`, rna && `rna ${bareKey(rna)}`]
  return [...keys, bareKey(siret) === '' && bareKey(rna) === '' ? `name ${bare(name) || name}` : ''].filter(
    (key) => key !== '' && key !== 'name ',
  )
}

const duplicate = ({ n, cells }: ImportedLine): ImportedOutcome => ({
  n,
  name: tame(cells.name ?? '').slice(0, 200),
  outcome: 'refuse',
  changed: [],
  problems: [{ column: null, code: 'duplicate' }],
  contacts: 0,
  organisation: null,
  like: null,
})

/** Characters of one request, well below what the server takes. */
const mostSent = 300_000

/** As many lines at once as a request holds. */
export function batchesOf(lines: readonly ImportedLine[]): ImportedLine[][] {
  const batches: ImportedLine[][] = []
  let size = Infinity
  for (const line of lines) {
    const length = JSON.stringify(line).length
    const last = batches.at(-1)
    if (last && last.length < limits.batch && size + length <= mostSent) {
      last.push(line)
      size += length
    } else {
      batches.push([line])
      size = length
    }
  }
  return batches
}
