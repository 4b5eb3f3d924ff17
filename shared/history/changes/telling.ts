// What the parts that read a comparison share: both texts, their words, their titles, and the changes found so far. Pure.
import type { Comparison } from '../compare/compare.ts'
import { runAt, runsIn, type Leaf, type Side } from '../compare/side.ts'
import type { PageNode } from '../page.ts'
import type { Range } from '../ranges.ts'
import type { SectionName } from '../shown.ts'
import { pairContainers, type Containers } from './containers.ts'
import { draftOf, type Around, type Draft, type Drafting } from './draft.ts'
import type { Line, Op } from './line.ts'
import { Sections } from './sections.ts'
import { textIn, Words } from './words.ts'

export class Telling {
  readonly comparison: Comparison
  readonly words: { readonly before: Words; readonly after: Words }
  readonly sections: Sections
  readonly containers: Containers
  readonly drafts: Draft[] = []
  /** What changed blocks as a whole, of either text. */
  readonly blocks = new Map<PageNode, Draft[]>()
  /** Earlier signs that were kept, and are told as removed with the rest of their word: 1. */
  readonly rounded: Uint8Array
  /** Of the row that is being read, where one is. */
  row: Around | null = null
  /** Lines are numbered as they are read. */
  line = 0
  #read: Pick<Line, 'before' | 'after'> = { before: -1, after: -1 }

  constructor(comparison: Comparison) {
    this.comparison = comparison
    this.rounded = new Uint8Array(comparison.before.text.length)
    this.words = { before: new Words(comparison.before), after: new Words(comparison.after) }
    this.sections = new Sections(comparison)
    this.containers = pairContainers(comparison)
  }

  /** Before anything of a line is told. */
  reads({ before, after }: Pick<Line, 'before' | 'after'>): void {
    this.line++
    this.#read = { before, after }
  }

  /** Of what is being read. */
  get around(): Around {
    const { before, after } = this.#read
    const ofLine = () => [
      this.#carriedAround({ before, after }),
      this.#carriedAround({ before, after: -1 }),
      after >= 0 ? this.#inItsStead('before', after) : this.#inItsStead('after', before),
    ]
    return this.row ?? ofLine
  }

  draft(said: Drafting): Draft {
    const draft = draftOf(said)
    draft.around = this.around
    this.drafts.push(draft)
    return draft
  }

  /** Of a block as a whole. */
  concerns(block: PageNode | undefined, draft: Draft): void {
    if (block === undefined) return
    const known = this.blocks.get(block)
    if (known === undefined) this.blocks.set(block, [draft])
    else if (!known.includes(draft)) known.push(draft)
  }

  /** Where a line is: in the later text, else in the earlier one. */
  placeOf({ before, after }: Pick<Line, 'before' | 'after'>): { section: SectionName | null; blockId: string | null } {
    if (after >= 0)
      return { section: this.sections.ofLater(after), blockId: blockIdOf(this.comparison.after.leaves[after]) }
    return { section: this.sections.ofEarlier(before), blockId: blockIdOf(this.comparison.before.leaves[before]) }
  }

  /** What a gesture wrote again in a line and in the blocks beside it, which tells whose gesture it was. */
  #carriedAround({ before, after }: Pick<Line, 'before' | 'after'>): Range[] {
    const { after: text, before: other, matching, pairing } = this.comparison
    const place = after >= 0 ? after : this.#nextTo(before)
    const [from, to] = this.#blocksBeside(place)
    const [first, last] = [text.leaves[from], text.leaves[to]]
    if (first === undefined || last === undefined) return []
    const ranges: Range[] = []
    for (let leaf = from; leaf <= to; leaf++) {
      const [is, was] = [text.leaves[leaf]?.node.self, other.leaves[pairing.earlier[leaf] ?? -1]?.node.self]
      if (is && was && (is[0] !== was[0] || is[1] !== was[1])) ranges.push(is)
    }
    for (const run of runsIn(text, first.from, last.to)) {
      const was = runAt(other, matching.source[run.at] ?? -1)
      if (
        was !== undefined &&
        (was.client !== run.client || was.clock > run.clock || was.clock + was.length <= run.clock)
      )
        ranges.push([run.client, run.clock, run.length])
    }
    return ranges
  }

  /** What stands in one text between those that are beside a line of the other. */
  #inItsStead(side: 'before' | 'after', place: number): Range[] {
    const { [side]: text, pairing } = this.comparison
    const partners = side === 'before' ? pairing.earlier : pairing.later
    let [last, next] = [place - 1, place + 1]
    while (last >= 0 && (partners[last] ?? -1) < 0) last--
    while (next < partners.length && (partners[next] ?? -1) < 0) next++
    const from = text.leaves[partners[last] ?? -1]?.to ?? 0
    const to = text.leaves[partners[next] ?? -1]?.from ?? text.text.length
    return rangesIn(text, from, to)
  }

  /** From the first leaf of the block before that of a later leaf to the last one of the block after it: a table is one, and a list. */
  #blocksBeside(place: number): [from: number, to: number] {
    const { leaves } = this.comparison.after
    const isSame = (a: number, b: number): boolean => {
      const block = leaves[a]?.around[0]
      return block !== undefined && block === leaves[b]?.around[0]
    }
    const first = (of: number): number => {
      let from = of
      while (isSame(from, from - 1)) from--
      return from
    }
    const last = (of: number): number => {
      let to = of
      while (isSame(to, to + 1)) to++
      return to
    }
    return [first(Math.max(0, first(place) - 1)), last(Math.min(last(place) + 1, leaves.length - 1))]
  }

  /** The later line that holds the end of what was before an earlier one. */
  #nextTo(before: number): number {
    const { before: text, after, matching } = this.comparison
    for (let at = (text.leaves[before]?.from ?? 0) - 1; at >= 0; at--) {
      const to = matching.target[at] ?? -1
      if (to >= 0) return after.leafAt[to] ?? 0
    }
    return 0
  }

  leaf(side: 'before' | 'after', place: number): Leaf | undefined {
    return this.comparison[side].leaves[place]
  }

  textOf(side: 'before' | 'after', ops: readonly Op[]): string {
    return ops.map((op) => textIn(this.comparison[side], ...spanOf(side, op))).join('')
  }

  wordsOf(side: 'before' | 'after', ops: readonly Op[]): number {
    return this.words[side].count(ops.map((op) => [side === 'after' ? op.at : op.from, op.length] as const))
  }

  /** Which characters these are, without what only rounds a word. */
  rangesOf(side: 'before' | 'after', ops: readonly Op[]): Range[] {
    return ops.flatMap((op) => (op.isRounded ? [] : rangesIn(this.comparison[side], ...spanOf(side, op))))
  }
}

const spanOf = (side: 'before' | 'after', { at, from, length }: Op): [from: number, to: number] =>
  side === 'after' ? [at, at + length] : [from, from + length]

/** Of a line, else of the nearest block around it that has one. */
export function blockIdOf(leaf: Leaf | undefined): string | null {
  if (leaf === undefined) return null
  if (leaf.id !== null) return leaf.id
  const block = leaf.around.findLast(({ attrs }) => typeof attrs['id'] === 'string')
  return (block?.attrs['id'] as string | undefined) ?? null // a string, as was just asked
}

/** Which characters and other things stand between two places. */
export function rangesIn(side: Side, from: number, to: number): Range[] {
  const ranges: Range[] = []
  let at = from
  for (const run of runsIn(side, from, to)) {
    addAtoms(ranges, side, at, run.at)
    ranges.push([run.client, run.clock, run.length])
    at = run.at + run.length
  }
  addAtoms(ranges, side, at, to)
  return ranges
}

function addAtoms(ranges: Range[], { atoms }: Side, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const atom = atoms.get(at)
    if (atom !== undefined) ranges.push(atom.node.self)
  }
}
