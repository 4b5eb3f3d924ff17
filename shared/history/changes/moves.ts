// What is elsewhere than it was: passages, and blocks as a whole with those that came along. Pure.
import { stayedInMoved } from '../compare/flow.ts'
import { atomSign, endSign, type Leaf } from '../compare/side.ts'
import type { Draft } from './draft.ts'
import { saidBy } from './looks-told.ts'
import { blockIdOf, rangesIn, type Telling } from './telling.ts'
import { textIn } from './words.ts'

/** Signs of the later text that were elsewhere, in a row on both sides. */
interface Passage {
  readonly at: number
  end: number
  readonly from: number
  draft: Draft | null
}

export class Moves {
  readonly #telling: Telling
  readonly #passages: readonly Passage[]
  readonly #blocks = new Map<number, Draft>()

  constructor(telling: Telling) {
    this.#telling = telling
    this.#passages = passagesOf(telling)
    this.#readBlocks()
  }

  /** The change that a passage is of, by a later sign of it. The order of reading is that of where it is now. */
  ofPassage(at: number, order: Draft['order'], isThere: boolean): Draft {
    const passage = this.#passageOf(at)
    const draft = (passage.draft ??= this.#told(passage, order))
    if (isThere && at === passage.at) draft.order = order
    return draft
  }

  /** The change that moved a whole later leaf. */
  ofBlock(place: number): Draft | null {
    return this.#blocks.get(place) ?? null
  }

  /** The end of a footnote by itself is nothing that anybody sees: it went with the beginning. */
  #passageOf(at: number): Passage {
    const passage = this.#at(at)
    if (passage.end - passage.at > 1) return passage
    const { after, matching, stays } = this.#telling.comparison
    if (after.text[passage.at] !== atomSign || after.atoms.has(passage.at)) return passage
    let begin = passage.at - 1
    while (begin >= 0 && after.atoms.get(begin)?.end !== passage.at) begin--
    return (matching.source[begin] ?? -1) >= 0 && stays[begin] === 0 ? this.#at(begin) : passage
  }

  #at(at: number): Passage {
    let [low, high] = [0, this.#passages.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.#passages[middle] as Passage).at <= at) low = middle // within
      else high = middle - 1
    }
    return this.#passages[low] as Passage // whoever asks has a sign of one
  }

  #told({ at, end, from }: Passage, order: Draft['order']): Draft {
    const { before, after } = this.#telling.comparison
    const leaf = after.leafAt[at] ?? 0
    return this.#telling.draft({
      kind: 'moved',
      order,
      ...this.#telling.placeOf({ before: -1, after: leaf }),
      before: textIn(before, from, from + end - at).trim(),
      after: textIn(after, at, end).trim(),
      told: [rangesIn(after, at, end), rangesIn(before, from, from + end - at)],
    })
  }

  #readBlocks(): void {
    const { after, pairing, stays } = this.#telling.comparison
    let last: Draft | null = null
    for (const [place, leaf] of after.leaves.entries()) {
      if (stays[leaf.to] !== stayedInMoved) {
        last = null
        continue
      }
      const from = pairing.earlier[place] ?? -1
      const isMore: boolean = last !== null && pairing.earlier[place - 1] === from - 1
      last = isMore && last !== null ? this.#more(last, place, from) : this.#block(place, from)
      this.#blocks.set(place, last)
    }
  }

  #block(place: number, from: number): Draft {
    const telling = this.#telling
    const { before, after } = telling.comparison
    const [a, b] = [before.leaves[from] as Leaf, after.leaves[place] as Leaf] // a pair
    return telling.draft({
      kind: 'moved',
      order: [0, 0],
      section: telling.sections.ofLater(place),
      blockId: blockIdOf(b),
      before: textIn(before, a.from, a.to),
      after: textIn(after, b.from, b.to),
      told: [
        [b.node.self, ...rangesIn(after, b.from, b.to)],
        [a.node.self, ...rangesIn(before, a.from, a.to)],
        [...saidBy(b.node, ['id']), ...b.around.map(({ self }) => self)],
      ],
    })
  }

  #more(draft: Draft, place: number, from: number): Draft {
    const { before, after } = this.#telling.comparison
    const [a, b] = [before.leaves[from] as Leaf, after.leaves[place] as Leaf] // a pair
    draft.before = `${draft.before}\n${textIn(before, a.from, a.to)}`
    draft.after = `${draft.after}\n${textIn(after, b.from, b.to)}`
    return draft
  }
}

function passagesOf({ comparison: { before, after, matching, stays } }: Telling): Passage[] {
  const passages: Passage[] = []
  let last: Passage | undefined
  for (let at = 0; at < after.text.length; at++) {
    const from = matching.source[at] ?? -1
    if (from < 0 || stays[at] !== 0) continue
    if (last !== undefined && goesOn(last, at, from)) last.end = at + 1
    else passages.push((last = { at, end: at + 1, from, draft: null }))
  }
  return passages

  /** Over the end of a line too, if a line ended there before. */
  function goesOn({ at, end, from }: Passage, next: number, source: number): boolean {
    const isBeside =
      next === end || (next === end + 1 && after.text[end] === endSign && before.text[source - 1] === endSign)
    return isBeside && source - from === next - at
  }
}
