// A table with its changes: a row or a column that came, went or moved is one; words that changed in a cell are one. Pure.
import type { Grid, GridCell } from '../compare/table-grid.ts'
import type { TablePair } from '../compare/tables.ts'
import type { PageNode } from '../page.ts'
import type { Range } from '../ranges.ts'
import type { ChangeKind } from '../change.ts'
import type { Form } from '../shown.ts'
import type { Draft } from './draft.ts'
import { tellCell } from './cells-told.ts'
import type { Within } from './lines-told.ts'
import { saidBy } from './looks-told.ts'
import type { Teller } from './teller.ts'
import { blockIdOf, rangesIn } from './telling.ts'
import type { ToldCell, ToldRow, ToldTable } from './told.ts'
import { aloneOf, unionOf, widthsOf, type Laid, type Track } from './union-table.ts'

type Side = 'before' | 'after'

/** A table of one text only. `isLeaving`: it is elsewhere in the later one. */
export function tableAlone(teller: Teller, grid: Grid, side: Side, moved: Draft | null): ToldTable {
  const { telling } = teller
  const kind = side === 'after' ? 'added' : 'removed'
  const draft =
    moved ??
    telling.draft({
      kind,
      order: [telling.line + 0.1, 0],
      ...placeOf(teller, grid, side),
      [side]: textOf(teller, grid.cells, side),
      told: [[grid.node.self]],
    })
  const form: Form = moved !== null ? 'leaving' : kind
  const within: Within = moved !== null ? { moved } : { whole: draft }
  const rows = aloneOf(grid, side).cells.map((line, row): ToldRow => ({
    node: grid.rows[row] as PageNode, // as many
    form,
    drafts: [draft],
    cells: line.map((laid) => ({
      node: laid.cell?.node ?? null,
      rows: laid.rows,
      columns: laid.columns,
      form,
      drafts: [draft],
      parts: [laid.cell, ...laid.absorbed].flatMap((cell) => (cell ? teller.alone(cell, side, within) : [])),
    })),
  }))
  telling.concerns(grid.node, draft)
  return { kind: 'table', around: teller.around(grid.around, side), node: grid.node, form, drafts: [draft], rows }
}

/** A table of both texts. */
export function tableOfBoth(teller: Teller, pair: TablePair, moved: Draft | null): ToldTable {
  const { telling } = teller
  const begun = telling.line + 0.15
  const union = unionOf(pair)
  const widths = widthsOf(union)
  // what passed a row was written again in its stead; the same for all, as a table may have hundreds
  const whole = bothOf(pair.before.cells, pair.after.cells)
  const drafts = {
    rows: draftsOf(teller, pair, union.rows, 'row', whole),
    columns: draftsOf(teller, pair, union.columns, 'column', whole),
  }
  const lines = { before: byRow(pair.before), after: byRow(pair.after) }
  const partners = new Map<GridCell, GridCell[]>()
  for (const [from, to] of pair.cells) partners.set(to, [...(partners.get(to) ?? []), from])
  const rows = union.rows.map((track, place): ToldRow => {
    const row = drafts.rows[place] ?? null
    if (row !== null) row.order = [telling.line + 0.2, 0]
    const node = (track.after >= 0 ? pair.after.rows[track.after] : pair.before.rows[track.before]) as PageNode // of one of both
    if (row !== null) telling.concerns(node, row)
    telling.row = () => [bothOf(lines.before[track.before] ?? [], lines.after[track.after] ?? []), whole]
    const cells = (union.cells[place] ?? []).map((laid) => cellTold(laid))
    telling.row = null
    return { node, form: formOf(track), drafts: row === null ? [] : [row], cells }
  })
  return {
    kind: 'table',
    around: teller.around(pair.after.around, 'after'),
    node: pair.after.node,
    form: moved === null ? undefined : 'moved',
    drafts: moved === null ? [] : [moved],
    rows,
  }

  function bothOf(before: readonly GridCell[], after: readonly GridCell[]): Range[] {
    return [...selvesOf(teller, before, 'before'), ...selvesOf(teller, after, 'after')]
  }

  function cellTold(laid: Laid): ToldCell {
    const { form, change } = fateAt(laid.row, laid.column)
    const { cell, rows: height, columns: width } = laid
    const base = {
      rows: height,
      columns: width,
      widths: Array.from({ length: width }, (_, n) => widths.get(laid.column + n) ?? 0),
      form,
      drafts: change === null ? [] : [change],
    }
    if (cell === null) return { ...base, node: null, parts: [] }
    const within = laid.isGone ? withinOfEarlier(cell, form, change) : withinOf(form, change)
    const parts = laid.isGone
      ? teller.alone(cell, 'before', within)
      : tellCell(teller, pair, cell, partners.get(cell) ?? [], within, moved)
    for (const gone of laid.absorbed) parts.push(...teller.alone(gone, 'before', withinOfGone(gone)))
    if (change !== null) telling.concerns(cell.node, change)
    return { ...base, node: cell.node, parts }
  }

  /** A row tells of its cells before a column does. */
  function fateAt(row: number, column: number): { form: Form | undefined; change: Draft | null } {
    const [ofRow, ofColumn] = [union.rows[row], union.columns[column]]
    const form = ofRow && formOf(ofRow)
    if (form !== undefined) return { form, change: drafts.rows[row] ?? null }
    const change = drafts.columns[column] ?? null
    // only here: a column of which every cell came or went with its row is none
    if (change !== null) change.order = [begun, 0]
    return { form: ofColumn && formOf(ofColumn), change }
  }

  /** An earlier cell that another one covers now. */
  function withinOfGone(cell: GridCell): Within {
    const gone = (tracks: readonly Track[], before: number): number =>
      tracks.findIndex((track) => track.before === before && track.after < 0)
    const { form, change } = fateAt(gone(union.rows, cell.row), gone(union.columns, cell.column))
    return withinOfEarlier(cell, form, change)
  }

  /** One that nothing in the later table stands for went nowhere: what it said is told here or nowhere. */
  function withinOfEarlier(cell: GridCell, form: Form | undefined, change: Draft | null): Within {
    const isElsewhere = form !== 'leaving' || pair.cells.has(cell)
    return isElsewhere ? withinOf(form, change) : {}
  }
}

/** By place. What moved is one change where it is and where it was. */
function draftsOf(
  teller: Teller,
  pair: TablePair,
  tracks: readonly Track[],
  what: 'row' | 'column',
  whole: readonly Range[],
): (Draft | null)[] {
  const drafts = tracks.map((track) => draftOf(teller, pair, track, what, whole))
  const { later } = what === 'row' ? pair.rows : pair.columns
  return tracks.map(({ before, after, isMoved }, place) => {
    if (!isMoved || after >= 0) return drafts[place] ?? null
    return drafts[tracks.findIndex((track) => track.after === later[before])] ?? null
  })
}

function withinOf(form: Form | undefined, change: Draft | null): Within {
  if (change === null || form === undefined) return {}
  return form === 'added' || form === 'removed' ? { whole: change } : { moved: change }
}

function formOf({ before, after, isMoved }: Track): Form | undefined {
  if (isMoved) return after >= 0 ? 'moved' : 'leaving'
  return before < 0 ? 'added' : after < 0 ? 'removed' : undefined
}

/** Of a row or of a column; null for one that is where it was. */
function draftOf(
  teller: Teller,
  pair: TablePair,
  track: Track,
  what: 'row' | 'column',
  whole: readonly Range[],
): Draft | null {
  const form = formOf(track)
  if (form === undefined || form === 'leaving') return null
  const { telling } = teller
  const side = form === 'removed' ? 'before' : 'after'
  const cells = pair[side].cells.filter((cell) => cell[what] === track[side])
  const kind: ChangeKind = form === 'added' ? `${what}Added` : form === 'removed' ? `${what}Removed` : `${what}Moved`
  const text = textOf(teller, cells, side)
  const row = what === 'row' ? pair[side].rows[track[side]] : undefined
  const line = row === undefined ? [] : [row]
  const grid = cells.length > 0 ? { ...pair[side], from: cells[0]?.from ?? 0 } : pair[side]
  return telling.draft({
    kind,
    order: [0, 0],
    ...placeOf(teller, grid, side),
    before: form === 'added' ? '' : text,
    after: form === 'removed' ? '' : text,
    told: [
      line.map(({ self }) => self),
      line.flatMap((row) => saidBy(row, ['id'])),
      selvesOf(teller, cells, side),
      paragraphsOf(teller, cells, side),
      whole,
    ],
  })
}

function byRow({ rows, cells }: Grid): GridCell[][] {
  const lines: GridCell[][] = rows.map(() => [])
  for (const cell of cells) lines[cell.row]?.push(cell)
  return lines
}

const selvesOf = (teller: Teller, cells: readonly GridCell[], side: Side): Range[] =>
  cells.flatMap((cell) => [cell.node.self, ...charactersOf(teller, cell, side)])

/** Who wrote the lines of cells: an element may be made another one. */
const paragraphsOf = ({ telling }: Teller, cells: readonly GridCell[], side: Side): Range[] =>
  cells.flatMap(({ from, to }) =>
    telling.comparison[side].leaves.slice(from, to).flatMap(({ node }) => [node.self, ...saidBy(node, ['id'])]),
  )

const charactersOf = ({ telling }: Teller, { from, to }: Pick<GridCell, 'from' | 'to'>, side: Side) => {
  const text = telling.comparison[side]
  const [first, last] = [text.leaves[from], text.leaves[to - 1]]
  return first && last ? rangesIn(text, first.from, last.to) : []
}

function placeOf({ telling }: Teller, { from, node }: Grid, side: Side): Pick<Draft, 'section' | 'blockId'> {
  const { section, blockId } = telling.placeOf({ before: -1, after: -1, [side]: from })
  const id: unknown = node.attrs['id']
  return { section, blockId: blockId ?? (typeof id === 'string' ? id : blockIdOf(telling.leaf(side, from))) }
}

/** Rows below one another, cells beside one another. */
function textOf(teller: Teller, cells: readonly GridCell[], side: Side): string {
  const rows = new Map<number, string[]>()
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), teller.textOf(cell, side)])
  if (cells.every((cell) => teller.textOf(cell, side) === '')) return ''
  return [...rows.values()].map((row) => row.join(' | ')).join('\n')
}
