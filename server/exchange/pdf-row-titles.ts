// Titles of rows in a tagged PDF. The program that makes it knows titles of columns only: cells that begin a row are told
// afterwards to be titles, by new versions of their objects at the end of the file, as the format provides.
import type { Block, TableBlock } from './outline.ts'

/** Tables in the order in which the file has them: those of a cell after the one that it is in. */
export function tablesIn(blocks: readonly Block[]): TableBlock[] {
  return blocks.flatMap((block): TableBlock[] => {
    if (block.is === 'list') return block.items.flatMap((item) => tablesIn(item.blocks))
    if (block.is === 'quote' || block.is === 'callout' || block.is === 'details') return tablesIn(block.blocks)
    return block.is === 'table' ? [block, ...block.rows.flat().flatMap((cell) => tablesIn(cell.blocks))] : []
  })
}

type Part = { type: string; body: string; parts: number[] }

const opening = /(?:^|\n)(\d+) 0 obj\n<<\n {2}\/Type \/StructElem\n {2}\/S \/(\w+)\n/g

/** Elements of the structure, by the numbers of their objects. */
function partsOf(pdf: string): Map<number, Part> {
  const parts = new Map<number, Part>()
  for (const found of pdf.matchAll(opening)) {
    const start = found.index + found[0].length
    const body = pdf.slice(start, pdf.indexOf('\nendobj', start))
    const kids = /\n? {2}\/K (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(body)
    const below = [...(kids?.[1] ?? kids?.[2] ?? '').matchAll(/(\d+) 0 R/g)].map((one) => Number(one[1]))
    parts.set(Number(found[1]), { type: found[2] ?? '', body, parts: below })
  }
  return parts
}

/** Objects of the rows of each table, and of the cells of each row. */
function gridsIn(parts: ReadonlyMap<number, Part>, root: number): number[][][] {
  const part = parts.get(root)
  if (!part) return []
  const below = part.parts.flatMap((one) => gridsIn(parts, one))
  if (part.type !== 'Table') return below
  const rowsUnder = (one: number): number[][] => {
    const { type, parts: inside } = parts.get(one) ?? { type: '', parts: [] }
    if (type === 'TR') return [inside.filter((cell) => /^T[DH]$/.test(parts.get(cell)?.type ?? ''))]
    return /^T(?:Head|Body|Foot)$/i.test(type) ? inside.flatMap(rowsUnder) : []
  }
  return [part.parts.flatMap(rowsUnder), ...below]
}

/** The same file, its titles of rows told. What is not as expected is left as it is. */
export function withRowTitles(bytes: Uint8Array, tables: readonly TableBlock[]): Uint8Array {
  if (!tables.some(hasRowTitles)) return bytes
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const parts = partsOf(pdf)
  const tops = [...parts].filter(([, { type }]) => type === 'Document').map(([number]) => number)
  const grids = tops.flatMap((top) => gridsIn(parts, top))
  if (grids.length !== tables.length) return bytes
  const objects = tables.flatMap((table, at) => (hasRowTitles(table) ? retold(table, grids[at] ?? [], parts) : []))
  return appended(bytes, pdf, objects)
}

const hasRowTitles = ({ rows, headRows }: TableBlock): boolean =>
  rows.slice(headRows).some((row) => row.some(({ isHead }) => isHead))

type Retold = { number: number; text: string }

/** Cells below the titles of columns. Which titles a cell has is no longer listed in it: it follows from where they stand. */
function retold(table: TableBlock, grid: readonly number[][], parts: ReadonlyMap<number, Part>): Retold[] {
  return grid.slice(table.headRows).flatMap((cells, below) => {
    const row = table.rows[table.headRows + below] // none for the counted line
    if (row && row.length !== cells.length) return []
    return cells.flatMap((number, x) => {
      const { type, body } = parts.get(number) ?? { type: '', body: '' }
      if (type !== 'TD' || !body.includes('/O /Table\n')) return []
      const isTitle = row ? row[x]?.isHead === true : x === 0
      const placed = body
        .replace(/\n +\/Headers \[[^\]]*\]/, '')
        .replace('/O /Table\n', `/O /Table\n${isTitle ? '    /Scope /Row\n' : ''}`)
      const name = isTitle ? 'TH' : 'TD'
      return [{ number, text: `${number} 0 obj\n<<\n  /Type /StructElem\n  /S /${name}\n${placed}\nendobj\n` }]
    })
  })
}

/** Objects of the end win over those before: an update, as an editor of such files would save. */
function appended(bytes: Uint8Array, pdf: string, objects: readonly Retold[]): Uint8Array {
  const trailer = /trailer\n<<\n([\s\S]*?)\n?>>\nstartxref\n(\d+)\n%%EOF\s*$/.exec(pdf.slice(-2_000))
  if (!trailer || objects.length === 0) return bytes
  const out: string[] = ['\n']
  let at = bytes.length + 1
  const entries = objects.map(({ number, text }) => {
    const entry = `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
    out.push(text)
    at += text.length // latin1: a letter is a byte
    return entry
  })
  out.push(`xref\n${entries.join('')}trailer\n<<\n${trailer[1]}\n  /Prev ${trailer[2]}\n>>\nstartxref\n${at}\n%%EOF\n`)
  return Buffer.concat([bytes, Buffer.from(out.join(''), 'latin1')])
}
