// Both texts beside one another, block by block: what is the same stands on one height. Pure.
import type { Comparison } from '../compare/compare.ts'
import { stayed } from '../compare/flow.ts'
import type { Leaf } from '../compare/side.ts'
import { isText, type PageNode, type PagePart } from '../page.ts'
import type { Beside, Form, ShownNode } from '../shown.ts'
import type { Draft } from './draft.ts'
import { asItsParts } from './inline.ts'
import { isOfAfter, isOfBefore, type Op } from './line.ts'
import { isSame } from './looks.ts'
import type { ToldLine } from './lines-told.ts'
import { fateOf, partsOf, type Piece, type Shown, type Way } from './shown-line.ts'
import type { Told } from './told.ts'

type Side = Exclude<Way, 'inline'>

/** Both texts in rows that stand beside one another, each piece with its form; null where one has nothing there. */
export function besideOf(
  shown: Shown,
  pages: { readonly before: PageNode; readonly after: PageNode },
  told: readonly Told[],
): Beside[] {
  const before = new SideShown(shown, 'before', told)
  const after = new SideShown(shown, 'after', told)
  const rows: Beside[] = []
  let [a, b] = [0, 0]
  const [earlier, later] = [topsOf(pages.before), topsOf(pages.after)]
  for (const { from, to } of [...linksOf(shown.comparison), { from: earlier.length, to: later.length }]) {
    for (; a < from; a++) rows.push({ before: before.shown(earlier[a] as PageNode), after: null }) // within, as below
    for (; b < to; b++) rows.push({ before: null, after: after.shown(later[b] as PageNode) })
    if (a < earlier.length && b < later.length)
      rows.push(rowOf(before.shown(earlier[a++] as PageNode), after.shown(later[b++] as PageNode)))
  }
  return rows
}

const rowOf = (before: ShownNode, after: ShownNode): Beside => ({
  before,
  after: isSame(before, after) ? 'same' : after,
})

const topsOf = ({ parts }: PageNode): PageNode[] => parts.flatMap((part) => (isText(part) ? [] : [part]))

/** Blocks of the page that stand on one height, by their places: in order on both sides. */
function linksOf({ before, after, matching, stays, tables, movedTables }: Comparison): { from: number; to: number }[] {
  const [earlier, later] = [topOfLeaves(before.leaves), topOfLeaves(after.leaves)]
  const found: { from: number; to: number }[] = []
  for (const [at, pair] of tables.pairs.entries())
    if (!movedTables.has(at)) found.push({ from: earlier[pair.before.from] ?? -1, to: later[pair.after.from] ?? -1 })
  const inTables = new Set(
    tables.after.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n)),
  )
  for (const [place, leaf] of after.leaves.entries()) {
    const at = inTables.has(place) ? -1 : firstStaying(leaf, stays)
    if (at >= 0)
      found.push({ from: earlier[before.leafAt[matching.source[at] ?? -1] ?? -1] ?? -1, to: later[place] ?? -1 })
  }
  found.sort((x, y) => x.to - y.to || x.from - y.from)
  const links: { from: number; to: number }[] = []
  for (const link of found) {
    const last = links.at(-1)
    if (last === undefined || (link.from > last.from && link.to > last.to)) links.push(link)
  }
  return links
}

/** In which block of the page each leaf is. */
function topOfLeaves(leaves: readonly Leaf[]): number[] {
  let [top, last]: [number, PageNode | null] = [-1, null]
  return leaves.map(({ node, around }) => {
    const block = around[0] ?? node
    if (block !== last) top++
    last = block
    return top
  })
}

function firstStaying({ from, to }: Leaf, stays: Uint8Array): number {
  for (let at = from; at <= to; at++) if (stays[at] === stayed) return at
  return -1
}

/** One of both texts, each block as it is, with what became of it. */
class SideShown {
  readonly #comparison: Comparison
  readonly #side: Side
  readonly #blocks: ReadonlyMap<PageNode, readonly Draft[]>
  /** By leaf, what is told of its signs. */
  readonly #ops = new Map<PageNode, Piece[]>()
  readonly #forms = new Map<PageNode, { form: Form; drafts: (Draft | null)[] }>()

  constructor({ comparison, blocks }: Shown, side: Side, told: readonly Told[]) {
    this.#comparison = comparison
    this.#side = side
    this.#blocks = blocks
    this.#read(told)
    for (const ops of this.#ops.values()) ops.sort((a, b) => this.#placeOf(a.op) - this.#placeOf(b.op))
  }

  shown = (block: PageNode): ShownNode => asItsParts(this.#shown(block)) as ShownNode // a block stays one

  #read(told: readonly Told[]): void {
    for (const one of told) {
      if (one.kind === 'line') this.#line(one.line)
      else
        for (const row of one.rows) {
          this.#form(row.node, row.form, row.drafts)
          for (const cell of row.cells) {
            if (cell.node !== null) this.#form(cell.node, cell.form, cell.drafts)
            this.#read(cell.parts)
          }
        }
      if (one.kind === 'table') this.#form(one.node, one.form, one.drafts)
    }
  }

  #line({ line, ops, form, moved }: ToldLine): void {
    const { leaves, leafAt } = this.#comparison[this.#side]
    for (const op of ops) {
      // what moved with its block is told of where it is now
      const isOwn =
        this.#side === 'after'
          ? isOfAfter(op)
          : isOfBefore(op) && !(op.kind === 'leaving' && line.after < 0 && line.isMoved)
      const leaf = isOwn ? leaves[leafAt[this.#placeOf(op)] ?? -1] : undefined
      if (leaf === undefined) continue
      const known = this.#ops.get(leaf.node)
      if (known === undefined) this.#ops.set(leaf.node, [{ op, moved }])
      else known.push({ op, moved })
    }
    const leaf = leaves[line[this.#side]]
    const isOfThis = this.#side === 'after' ? line.after >= 0 : line.after < 0
    if (leaf && isOfThis)
      this.#form(leaf.node, form, [
        moved,
        ...ops.flatMap(({ kind, change }) => (kind === form ? [change ?? null] : [])),
      ])
  }

  #placeOf = ({ at, from }: Op): number => (this.#side === 'after' ? at : from)

  #form(node: PageNode, form: Form | undefined, drafts: readonly (Draft | null)[]): void {
    if (form !== undefined) this.#forms.set(node, { form, drafts: [...drafts] })
  }

  #shown(node: PageNode): ShownNode {
    const ops = this.#ops.get(node)
    const drafts = this.#blocks.get(node) ?? []
    const own = this.#forms.get(node)
    const fate = fateOf(own?.form ?? (drafts.length > 0 ? 'changed' : undefined), [...drafts, ...(own?.drafts ?? [])])
    const parts = ops ? partsOf(this.#comparison, ops, this.#side) : node.parts.flatMap((part) => this.#part(part))
    return { type: node.type, attrs: node.attrs, parts, ...fate }
  }

  #part(part: PagePart): ShownNode[] {
    return isText(part) ? [] : [this.#shown(part)]
  }
}
