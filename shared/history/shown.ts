// A text of the past as it is shown: the tree that readers see, each piece saying what became of it or whose it is. One shape for
// a moment, for a comparison (in one column or in two) and for who wrote what; views and exports are made of it. Data only.
import type { Attributes } from './page.ts'

/** Somebody writing for an organisation: the same person writing for two is two hands. */
export interface Hand {
  readonly actorId: string
  readonly organisationId: string | null
  /** What was relayed by another connection than its author's: shown « transmis par … ». */
  readonly relayedBy: string | null
}

/** What a hand did, and when. */
export interface Stroke {
  /** Its place among the hands that come with it. */
  readonly hand: number
  /** The row of the log, and its instant in milliseconds. */
  readonly position: number
  readonly at: number
}

/** What became of a piece. `leaving`: it is elsewhere in the later text; `changed`: its look or what it says of itself. */
export type Form = 'added' | 'removed' | 'moved' | 'leaving' | 'changed'

export interface ShownText {
  readonly text: string
  readonly marks: Attributes
  readonly form?: Form
  /** Of the changes that come with it, by their ids: the ones that this piece shows. */
  readonly changes?: readonly number[]
  /** Where it is told who wrote it: who typed it first, and who put it where it is, if that was a gesture of moving. */
  readonly written?: Stroke
  readonly moved?: Stroke
}

export interface ShownNode {
  readonly type: string
  readonly attrs: Attributes
  readonly parts: readonly ShownPart[]
  /** Of the block as a whole. */
  readonly form?: Form
  readonly changes?: readonly number[]
}

export type ShownPart = ShownNode | ShownText

export const isShownText = (part: ShownPart): part is ShownText => 'text' in part

/** Two blocks beside one another; a side is empty where the block is only on the other. What did not change is told once. */
export interface Beside {
  readonly before: ShownNode | null
  readonly after: ShownNode | 'same' | null
}

/** What stands on one side of a row. */
export const standingIn = ({ before, after }: Beside, side: 'before' | 'after'): ShownNode | null =>
  side === 'before' || after === 'same' ? before : after

/** A title and what stands below it, as it is named in lists: by the id of its heading and what this says. */
export interface SectionName {
  readonly blockId: string
  readonly title: string
}
