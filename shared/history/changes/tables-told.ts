// A table with its changes: a row or a column that came, went or moved is one; words that changed in a cell are one. Pure.
import type { Grid, GridCell } from '../compare/table-grid.ts'
import type { TablePair } from '../compare/tables.ts'
import type { PageNode } from '../page.ts'
import type { ChangeKind } from '../change.ts'
import type { Form } from '../shown.ts'
import type { Draft } from './draft.ts'
import { tellCell } from './cells-told.ts'
import type { Within } from './lines-told.ts'
import type { Teller } from './teller.ts'
import { blockIdOf, rangesIn } from './telling.ts'
import type { ToldCell, ToldRow, ToldTable } from './told.ts'
import { aloneOf, unionOf, type Laid, type Track } from './union-table.ts'

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
  const union = unionOf(pair)
  const columns = union.columns.map((track) => draftOf(teller, pair, track, 'column', []))
  const partners = new Map<GridCell, GridCell[]>()
  for (const [from, to] of pair.cells) partners.set(to, [...(partners.get(to) ?? []), from])
  const told = new Map<number, Draft | null>()
  const rows = union.rows.map((track, place): ToldRow => {
    const key = track.isMoved ? (track.after >= 0 ? track.after : (pair.rows.later[track.before] ?? -1)) : -1
    const row = told.get(key) ?? draftOf(teller, pair, track, 'row', union.cells[place] ?? [])
    if (key >= 0) told.set(key, row)
    const node = (track.after >= 0 ? pair.after.rows[track.after] : pair.before.rows[track.before]) as PageNode // of one of both
    if (row !== null) telling.concerns(node, row)
    const cells = (union.cells[place] ?? []).map((laid) => cellTold(laid, track, row))
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

  function cellTold(laid: Laid, row: Track, rowDraft: Draft | null): ToldCell {
    const column = union.columns[laid.column] as Track // within
    const columnDraft = draftOfColumn(laid.column)
    const change = formOf(row) === undefined ? columnDraft : rowDraft
    const form = formOf(row) ?? formOf(column)
    const { rows: height, columns: width } = laid
    const base = { rows: height, columns: width, form, drafts: change === null ? [] : [change] }
    if (laid.cell === null) return { ...base, node: null, parts: [] }
    const parts = laid.isGone
      ? teller.alone(laid.cell, 'before', withinOf(form, change))
      : tellCell(teller, pair, laid.cell, partners.get(laid.cell) ?? [], withinOf(form, change), moved)
    for (const cell of laid.absorbed) parts.push(...teller.alone(cell, 'before', withinOfGone(cell)))
    if (change !== null) telling.concerns(laid.cell.node, change)
    return { ...base, node: laid.cell.node, parts }
  }

  function draftOfColumn(place: number): Draft | null {
    const track = union.columns[place]
    if (track === undefined || !track.isMoved) return columns[place] ?? null
    // what moved is one change where it is and where it was
    const to = track.after >= 0 ? track.after : (pair.columns.later[track.before] ?? -1)
    return columns[union.columns.findIndex(({ after }) => after === to)] ?? null
  }

  /** An earlier cell that another one covers now. */
  function withinOfGone(cell: GridCell): Within {
    const row = union.rows.findIndex((track) => track.before === cell.row && track.after < 0)
    const column = union.columns.findIndex((track) => track.before === cell.column && track.after < 0)
    const rowDraft = row < 0 ? null : (told.get(pair.rows.later[cell.row] ?? -1) ?? null)
    const change = rowDraft ?? (column < 0 ? null : draftOfColumn(column))
    return change === null ? {} : withinOf('removed', change)
  }
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
  laid: readonly Laid[],
): Draft | null {
  const form = formOf(track)
  if (form === undefined || (what === 'column' && form === 'leaving')) return null
  const { telling } = teller
  const side = form === 'removed' || form === 'leaving' ? 'before' : 'after'
  const cells = pair[side].cells.filter((cell) => cell[what] === track[side])
  const kinds: Record<Form, ChangeKind> = {
    added: `${what}Added`,
    removed: `${what}Removed`,
    moved: `${what}Moved`,
    leaving: `${what}Moved`,
    changed: `${what}Moved`,
  }
  const text = textOf(teller, cells, side)
  const [before, after] =
    side === 'before' ? [pair.before.rows[track.before], undefined] : [undefined, pair.after.rows[track.after]]
  const grid = cells.length > 0 ? { ...pair[side], from: cells[0]?.from ?? 0 } : pair[side]
  const selves = cells.flatMap((cell) => [cell.node.self, ...charactersOf(teller, cell, side)])
  return telling.draft({
    kind: kinds[form],
    order: [telling.line + (laid.length > 0 ? 0.2 : 0.15), 0],
    ...placeOf(teller, grid, side),
    before: form === 'added' ? '' : text,
    after: form === 'removed' ? '' : text,
    told: [what === 'row' ? [before ?? after].flatMap((row) => (row ? [row.self] : [])) : [], selves],
  })
}

const charactersOf = ({ telling }: Teller, { from, to }: GridCell, side: Side) => {
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
  return [...rows.values()].map((row) => row.join(' | ')).join('\n')
}
