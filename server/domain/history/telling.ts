// Texts of the past as they leave: under the hands of the reply, and without what somebody may not see of them.
import type { Change, Changes, SectionSummary } from '../../../shared/history/change.ts'
import {
  isShownText,
  type Hand,
  type ShownNode,
  type ShownPart,
  type ShownText,
  type Stroke,
} from '../../../shared/history/shown.ts'
import { attributesSaid, sectionSaid, withBlanksSaid } from './blanks.ts'
import type { NamedHands } from './hands.ts'
import type { HistoryStanding } from './standing.ts'

/** From where on somebody sees a text. What a copy began with was written elsewhere, earlier than its first row. */
type Seen = Pick<HistoryStanding, 'floor' | 'arrivedAt'>

/** Not a text of which nothing is left, since it is told by the one before. */
const isLeft = (told: ShownText, part: ShownPart | undefined): boolean =>
  told.text !== '' || (part !== undefined && isShownText(part) && part.text === '')

/** Turns what the thread tells into what a reply says: its hands by their places there, and no stroke that is not seen. [H42] [H44] */
export class Telling {
  readonly #hands: readonly Hand[]
  readonly #named: NamedHands
  readonly #seen: Seen

  constructor(hands: readonly Hand[], named: NamedHands, seen: Seen) {
    this.#hands = hands
    this.#named = named
    this.#seen = seen
  }

  place(hand: number): number {
    const told = this.#hands[hand]
    if (told === undefined) throw new RangeError(`no hand ${hand} among ${this.#hands.length}`)
    return this.#named.place(told)
  }

  /** Null for what was done before what one may see. */
  stroke(stroke: Stroke): Stroke | null {
    return this.#isSeen(stroke) ? { ...stroke, hand: this.place(stroke.hand) } : null
  }

  #isSeen({ position, at }: Stroke): boolean {
    const { floor, arrivedAt } = this.#seen
    return position > floor && (arrivedAt === null || at >= arrivedAt.getTime())
  }

  node(node: ShownNode): ShownNode {
    const parts = node.parts.map((part, at) =>
      isShownText(part) ? this.#text(part, node.parts[at - 1]) : this.node(part),
    )
    return {
      ...node,
      attrs: attributesSaid(node.attrs),
      parts: parts.filter((part, at) => !isShownText(part) || isLeft(part, node.parts[at])),
    }
  }

  #text({ written, moved, text, marks, ...rest }: ShownText, before: ShownPart | undefined): ShownText {
    const [first, last] = [written && this.stroke(written), moved && this.stroke(moved)]
    const said = withBlanksSaid(text, before !== undefined && isShownText(before) ? before.text : '')
    return {
      text: said,
      marks: attributesSaid(marks),
      ...rest,
      ...(first ? { written: first } : {}),
      ...(last ? { moved: last } : {}),
    }
  }

  /** A passage of a text, and what was looked for in it: from where on, how long. */
  passage(text: string, from: number, length: number): { passage: string; from: number; length: number } {
    const [before, found, after] = [text.slice(0, from), text.slice(from, from + length), text.slice(from + length)]
    const said = withBlanksSaid(before)
    return { passage: said + found + withBlanksSaid(after), from: said.length, length }
  }

  changes({ changes, sections, inline, beside, tally }: Changes): Omit<Changes, 'hands'> {
    return {
      tally,
      changes: changes.map((change) => this.#change(change)),
      sections: sections.map((summary) => ({
        ...summary,
        section: sectionSaid(summary.section),
        hands: this.#handsOf(summary, changes),
      })),
      inline: this.node(inline),
      beside: beside.map(({ before, after }) => ({
        before: before && this.node(before),
        after: after === 'same' ? after : after && this.node(after),
      })),
    }
  }

  /** Only those of whom something is told in it. */
  #handsOf({ section, hands }: SectionSummary, changes: readonly Change[]): number[] {
    const here = changes.filter(
      (one) => one.section?.blockId === section?.blockId && one.section?.title === section?.title,
    )
    const told = here.flatMap(({ by }) => by.filter((stroke) => this.#isSeen(stroke)).map(({ hand }) => hand))
    return hands.filter((hand) => told.includes(hand)).map((hand) => this.place(hand))
  }

  #change(change: Change): Change {
    const seen = (strokes: readonly Stroke[]) => strokes.flatMap((stroke) => this.stroke(stroke) ?? [])
    const { by, sides, ...rest } = change
    return {
      ...rest,
      before: withBlanksSaid(change.before),
      after: withBlanksSaid(change.after),
      section: sectionSaid(change.section),
      by: seen(by),
      ...(sides ? { sides: { added: seen(sides.added), removed: seen(sides.removed) } } : {}),
    }
  }
}
