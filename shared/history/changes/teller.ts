// Tells a whole comparison in the order of reading: its lines and its tables, each with its changes. Pure.
import type { Comparison } from '../compare/compare.ts'
import type { GridCell } from '../compare/table-grid.ts'
import type { PageNode } from '../page.ts'
import type { Draft } from './draft.ts'
import { Lines, type Line } from './line.ts'
import { toldLine, type Within } from './lines-told.ts'
import { Moves } from './moves.ts'
import { tableAlone, tableOfBoth } from './tables-told.ts'
import { rangesIn, Telling } from './telling.ts'
import type { Told } from './told.ts'
import { threadsOf, woven, type Thread } from './weave.ts'
import { textIn } from './words.ts'

type Side = 'before' | 'after'

export class Teller {
  readonly telling: Telling
  readonly #comparison: Comparison
  readonly #lines: Lines
  readonly #moves: Moves
  readonly #movedTables = new Map<object, Draft>()

  constructor(comparison: Comparison) {
    this.#comparison = comparison
    this.telling = new Telling(comparison)
    this.#lines = new Lines(comparison)
    this.#moves = new Moves(this.telling)
  }

  all(): Told[] {
    const earlier = threadsOf(this.#comparison, 'before')
    const later = threadsOf(this.#comparison, 'after')
    return woven(this.#comparison, earlier, later).flatMap(({ isOfLater, thread }) =>
      this.#thread(thread, isOfLater ? 'after' : 'before', {}, 0),
    )
  }

  /** Leaves of both texts, by their places. */
  woven(earlier: readonly number[], later: readonly number[], within: Within): Told[] {
    const threads = (places: readonly number[]): Thread[] => places.map((place) => ({ kind: 'leaf', place }))
    const depth = this.#depthOf(later[0] ?? -1, 'after')
    return woven(this.#comparison, threads(earlier), threads(later)).flatMap(({ isOfLater, thread }) =>
      this.#thread(thread, isOfLater ? 'after' : 'before', within, isOfLater ? depth : null),
    )
  }

  /** A cell of one text only, or one that is elsewhere in the later text: of that, what went with it. The rest is told where it is. */
  alone({ from, to }: GridCell, side: Side, within: Within): Told[] {
    const leaves = this.#comparison[side].leaves
    return Array.from({ length: to - from }, (_, n) => from + n).flatMap((place) => {
      const leaf = leaves[place]
      if (leaf === undefined) return []
      if (side === 'before' && within.moved) {
        const ops = this.#lines.earlier(place) === null ? this.#lines.leaving(leaf) : []
        const line: Line = { before: place, after: -1, isMoved: true, ops, breaks: [] }
        return ops.length === 0 ? [] : [this.#told(line, side, within, this.#depthOf(place, side))]
      }
      return this.#thread({ kind: 'leaf', place }, side, within, this.#depthOf(place, side))
    })
  }

  textOf({ from, to }: GridCell, side: Side): string {
    const { leaves } = this.#comparison[side]
    const texts = leaves.slice(from, to).map((leaf) => textIn(this.#comparison[side], leaf.from, leaf.to))
    return texts.filter((text) => text !== '').join('\n')
  }

  /** The blocks around something, of the later text where they are in it. */
  around(blocks: readonly PageNode[], side: Side): PageNode[] {
    const { later } = this.telling.containers
    return side === 'after' ? [...blocks] : blocks.map((block) => later.get(block) ?? block)
  }

  /** How many blocks are around the cell in which a leaf is, with the cell. */
  #depthOf(place: number, side: Side): number {
    const around = this.#comparison[side].leaves[place]?.around ?? []
    const table = around.findIndex(({ type }) => type === 'table')
    return table < 0 ? 0 : table + 3
  }

  #thread(thread: Thread, side: Side, within: Within, depth: number | null): Told[] {
    if (thread.kind === 'table') return [this.#table(thread, side)]
    const line = side === 'after' ? this.#lines.later(thread.place) : this.#lines.earlier(thread.place)
    return line === null ? [] : [this.#told(line, side, within, depth ?? this.#depthOf(thread.place, side))]
  }

  #told(line: Line, side: Side, within: Within, depth: number): Told {
    const around = this.#comparison[side].leaves[side === 'after' ? line.after : line.before]?.around ?? []
    // of a leaf of the earlier text the pair may be told of with it, and is not where it is
    const told = toldLine(this.telling, this.#moves, side === 'after' ? line : { ...line, after: -1 }, within)
    return { kind: 'line', around: this.around(around.slice(depth), side), line: told }
  }

  #table({ grid, pair, isMoved }: Extract<Thread, { kind: 'table' }>, side: Side): Told {
    if (pair === null) return tableAlone(this, grid, side, null)
    const moved = isMoved ? this.#moved(pair) : null
    return side === 'after' ? tableOfBoth(this, pair, moved) : tableAlone(this, grid, side, moved)
  }

  #moved(pair: NonNullable<Extract<Thread, { kind: 'table' }>['pair']>): Draft {
    const known = this.#movedTables.get(pair)
    if (known !== undefined) return known
    const { telling } = this
    const { before, after } = this.#comparison
    const [first, last] = [after.leaves[pair.after.from], after.leaves[pair.after.to - 1]]
    const id: unknown = pair.after.node.attrs['id']
    telling.reads({ before: pair.before.from, after: pair.after.from })
    const draft = telling.draft({
      kind: 'moved',
      order: [telling.line + 0.1, 0],
      section: telling.sections.ofLater(pair.after.from),
      blockId: typeof id === 'string' ? id : (first?.id ?? null),
      before: pair.before.cells.map((cell) => this.textOf(cell, 'before')).join(' | '),
      after: pair.after.cells.map((cell) => this.textOf(cell, 'after')).join(' | '),
      told: [
        [pair.after.node.self],
        first && last ? rangesIn(after, first.from, last.to) : [],
        [pair.before.node.self],
        before.leaves.slice(pair.before.from, pair.before.to).map(({ node }) => node.self),
      ],
    })
    telling.concerns(pair.after.node, draft)
    telling.concerns(pair.before.node, draft)
    this.#movedTables.set(pair, draft)
    return draft
  }
}
