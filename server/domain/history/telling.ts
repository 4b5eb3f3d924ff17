// Texts of the past as they leave: under the hands of the reply, and without what somebody may not see of them.
import type { Change, Changes } from '../../../shared/history/change.ts'
import type { Attributes } from '../../../shared/history/page.ts'
import { isShownText, type Hand, type ShownNode, type ShownText, type Stroke } from '../../../shared/history/shown.ts'
import type { NamedHands } from './hands.ts'
import type { HistoryStanding } from './standing.ts'

/** From where on somebody sees a text. What a copy began with was written elsewhere, earlier than its first row. */
type Seen = Pick<HistoryStanding, 'floor' | 'arrivedAt'>

/** Without what says nothing: a table has a thousand cells that cover one place and are aligned nowhere. */
const said = (attrs: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attrs).filter(([name, value]) => value !== null && !(spans.has(name) && value === 1)),
  )
const spans = new Set(['colspan', 'rowspan'])

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
    const { floor, arrivedAt } = this.#seen
    const isHidden = stroke.position <= floor || (arrivedAt !== null && stroke.at < arrivedAt.getTime())
    return isHidden ? null : { ...stroke, hand: this.place(stroke.hand) }
  }

  node(node: ShownNode): ShownNode {
    const parts = node.parts.map((part) => (isShownText(part) ? this.#text(part) : this.node(part)))
    return { ...node, attrs: said(node.attrs), parts }
  }

  #text({ written, moved, ...rest }: ShownText): ShownText {
    const [first, last] = [written && this.stroke(written), moved && this.stroke(moved)]
    return { ...rest, ...(first ? { written: first } : {}), ...(last ? { moved: last } : {}) }
  }

  changes({ changes, sections, inline, beside, tally }: Changes): Omit<Changes, 'hands'> {
    return {
      tally,
      changes: changes.map((change) => this.#change(change)),
      sections: sections.map((section) => ({ ...section, hands: section.hands.map((hand) => this.place(hand)) })),
      inline: this.node(inline),
      beside: beside.map(({ before, after }) => ({
        before: before && this.node(before),
        after: after === 'same' ? after : after && this.node(after),
      })),
    }
  }

  #change(change: Change): Change {
    const seen = (strokes: readonly Stroke[]) => strokes.flatMap((stroke) => this.stroke(stroke) ?? [])
    const { by, sides, ...rest } = change
    return {
      ...rest,
      by: seen(by),
      ...(sides ? { sides: { added: seen(sides.added), removed: seen(sides.removed) } } : {}),
    }
  }
}
