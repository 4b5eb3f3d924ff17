// A text at a position as it is shown, each piece with who wrote it. Pure.
import { authorsOf, type Authored } from '../../../shared/history/authorship.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import { isText, type PageNode, type PageText } from '../../../shared/history/page.ts'
import type { ShownNode, ShownPart, ShownText } from '../../../shared/history/shown.ts'
import { NamedHands } from '../facts.ts'
import type { Past } from '../past.ts'
import type { MomentTold } from '../port.ts'

export function momentOf(past: Past, position: number): MomentTold {
  const hands = new NamedHands(past.facts)
  const text = shown(pageAt(past.replay, position), past, hands)
  return { position, at: past.facts.at(position), hands: hands.list, text }
}

function shown(node: PageNode, past: Past, hands: NamedHands): ShownNode {
  const parts: ShownPart[] = []
  let runs: Authored[] | undefined
  let at = 0
  for (const part of node.parts) {
    if (isText(part)) {
      runs ??= authorsOf(node, past.played)
      parts.push(...piecesOf(part, at, runs, hands))
      at += part.text.length
    } else parts.push(shown(part, past, hands))
  }
  return { type: node.type, attrs: node.attrs, parts }
}

/** Cut where the author changes. `from`: where it begins in the text of its block. */
function piecesOf({ text, marks }: PageText, from: number, runs: readonly Authored[], hands: NamedHands): ShownText[] {
  const pieces: ShownText[] = []
  const to = from + text.length
  let at = from
  const add = (until: number, strokes: Pick<ShownText, 'written' | 'moved'> = {}): void => {
    if (until > at) pieces.push({ text: text.slice(at - from, until - from), marks, ...strokes })
    at = Math.max(at, until)
  }
  for (const run of runs) {
    if (run.at + run.length <= at) continue
    if (run.at >= to) break
    add(run.at)
    const moved = run.movedIn === null ? {} : { moved: hands.stroke(run.movedIn) }
    add(Math.min(run.at + run.length, to), { written: hands.stroke(run.writtenIn), ...moved })
  }
  add(to)
  return pieces
}
