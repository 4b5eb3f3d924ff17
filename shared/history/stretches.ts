// Of the characters that an edit wrote or deleted, those that stand next to one another in the text, in the order of reading.
// Looks at a Y.Doc that forgets nothing (gc: false), right after the edit was applied.
import * as Y from 'yjs'
import type { Stretch } from './carry.ts'
import { RangeSet, type Range } from './ranges.ts'

/** Between two characters of one stretch may stand so many that were deleted before. Part of the algorithm of carrying. */
const mostBetween = 200

type Text = Y.Item & { content: Y.ContentString }
const isText = (item: Y.Item | null): item is Text => item?.content instanceof Y.ContentString

/** `edited`: what the same edit wrote, or deleted, by which text nodes that came or went with their letters are known. */
export function stretchesOf(doc: Y.Doc, ranges: readonly Range[], edited: RangeSet): Stretch[] {
  const wanted = RangeSet.of(ranges)
  const texts = touched(doc, ranges)
  const found = new Map<Y.AbstractType<unknown>, Found[]>()
  while (texts.size > 0) {
    const [any] = texts as Set<Text>
    if (any === undefined) break
    const walk = new Walk(wanted, texts)
    const parent = any.parent as Y.AbstractType<unknown> // of an item of a Y.Doc it is a type
    const list = found.get(parent) ?? []
    found.set(parent, list)
    list.push(...walk.from(walk.beginning(any)))
  }
  const parents = inOrderOfReading([...found.keys()])
  return parents.flatMap((parent) => {
    const id = parent._item?.id
    const isMadeAgain = id !== undefined && edited.has(id.client, id.clock)
    const list = found.get(parent) ?? []
    return inOrder(parent, list).map(({ text, ids }) => ({ text, ids, isMadeAgain }))
  })
}

/** Characters that stand, with which ones they are: nearest first. */
export type Standing = { readonly text: string; readonly id: readonly [client: number, clock: number] }[]

/** What stands in the same text right before a character, or right after it, and was not `written` just now; `most` at most. */
export function standingBeside(
  doc: Y.Doc,
  [client, clock]: readonly [client: number, clock: number],
  side: 'left' | 'right',
  written: RangeSet,
  most: number,
): Standing {
  const structs = doc.store.clients.get(client) ?? []
  const first = structs[Y.findIndexSS(structs, clock)]
  const found: Standing = []
  const add = (item: Y.Item, offset: number): void => {
    const at = item.id.clock + offset
    if (isText(item)) found.push({ text: item.content.str[offset] ?? '', id: [item.id.client, at] })
  }
  for (let item = first instanceof Y.Item ? first : null; item !== null && found.length < most; item = item[side]) {
    if (isText(item) && !item.deleted) {
      if (item.length > 0 && written.has(item.id.client, item.id.clock)) continue
      if (side === 'right') for (let n = 0; n < item.length && found.length < most; n++) add(item, n)
      else for (let n = item.length - 1; n >= 0 && found.length < most; n--) add(item, n)
    } else if (item !== first && !isPassed(item)) break
  }
  return found
}

interface Found {
  readonly first: Y.Item
  readonly text: string
  readonly ids: readonly Range[]
}

/** The pieces of text that hold some of these characters. */
function touched(doc: Y.Doc, ranges: readonly Range[]): Set<Text> {
  const texts = new Set<Text>()
  for (const [client, clock, length] of ranges) {
    const structs = doc.store.clients.get(client)
    if (structs === undefined || length <= 0) continue
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i]
      if (struct === undefined || struct.id.clock >= clock + length) break
      if (struct instanceof Y.Item && isText(struct) && struct.parentSub === null) texts.add(struct)
    }
  }
  return texts
}

class Walk {
  readonly #wanted: RangeSet
  readonly #texts: Set<Text>

  constructor(wanted: RangeSet, texts: Set<Text>) {
    this.#wanted = wanted
    this.#texts = texts
  }

  /** The first piece of the stretch that this piece belongs to. */
  beginning(item: Text): Text {
    let first = item
    let between = 0
    for (let left = item.left; left !== null; left = left.left) {
      if (isText(left) && this.#texts.has(left)) {
        if (!left.deleted && !this.#wanted.has(left.id.client, left.id.clock + left.length - 1)) break
        first = left
        between = 0
      } else if (!isPassed(left) || ++between > mostBetween) break
    }
    return first
  }

  /** The stretches from there to where something else stands. */
  from(first: Text): Found[] {
    const found: Found[] = []
    let open: { first: Y.Item; text: string; ids: Range[] } | null = null
    const close = () => {
      if (open !== null) found.push(open)
      open = null
    }
    let between = 0
    for (let item: Y.Item | null = first; item !== null; item = item.right) {
      if (isText(item) && this.#texts.delete(item)) {
        between = 0
        for (const { isWanted, at, length } of piecesOf(item, this.#wanted)) {
          if (!isWanted) {
            if (!item.deleted) close()
            continue
          }
          open ??= { first: item, text: '', ids: [] }
          open.text += item.content.str.slice(at, at + length)
          addRange(open.ids, [item.id.client, item.id.clock + at, length])
        }
      } else if (!isPassed(item) || ++between > mostBetween) break
    }
    close()
    return found
  }
}

/** It does not keep two characters apart: a mark, or what was deleted earlier. */
const isPassed = (item: Y.Item): boolean =>
  item.content instanceof Y.ContentFormat || (item.deleted && !(item.content instanceof Y.ContentType))

function addRange(ids: Range[], [client, clock, length]: Range): void {
  const last = ids.at(-1)
  if (last !== undefined && last[0] === client && last[1] + last[2] === clock)
    ids[ids.length - 1] = [client, last[1], last[2] + length]
  else ids.push([client, clock, length])
}

/** A piece of text, cut where wanted characters begin and end. */
function piecesOf({ id: { client, clock }, length }: Y.Item, wanted: RangeSet) {
  const others = wanted.missing([client, clock, length])
  const pieces: { isWanted: boolean; at: number; length: number }[] = []
  let at = 0
  for (const [, start, n] of others) {
    if (start - clock > at) pieces.push({ isWanted: true, at, length: start - clock - at })
    pieces.push({ isWanted: false, at: start - clock, length: n })
    at = start - clock + n
  }
  if (at < length) pieces.push({ isWanted: true, at, length: length - at })
  return pieces
}

/** Where several stretches of one text are: they were found in no order. */
function inOrder(parent: Y.AbstractType<unknown>, found: Found[]): Found[] {
  if (found.length < 2) return found
  const places = placesIn(parent)
  return found.sort((a, b) => (places.get(a.first) ?? 0) - (places.get(b.first) ?? 0))
}

function placesIn(parent: Y.AbstractType<unknown>): Map<Y.Item, number> {
  const places = new Map<Y.Item, number>()
  for (let item = parent._start; item !== null; item = item.right) places.set(item, places.size)
  return places
}

/** By their way down from the root; of each list on the way the places are counted once. */
function inOrderOfReading(parents: Y.AbstractType<unknown>[]): Y.AbstractType<unknown>[] {
  if (parents.length < 2) return parents
  const counted = new Map<Y.AbstractType<unknown>, Map<Y.Item, number>>()
  const ways = new Map(parents.map((parent) => [parent, wayTo(parent, counted)]))
  return parents.sort((a, b) => compareWays(ways.get(a) ?? [], ways.get(b) ?? []))
}

function wayTo(type: Y.AbstractType<unknown>, counted: Map<Y.AbstractType<unknown>, Map<Y.Item, number>>): number[] {
  const way: number[] = []
  for (let item = type._item; item !== null;) {
    const parent = item.parent as Y.AbstractType<unknown> // of an item of a Y.Doc it is a type
    const places = counted.get(parent) ?? placesIn(parent)
    counted.set(parent, places)
    way.unshift(places.get(item) ?? 0)
    item = parent._item
  }
  return way
}

function compareWays(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
