// A text at a position as it is shown, each piece with who wrote it. Pure.
import { authorsOf, type Authored, type Together } from '../../../shared/history/authorship.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import { isText, type PageNode, type PageText } from '../../../shared/history/page.ts'
import type { ShownNode, ShownPart, ShownText, Stroke } from '../../../shared/history/shown.ts'
import { NamedHands } from '../facts.ts'
import type { Past } from '../past.ts'
import type { MomentTold } from '../port.ts'

/** What one hand wrote side by side within this is told as one, by the first stroke of it: keys are rows, and nobody asks of a key. */
const togetherMs = 10 * 60_000

/**
 * The text after row `position` of the log, each run of letters with who typed it and who put it there. `since`: what was written
 * up to that position is never told in one with what came later, which others may see.
 */
export function momentOf(past: Past, position: number, since = 0): MomentTold {
  const { facts } = past
  const hands = new NamedHands(facts)
  const together: Together = (row, other) =>
    row === other ||
    (facts.handIn(row) === facts.handIn(other) &&
      Math.abs(facts.at(row) - facts.at(other)) <= togetherMs &&
      Math.ceil(row) <= since === Math.ceil(other) <= since)
  const text = shown(pageAt(past.replay, position), { past, hands, together })
  return { position, at: past.facts.at(position), hands: hands.list, text }
}

interface Telling {
  readonly past: Past
  readonly hands: NamedHands
  readonly together: Together
}

function shown(node: PageNode, telling: Telling): ShownNode {
  const { past, hands, together } = telling
  const parts: ShownPart[] = []
  let struck: Struck[] | undefined
  let at = 0
  for (const part of node.parts) {
    if (isText(part)) {
      struck ??= struckIn(authorsOf(node, past.played, together), hands)
      parts.push(...piecesOf(part, at, struck))
      at += part.text.length
    } else parts.push(shown(part, telling))
  }
  return { type: node.type, attrs: node.attrs, parts }
}

/** Characters of a block that one hand wrote, and one hand put there, in one go. */
interface Struck {
  readonly at: number
  readonly length: number
  readonly strokes: { readonly written: Stroke; readonly moved?: Stroke }
}

const struckIn = (runs: readonly Authored[], hands: NamedHands): Struck[] =>
  runs.map(({ at, length, writtenIn, movedIn }) => {
    const moved = movedIn === null ? {} : { moved: hands.stroke(movedIn) }
    return { at, length, strokes: { written: hands.stroke(writtenIn), ...moved } }
  })

/** Cut where the author changes. `from`: where it begins in the text of its block. */
function piecesOf({ text, marks }: PageText, from: number, struck: readonly Struck[]): ShownText[] {
  const pieces: ShownText[] = []
  const to = from + text.length
  let at = from
  const add = (until: number, strokes: Partial<Struck['strokes']> = {}): void => {
    if (until > at) pieces.push({ text: text.slice(at - from, until - from), marks, ...strokes })
    at = Math.max(at, until)
  }
  for (const { at: begin, length, strokes } of struck) {
    if (begin + length <= at) continue
    if (begin >= to) break
    add(begin)
    add(Math.min(begin + length, to), strokes)
  }
  add(to)
  return pieces
}
