// The form between a text and the files made of it: names resolved, notes and headings numbered, tables whole. Every writer
// starts here, so that the five of them tell the same.
import type { ListSign } from './list-signs.ts'

export type Marks = {
  bold?: boolean
  italic?: boolean
  underline?: boolean
  strike?: boolean
  code?: boolean
  superscript?: boolean
  subscript?: boolean
}

/** A run, the end of a paragraph or a row, that one may accept or refuse where the file is opened. */
export type Tracked = {
  is: 'inserted' | 'deleted'
  /** It was elsewhere before, or is now. */
  isMove: boolean
  author: string
  at: Date
}

/** `href` leaves; `to` names an anchor of this document. Never both. */
export type Run =
  | ({ is: 'text'; text: string; href?: string; to?: string; tracked?: Tracked } & Marks)
  | { is: 'break' }
  | { is: 'note'; number: number }

export type Item = { checked: boolean | null; blocks: Block[] }

export type Cell = {
  isHead: boolean
  align: 'left' | 'center' | 'right' | null
  column: number
  colspan: number
  rowspan: number
  blocks: Block[]
}

export type TableBlock = {
  is: 'table'
  columns: number
  /** Shares of the width, that sum to 1. */
  widths: number[]
  /** How many rows at the top are of titles only. */
  headRows: number
  /** Cells that begin in each row, in order; every place of the grid is covered once. */
  rows: Cell[][]
  /** Of rows that came or went, by place. */
  tracked: (Tracked | undefined)[]
  /** The counted line below, a text for each column. */
  totals: string[] | null
}

export type Figure = {
  is: 'figure'
  /** Key of the outline's images; null when there are no bytes. */
  image: string | null
  /** Empty when it says nothing more than the text. */
  alt: string
  /** Percent of the width of the text; null for as large as it is. */
  width: number | null
  caption: Run[]
}

export type Block =
  | { is: 'heading'; level: number; number: string | null; anchor: string; runs: Run[]; tracked?: Tracked }
  | { is: 'paragraph'; anchor: string | null; runs: Run[]; tracked?: Tracked }
  | { is: 'list'; kind: 'bullet' | 'ordered' | 'task'; start: number; sign: ListSign | null; items: Item[] }
  | { is: 'quote'; blocks: Block[] }
  | { is: 'callout'; tone: string; word: string; blocks: Block[] }
  | { is: 'details'; summary: Run[]; blocks: Block[] }
  | { is: 'rule' }
  | TableBlock
  | Figure

export type Image = {
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'
  width: number
  height: number
  bytes: Uint8Array
}

export type Entry = { level: number; number: string | null; anchor: string; text: string }

export type Outline = {
  title: string
  /** « Démarche … », and on what day: below the title. */
  subtitle: string
  /** When the file says that it was made; null: at the moment at which it is. */
  date: Date | null
  contents: Entry[]
  blocks: Block[]
  /** Of note `n` at `n - 1`. */
  notes: Run[][]
  images: Map<string, Image>
}

/** What only the database knows, for the making of an outline. */
export type Known = {
  title: string
  subtitle: string
  /** Of the file, where it is not the moment at which it is made: the same text then gives the same bytes. */
  date?: Date
  documentId: string
  /** Where people reach us, without a slash at the end. */
  publicUrl: string
  isNumbered: boolean
  /** Names of people and organisations, by id. */
  names: ReadonlyMap<string, string>
  images: Map<string, Image>
}

export const plainText = (runs: readonly Run[]): string =>
  runs.map((run) => (run.is === 'text' ? run.text : run.is === 'break' ? ' ' : '')).join('')

/** Of a text, in dots: what widths of files are measured by. */
export const textWidth = 640

/** All that a block says, within what stands in it too. */
export function runsIn(block: Block): Run[] {
  if (block.is === 'heading' || block.is === 'paragraph') return block.runs
  if (block.is === 'figure') return block.caption
  if (block.is === 'list') return block.items.flatMap((item) => item.blocks.flatMap(runsIn))
  if (block.is === 'table') return block.rows.flat().flatMap((cell) => cell.blocks.flatMap(runsIn))
  if (block.is === 'details') return [...block.summary, ...block.blocks.flatMap(runsIn)]
  return block.is === 'rule' ? [] : block.blocks.flatMap(runsIn)
}

/** How wide an image is shown, as a share of the text: as wished, else as large as it is at 96 dots an inch. */
export function shareOf({ width }: Pick<Figure, 'width'>, image: Pick<Image, 'width'>): number {
  return width === null ? Math.min(1, image.width / textWidth) : width / 100
}
