// A text at a position as it is shown, each piece with who wrote it. Pure.
import { authorsOf, type Authored } from '../../../shared/history/authorship.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import { isText, type PageNode, type PageText } from '../../../shared/history/page.ts'
import type { ShownNode, ShownPart, ShownText, Stroke } from '../../../shared/history/shown.ts'
import { NamedHands } from '../facts.ts'
import type { Past } from '../past.ts'
import type { MomentTold } from '../port.ts'

/** What one hand wrote side by side within this is told as one, by the first stroke of it: keys are rows, and nobody asks of a key. */
const togetherMs = 10 * 60_000

/** `since`: what was written up to that position is never told in one with what came later, which others may see. */
export function momentOf(past: Past, position: number, since = 0): MomentTold {
  const hands = new NamedHands(past.facts)
  const text = shown(pageAt(past.replay, position), { past, hands, since })
  return { position, at: past.facts.at(position), hands: hands.list, text }
}

interface Telling {
  readonly past: Past
  readonly hands: NamedHands
  readonly since: number
}

function shown(node: PageNode, telling: Telling): ShownNode {
  const parts: ShownPart[] = []
  let struck: Struck[] | undefined
  let at = 0
  for (const part of node.parts) {
    if (isText(part)) {
      struck ??= struckIn(authorsOf(node, telling.past.played), telling)
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

function struckIn(runs: readonly Authored[], { hands, since }: Telling): Struck[] {
  const struck: Struck[] = []
  for (const { at, length, writtenIn, movedIn } of runs) {
    const moved = movedIn === null ? {} : { moved: hands.stroke(movedIn) }
    const one: Struck = { at, length, strokes: { written: hands.stroke(writtenIn), ...moved } }
    const last = struck.at(-1)
    if (last !== undefined && last.at + last.length === at && isOneGo(last.strokes, one.strokes, since))
      struck[struck.length - 1] = { at: last.at, length: last.length + length, strokes: first(last, one) }
    else struck.push(one)
  }
  return struck
}

const isOneGo = (a: Struck['strokes'], b: Struck['strokes'], since: number): boolean =>
  isOneStroke(a.written, b.written, since) &&
  (a.moved === undefined ? b.moved === undefined : b.moved !== undefined && isOneStroke(a.moved, b.moved, since))

const isOneStroke = (a: Stroke, b: Stroke, since: number): boolean =>
  a.hand === b.hand && Math.abs(a.at - b.at) <= togetherMs && a.position <= since === b.position <= since

const first = ({ strokes: a }: Struck, { strokes: b }: Struck): Struck['strokes'] => ({
  written: earlier(a.written, b.written),
  ...(a.moved && b.moved ? { moved: earlier(a.moved, b.moved) } : {}),
})

/** Of two of one hand. */
const earlier = (a: Stroke, b: Stroke): Stroke => ({
  hand: a.hand,
  position: Math.min(a.position, b.position),
  at: Math.min(a.at, b.at),
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
