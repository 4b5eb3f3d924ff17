// A comparison with its changes, before they are numbered: lines and tables in the order of reading. Data only.
import type { PageNode } from '../page.ts'
import type { Form } from '../shown.ts'
import type { Draft } from './draft.ts'
import type { ToldLine } from './lines-told.ts'

export type Told = ToldLineIn | ToldTable

/** `around`: the blocks around it, of the later text where they are in it, from the outermost or from the cell. */
export interface ToldLineIn {
  readonly kind: 'line'
  readonly around: readonly PageNode[]
  readonly line: ToldLine
}

export interface ToldTable {
  readonly kind: 'table'
  readonly around: readonly PageNode[]
  readonly node: PageNode
  readonly form: Form | undefined
  readonly drafts: readonly Draft[]
  readonly rows: readonly ToldRow[]
}

export interface ToldRow {
  readonly node: PageNode
  readonly form: Form | undefined
  readonly drafts: readonly Draft[]
  readonly cells: readonly ToldCell[]
}

export interface ToldCell {
  /** Null for one that only fills a place where one of both texts has no cell. */
  readonly node: PageNode | null
  /** Of the columns that it covers, in pixels, 0 where nothing says: of two tables as one, the same for all cells of a column. */
  readonly widths?: readonly number[]
  readonly rows: number
  readonly columns: number
  readonly form: Form | undefined
  readonly drafts: readonly Draft[]
  readonly parts: Told[]
}
