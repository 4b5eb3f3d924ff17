// Which table, row and column of the later text is which of the earlier one, and which cell is compared with which. Pure.
import type { Scopes } from './flow.ts'
import type { Matching } from './matching.ts'
import type { Pairing } from './pairing.ts'
import { heaviestIncreasing } from './sequences.ts'
import type { Side } from './side.ts'
import { gridsOf, type Grid, type GridCell } from './table-grid.ts'

/** Rows or columns: by place, the pair on the other side or -1; `moved` are later ones that did not keep their place. */
export interface Lines {
  readonly earlier: readonly number[]
  readonly later: readonly number[]
  readonly moved: ReadonlySet<number>
}

export interface TablePair {
  readonly before: Grid
  readonly after: Grid
  readonly rows: Lines
  readonly columns: Lines
  /** For each earlier cell the later one that is compared with it: several where cells were merged. */
  readonly cells: ReadonlyMap<GridCell, GridCell>
}

export interface Tables {
  readonly before: readonly Grid[]
  readonly after: readonly Grid[]
  readonly pairs: readonly TablePair[]
}

/** Tables by their cells: which row, column and cell is which, once lines and characters are matched. */
export function pairTables(before: Side, after: Side, pairing: Pairing, matching: Matching): Tables {
  const [earlier, later] = [gridsOf(before), gridsOf(after)]
  if (earlier.length === 0 || later.length === 0) return { before: earlier, after: later, pairs: [] }
  const homes = new Map<number, number>()
  for (const [i, { from, to }] of earlier.entries()) for (let leaf = from; leaf < to; leaf++) homes.set(leaf, i)
  const ties = later.map((grid) => tiesOf(grid, before, after, pairing, matching))
  const votes = ties.flatMap((list, to) =>
    list.flatMap(({ from: leaf, weight }) => {
      const from = homes.get(leaf)
      return from === undefined ? [] : [{ from, to, weight }]
    }),
  )
  const identity = (grids: readonly Grid[]) => grids.map(({ node }) => idOf(node))
  const { earlier: paired } = elected(identity(earlier), identity(later), votes, [])
  const pairs = paired.flatMap((from, to): TablePair[] => {
    const [a, b] = [earlier[from], later[to]]
    return a === undefined || b === undefined ? [] : [pairOf(a, b, ties[to] ?? [])]
  })
  return { before: earlier, after: later, pairs }
}

/** Leaves that have something in common, and how much. */
type Tie = { readonly from: number; readonly to: number; readonly weight: number }

function tiesOf(grid: Grid, before: Side, after: Side, pairing: Pairing, { source }: Matching): Tie[] {
  const ties: Tie[] = []
  for (let to = grid.from; to < grid.to; to++) {
    const leaf = after.leaves[to]
    if (leaf === undefined) continue
    const counts = new Map<number, number>()
    const pair = pairing.earlier[to] ?? -1
    if (pair >= 0 && !pairing.onlySaying.has(to)) counts.set(pair, 1)
    for (let at = leaf.from; at < leaf.to; at++) {
      const place = source[at] ?? -1
      const from = place < 0 ? -1 : (before.leafAt[place] ?? -1)
      if (from >= 0) counts.set(from, (counts.get(from) ?? 0) + 1)
    }
    for (const [from, weight] of counts) ties.push({ from, to, weight })
  }
  return ties
}

function pairOf(before: Grid, after: Grid, ties: readonly Tie[]): TablePair {
  const [homes, places] = [cellsByLeaf(before), cellsByLeaf(after)]
  const tied = ties.flatMap(({ from, to, weight }) => {
    const [a, b] = [homes.get(from), places.get(to)]
    return a && b ? [{ a, b, weight }] : []
  })
  const rows = elected(
    before.rows.map(idOf),
    after.rows.map(idOf),
    tied.map(({ a, b, weight }) => ({ from: a.row, to: b.row, weight })),
  )
  const columns = elected(
    Array.from({ length: before.width }, () => null),
    Array.from({ length: after.width }, () => null),
    // a cell that covers several columns says nothing of which is which
    tied.flatMap(({ a, b, weight }) => (a.columns === b.columns ? each(a, b, weight) : [])),
  )
  const covering = coverOf(after)
  const cells = new Map<GridCell, GridCell>()
  for (const cell of before.cells) {
    const [row, column] = [rows.later[cell.row] ?? -1, columns.later[cell.column] ?? -1]
    const other = row < 0 || column < 0 ? undefined : covering.get(`${row} ${column}`)
    if (other) cells.set(cell, other)
  }
  return { before, after, rows, columns, cells }
}

const each = (a: GridCell, b: GridCell, weight: number): Tie[] =>
  Array.from({ length: a.columns }, (_, n) => ({ from: a.column + n, to: b.column + n, weight }))

/** The cell that covers each place. */
export function coverOf({ cells }: Grid): Map<string, GridCell> {
  const cover = new Map<string, GridCell>()
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rows; row++)
      for (let column = cell.column; column < cell.column + cell.columns; column++) cover.set(`${row} ${column}`, cell)
  return cover
}

function cellsByLeaf({ cells }: Grid): Map<number, GridCell> {
  const byLeaf = new Map<number, GridCell>()
  for (const cell of cells) for (let leaf = cell.from; leaf < cell.to; leaf++) byLeaf.set(leaf, cell)
  return byLeaf
}

const idOf = ({ attrs: { id } }: Grid['node']): string | null => (typeof id === 'string' ? id : null)

/** By identity, else by most of what they have in common; `otherwise`: the partners where nothing has anything in common. */
function elected(
  before: readonly (string | null)[],
  after: readonly (string | null)[],
  votes: readonly Tie[],
  otherwise: readonly number[] = before.length === after.length ? [...after.keys()] : [],
): Lines {
  const earlier = after.map(() => -1)
  const later = before.map(() => -1)
  const join = (from: number, to: number): void => {
    if (earlier[to] !== -1 || later[from] !== -1) return
    earlier[to] = from
    later[from] = to
  }
  const known = new Map(before.flatMap((id, i): [string, number][] => (id === null ? [] : [[id, i]])))
  for (const [to, id] of after.entries()) {
    const from = id === null ? undefined : known.get(id)
    if (from !== undefined) join(from, to)
  }
  const sums = new Map<string, { from: number; to: number; weight: number }>()
  for (const { from, to, weight } of votes) {
    const key = `${from} ${to}`
    const sum = sums.get(key)
    if (sum === undefined) sums.set(key, { from, to, weight })
    else sum.weight += weight
  }
  const ranked = [...sums.values()].sort((a, b) => b.weight - a.weight || a.to - b.to || a.from - b.from)
  for (const { from, to } of ranked) join(from, to)
  if (sums.size === 0) for (const [to, from] of otherwise.entries()) join(from, to)
  const pairs = earlier.flatMap((from, to) => (from >= 0 ? [to] : []))
  const values = pairs.map((to) => earlier[to] ?? 0)
  const kept = new Set(
    heaviestIncreasing(
      values,
      values.map(() => 1),
    ).map((place) => pairs[place]),
  )
  return { earlier, later, moved: new Set(pairs.filter((to) => !kept.has(to))) }
}

/** Each cell keeps its own order, and the text around tables its own. */
export function scopesOf(before: Side, after: Side, tables: Tables): Scopes {
  const { pairs } = tables
  const scopes = { before: new Int32Array(before.leaves.length), after: new Int32Array(after.leaves.length) }
  const blocks: { from: number; to: number; weight: number }[] = []
  let scope = 0
  for (const { from, to } of tables.before) scopes.before.fill(++scope, from, to)
  for (const { from, to } of tables.after) scopes.after.fill(++scope, from, to)
  for (const { before: a, after: b, cells } of pairs) {
    const scopeOf = new Map<GridCell, number>()
    for (const cell of b.cells) {
      scopeOf.set(cell, ++scope)
      scopes.after.fill(scope, cell.from, cell.to)
    }
    for (const cell of a.cells) {
      const other = cells.get(cell)
      scopes.before.fill(other ? (scopeOf.get(other) ?? 0) : ++scope, cell.from, cell.to)
    }
    const [from, to] = [before.leaves[a.from]?.from ?? 0, after.leaves[b.from]?.from ?? 0]
    blocks.push({ from, to, weight: (after.leaves[b.to - 1]?.to ?? to) - to + 1 })
  }
  return { ...scopes, blocks }
}
