// What changed between two moments, as people would say it: one list for the page, the table, the summary and the files. Data only.
import type { Attributes } from './page.ts'
import type { Beside, Hand, SectionName, ShownNode, Stroke } from './shown.ts'

export const changeKinds = [
  'added',
  'removed',
  /** Words taken out where others were put in. */
  'replaced',
  'moved',
  'split',
  'merged',
  /** Another kind of block: a paragraph made a title, a title of another level, a list, a quotation. */
  'retyped',
  /** Bold, a link, … on words that stayed. */
  'formatted',
  /** What a block says of itself: the width of an image, the tone of a callout, a merged cell. */
  'attribute',
  'rowAdded',
  'rowRemoved',
  'rowMoved',
  'columnAdded',
  'columnRemoved',
  'columnMoved',
  'cell',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Words, cut for French. What only moved, split, joined or changed its look is neither. */
export interface Tally {
  readonly added: number
  readonly removed: number
}

/** What a block is, for « Titre 2 → Titre 3 ». */
export interface Look {
  readonly type: string
  readonly attrs: Attributes
  /** The types of the blocks around it, the nearest last: a list, a quotation, a cell. */
  readonly around: readonly string[]
}

export interface Sides {
  readonly added: readonly Stroke[]
  readonly removed: readonly Stroke[]
}

export interface Change {
  /** Its place in the list, from 0: the order of reading. */
  readonly id: number
  readonly kind: ChangeKind
  /** Who did it, whoever did most of it first. Deletions name who deleted. */
  readonly by: readonly Stroke[]
  /** Where some put words in and others took words out: who did which. */
  readonly sides?: Sides
  /** Null above the first title. */
  readonly section: SectionName | null
  /** The block to go to: of the later text, else of the earlier one. */
  readonly blockId: string | null
  /** What it said and what it says: whole words; '' where there is none. */
  readonly before: string
  readonly after: string
  readonly words: Tally
  /** Of `retyped`, `formatted` and `attribute`: what it was and what it is. */
  readonly looks?: { readonly before: Look; readonly after: Look }
  /** Of `formatted`: the marks that came and those that went, by name. */
  readonly marks?: { readonly added: Attributes; readonly removed: Attributes }
}

/** What changed below one title: for the summary in plain words. */
export interface SectionSummary {
  readonly section: SectionName | null
  readonly words: Tally
  /** How many of each kind. */
  readonly kinds: Partial<Record<ChangeKind, number>>
  /** Whoever did most first. */
  readonly hands: readonly number[]
}

export interface Changes {
  readonly hands: readonly Hand[]
  readonly changes: readonly Change[]
  readonly tally: Tally
  readonly sections: readonly SectionSummary[]
  /** Both texts in one: what is gone stands where it was. */
  readonly inline: ShownNode
  /** Both beside one another, block by block. */
  readonly beside: readonly Beside[]
}
