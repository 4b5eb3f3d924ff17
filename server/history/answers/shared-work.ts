// How many of the words that came and went below a title are whose, where several had a hand in it. Pure.
import { wordsByRow } from '../../../shared/history/authorship.ts'
import type { Tally } from '../../../shared/history/change.ts'
import { isText, type PageNode } from '../../../shared/history/page.ts'
import { sectionsOf } from '../../../shared/history/sections.ts'
import type { Past } from '../past.ts'

/** By hand. */
type Weights = ReadonlyMap<number, number>
/** By the id of the title; '' above the first. */
type Blocks = ReadonlyMap<string, readonly PageNode[]>

export class SharedWork {
  readonly #past: Past
  readonly #span: { readonly from: number; readonly to: number }
  readonly #before: Blocks
  readonly #after: Blocks

  /** `before` and `after`: the pages at both ends of what was done. */
  constructor(past: Past, span: { readonly from: number; readonly to: number }, before: PageNode, after: PageNode) {
    this.#past = past
    this.#span = span
    this.#before = blocksBySection(before)
    this.#after = blocksBySection(after)
  }

  /** Words added: as each typed the words that stand there. Removed: as each took letters away. */
  of(words: Tally, doers: readonly number[], blockId: string): (Tally & { readonly hand: number })[] {
    const [typed, taken] = [this.#typedIn(this.#after.get(blockId)), this.#takenFrom(this.#before.get(blockId))]
    const hands = [...new Set([...doers, ...typed.keys(), ...taken.keys()])]
    const added = shareOut(
      words.added,
      hands.map((hand) => typed.get(hand) ?? 0),
    )
    const removed = shareOut(
      words.removed,
      hands.map((hand) => taken.get(hand) ?? 0),
    )
    return hands.map((hand, n) => ({ hand, added: added[n] ?? 0, removed: removed[n] ?? 0 }))
  }

  #typedIn(blocks: readonly PageNode[] = []): Weights {
    const weights = new Map<number, number>()
    for (const block of blocks)
      for (const [row, count] of wordsByRow(block, this.#past.played)) this.#weigh(weights, row, count)
    return weights
  }

  #takenFrom(blocks: readonly PageNode[] = []): Weights {
    const weights = new Map<number, number>()
    for (const range of blocks.flatMap(({ parts }) => parts.flatMap((part) => (isText(part) ? part.ids : [])))) {
      for (const [[, , length], row] of this.#past.replay.deleted.of(range))
        if (row !== undefined) this.#weigh(weights, row, length)
    }
    return weights
  }

  #weigh(weights: Map<number, number>, row: number, weight: number): void {
    if (Math.ceil(row) < this.#span.from || row > this.#span.to) return
    const { hand } = this.#past.facts.strokeOf(row)
    weights.set(hand, (weights.get(hand) ?? 0) + weight)
  }
}

/** Whole numbers that add up, as near as can be to the weights; all to the first where none weighs anything. */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map((_, n) => (n === 0 ? total : 0))
  const exact = weights.map((weight) => (total * weight) / sum)
  const shares = exact.map(Math.floor)
  const left = total - shares.reduce((all, share) => all + share, 0)
  const byRest = exact
    .map((share, n) => [share - (shares[n] ?? 0), n] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, n] of byRest.slice(0, left)) shares[n] = (shares[n] ?? 0) + 1
  return shares
}

const blocksBySection = (page: PageNode): Blocks =>
  new Map(sectionsOf(page).map(({ name, blocks }) => [name?.blockId ?? '', blocks]))
