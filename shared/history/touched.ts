// Of two moments, as much of both pages as it takes to tell what changed between them: what was touched, what is of the same
// characters, the titles above, and of what stands between only so much that none of it can be taken for what moved. Pure. [H6]
import * as Y from 'yjs'
import { bodyOf } from '../document/shape.ts'
import { sightAt } from './moment.ts'
import { isText, type PageNode, type PagePart } from './page.ts'
import type { Range } from './ranges.ts'
import type { Replay } from './replay.ts'
import { blockSeen, type Sight } from './walk.ts'

/** Of one replay, and until its next row. */
export class Touched {
  readonly #replay: Replay
  /** The blocks of the body, also those that are gone, in order. */
  readonly #blocks: Y.Item[] = []
  readonly #order = new Map<Y.Item, number>()
  readonly #blockOf = new Map<unknown, number>()
  /** What was written again, by the client and the first of 256 characters of what it first was. */
  readonly #again = new Map<string, { readonly from: Range; readonly to: Range }[]>()

  constructor(replay: Replay) {
    this.#replay = replay
    const body = bodyOf(replay.doc)
    for (let item = body._start; item !== null; item = item.right) {
      this.#order.set(item, this.#blocks.length)
      this.#blocks.push(item)
    }
    for (const [to, from] of replay.origins.entries()) {
      for (const key of bucketsOf(from)) {
        const list = this.#again.get(key) ?? []
        this.#again.set(key, list)
        list.push({ from, to })
      }
    }
  }

  /** Rows by the sitting that they are of: what each of these spans wrote and deleted. In one look at all that is known. */
  within(spans: readonly { readonly from: number; readonly to: number }[]): Range[][] {
    const found: Range[][] = spans.map(() => [])
    const ends = spans.map(({ to }) => to)
    const add = (range: Range, row: number): void => {
      const place = firstAtLeast(ends, row)
      if ((spans[place]?.from ?? Infinity) <= row) found[place]?.push(range)
    }
    for (const [range, row] of this.#replay.written.entries()) add(range, row)
    for (const [range, row] of this.#replay.deleted.entries()) add(range, row)
    return found
  }

  /** Both pages, after rows `from` and `to`, of all that these characters have to do with. */
  pages(ranges: readonly Range[], from: number, to: number): [before: PageNode, after: PageNode] {
    const touched = new Set<number>()
    for (const range of ranges) {
      this.#addBlocks(touched, range)
      for (const first of this.#replay.origins.of(range)) {
        this.#addBlocks(touched, first)
        for (const again of this.#writtenAgain(first)) this.#addBlocks(touched, again)
      }
    }
    const sights = [sightAt(this.#replay, from), sightAt(this.#replay, to)] as const
    const pages = [pageOf([]), pageOf([])] as const
    const inOrder = [...touched].sort((a, b) => a - b)
    const seen = inOrder.map((place) => sights.map((sight) => this.#seen(place, sight)))
    const weight = Math.max(...[0, 1].map((side) => seen.reduce((sum, both) => sum + weightOf(both[side]), 0)))
    let next = 0
    for (const [n, place] of [...inOrder, this.#blocks.length].entries()) {
      for (const block of this.#between(next, place, weight, sights[1]))
        for (const { parts } of pages) parts.push(block)
      for (const [side, block] of (seen[n] ?? []).entries()) if (block != null) pages[side as 0 | 1].parts.push(block)
      next = place + 1
    }
    return [...pages]
  }

  #seen(place: number, sight: Sight): PageNode | null {
    const item = this.#blocks[place]
    return item === undefined ? null : blockSeen(item, sight)
  }

  /** As much as outweighs all that was touched, so that it stays where it was; and the last title, for what follows. */
  #between(from: number, to: number, weight: number, sight: Sight): PageNode[] {
    const blocks: PageNode[] = []
    let [left, place] = [weight, from]
    for (; place < to && left >= 0; place++) {
      const block = this.#seen(place, sight)
      if (block === null) continue
      blocks.push(block)
      left -= weightOf(block)
    }
    for (let last = to - 1; last >= place; last--) {
      if (!isTitle(this.#blocks[last])) continue
      const title = this.#seen(last, sight)
      if (title === null) continue
      blocks.push(title)
      break
    }
    return blocks
  }

  #addBlocks(touched: Set<number>, [client, clock, length]: Range): void {
    const structs = this.#replay.doc.store.clients.get(client)
    const last = structs?.at(-1)
    if (structs === undefined || last === undefined || clock >= last.id.clock + last.length) return
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i]
      if (struct === undefined || struct.id.clock >= clock + length) break
      const place = struct instanceof Y.Item ? this.#placeOf(struct) : -1
      if (place >= 0) touched.add(place)
    }
  }

  /** Of the block of the body that holds it; -1 for none. */
  #placeOf(item: Y.Item): number {
    const own = this.#order.get(item)
    if (own !== undefined) return own
    const parent = item.parent as Y.AbstractType<unknown> | null // of an item of a Y.Doc it is a type
    const known = this.#blockOf.get(parent)
    if (known !== undefined) return known
    const place = parent?._item ? this.#placeOf(parent._item) : -1
    this.#blockOf.set(parent, place)
    return place
  }

  *#writtenAgain(first: Range): Generator<Range> {
    const [client, clock, length] = first
    for (const key of bucketsOf(first)) {
      for (const { from, to } of this.#again.get(key) ?? []) {
        const begin = Math.max(clock, from[1])
        const end = Math.min(clock + length, from[1] + from[2])
        if (from[0] === client && begin < end) yield [to[0], to[1] + begin - from[1], end - begin]
      }
    }
  }
}

const bucketSize = 256

function* bucketsOf([client, clock, length]: Range): Generator<string> {
  for (let n = Math.floor(clock / bucketSize); n * bucketSize < clock + length; n++) yield `${client} ${n}`
}

const isTitle = (item: Y.Item | undefined): boolean =>
  item?.content instanceof Y.ContentType &&
  item.content.type instanceof Y.XmlElement &&
  item.content.type.nodeName === 'heading'

const pageOf = (parts: PagePart[]) => ({
  type: 'doc',
  attrs: {},
  attrIds: {},
  parts,
  self: [0, 0, 0] as const,
})

/** What a comparison weighs: its letters, and one for each line and each thing in it. */
function weightOf(block: PagePart | null | undefined): number {
  if (block == null) return 0
  return isText(block) ? block.text.length : block.parts.reduce((sum, part) => sum + weightOf(part), 2)
}

/** The place of the first that is not smaller. */
function firstAtLeast(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
