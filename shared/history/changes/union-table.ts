// One table of two: rows, columns and cells that are gone stand where they were, and every place has its cell. Pure.
import type { Lines as Rows, TablePair } from '../compare/tables.ts'
import type { Grid, GridCell } from '../compare/table-grid.ts'

/** A row or a column of both: by place, -1 for none. What moved is there twice: where it is, and where it was. */
export interface Track {
  readonly before: number
  readonly after: number
  readonly isMoved: boolean
}

export interface Laid {
  /** Of the later table or, where `isGone`, of the earlier one; null fills a place. */
  readonly cell: GridCell | null
  readonly isGone: boolean
  readonly row: number
  readonly column: number
  rows: number
  columns: number
  /** Earlier cells whose place it takes: what they said is said in it. */
  readonly absorbed: GridCell[]
}

export interface Union {
  readonly rows: readonly Track[]
  readonly columns: readonly Track[]
  /** Row by row, in order. */
  readonly cells: readonly (readonly Laid[])[]
}

export function unionOf({ before, after, rows, columns, cells }: TablePair): Union {
  const tracks = { rows: tracksOf(rows), columns: tracksOf(columns) }
  const ground = new Ground(tracks.rows, tracks.columns)
  for (const cell of after.cells) ground.lay(cell, 'after')
  for (const cell of before.cells) {
    const isThere = !ground.isApart(cell) && cells.has(cell)
    if (!isThere) ground.lay(cell, 'before')
  }
  return { ...tracks, cells: ground.filled() }
}

/** Of columns, by place: what cells say of them, in pixels. */
export function widthsOf({ cells }: Union): Map<number, number> {
  const widths = new Map<number, number>()
  for (const { cell, column, columns } of cells.flat()) {
    const said = cell?.node.attrs['colwidth']
    if (!Array.isArray(said) || said.length !== columns) continue
    for (const [n, width] of said.entries())
      if (typeof width === 'number' && width > 0 && !widths.has(column + n)) widths.set(column + n, width)
  }
  return widths
}

/** Of a table that is on one side only. */
export const aloneOf = (grid: Grid, side: 'before' | 'after'): Union => {
  const track = (place: number): Track =>
    side === 'before' ? { before: place, after: -1, isMoved: false } : { before: -1, after: place, isMoved: false }
  const rows = grid.rows.map((_, place) => track(place))
  const columns = Array.from({ length: grid.width }, (_, place) => track(place))
  const ground = new Ground(rows, columns)
  for (const cell of grid.cells) ground.lay(cell, side)
  return { rows, columns, cells: ground.filled() }
}

function tracksOf({ earlier, later, moved }: Rows): Track[] {
  const gone = new Map<number, Track[]>()
  let last = -1
  for (const [before, after] of later.entries()) {
    if (after >= 0 && !moved.has(after)) last = after
    else gone.set(last, [...(gone.get(last) ?? []), { before, after: -1, isMoved: after >= 0 }])
  }
  return [
    ...(gone.get(-1) ?? []),
    ...earlier.flatMap((before, after) => [{ before, after, isMoved: moved.has(after) }, ...(gone.get(after) ?? [])]),
  ]
}

class Ground {
  readonly #rows: readonly Track[]
  readonly #columns: readonly Track[]
  readonly #taken: (Laid | undefined)[][]
  readonly #laid: Laid[] = []

  constructor(rows: readonly Track[], columns: readonly Track[]) {
    this.#rows = rows
    this.#columns = columns
    this.#taken = rows.map(() => [])
  }

  /** Its row or its column is gone from there. */
  isApart({ row, column }: GridCell): boolean {
    return this.#isGone(this.#rows, row) || this.#isGone(this.#columns, column)
  }

  #isGone(tracks: readonly Track[], before: number): boolean {
    return tracks.some((track) => track.before === before && track.after === -1)
  }

  lay(cell: GridCell, side: 'before' | 'after'): void {
    const rows = this.#span(this.#rows, side, cell.row, cell.rows)
    const columns = this.#span(this.#columns, side, cell.column, cell.columns)
    const [row, column] = [rows[0] ?? -1, columns[0] ?? -1]
    const there = this.#taken[row]?.[column]
    if (there !== undefined) return void there.absorbed.push(cell)
    const laid: Laid = { cell, isGone: side === 'before', row, column, rows: 1, columns: 1, absorbed: [] }
    this.#laid.push(laid)
    // as far as it went, unless something else is there now
    const isFree = (r: number, c: number): boolean => this.#taken[r]?.[c] === undefined
    const lastRow = rows.at(-1) ?? row
    const lastColumn = columns.at(-1) ?? column
    let [width, height] = [1, 1]
    while (column + width <= lastColumn && isFree(row, column + width)) width++
    const isRowFree = (r: number): boolean =>
      Array.from({ length: width }, (_, n) => isFree(r, column + n)).every(Boolean)
    while (row + height <= lastRow && isRowFree(row + height)) height++
    laid.rows = height
    laid.columns = width
    for (let r = row; r < row + height; r++) for (let c = column; c < column + width; c++) this.#put(r, c, laid)
  }

  #put(row: number, column: number, laid: Laid): void {
    const line = this.#taken[row]
    if (line) line[column] = laid
  }

  /** From the first place to the last one that it covers: what came or stood between is covered too. */
  #span(tracks: readonly Track[], side: 'before' | 'after', from: number, length: number): number[] {
    const first = this.#place(tracks, side, from)
    let last = first
    for (let at = from + 1; at < from + length; at++) {
      const place = this.#place(tracks, side, at)
      // of an earlier cell, only what is next to it: the rest may be anywhere
      if (place === last + 1 || (side === 'after' && place > last)) last = place
    }
    return first < 0 ? [] : Array.from({ length: last - first + 1 }, (_, n) => first + n)
  }

  /** Of what was there before, where it was. */
  #place(tracks: readonly Track[], side: 'before' | 'after', place: number): number {
    if (side === 'after') return tracks.findIndex((track) => track.after === place)
    return tracks.findIndex((track) => track.before === place && !(track.isMoved && track.after >= 0))
  }

  filled(): Laid[][] {
    return this.#rows.map((_, row) => {
      const line: Laid[] = []
      for (const column of this.#columns.keys()) {
        const laid = this.#taken[row]?.[column]
        if (laid === undefined) {
          const filler = { cell: null, isGone: false, row, column, rows: 1, columns: 1, absorbed: [] }
          this.#put(row, column, filler)
          line.push(filler)
        } else if (laid.row === row && laid.column === column) line.push(laid)
      }
      return line
    })
  }
}
