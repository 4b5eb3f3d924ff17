// The text as it should stand once a part of it is what it was: a section or a block of an earlier moment in its place, and all
// the rest as it is. Pure.
import { isText, type PageNode, type PagePart } from '../page.ts'

export type RestoreScope = 'whole' | 'section' | 'block'

export interface Wish {
  readonly scope: RestoreScope
  /** Of the heading, or of the block, as it stood then. */
  readonly blockId?: string | undefined
}

/** Null when what is wished for did not stand then. `newId`: for blocks that meanwhile stand elsewhere, and stay there. */
export function pageWith(now: PageNode, then: PageNode, wish: Wish, newId: () => string): PageNode | null {
  if (wish.scope === 'whole') return then
  const place = wish.blockId === undefined ? null : placeOf(then, wish.blockId)
  if (place === null) return null
  const { parent, at } = place
  // what was no title then is one block, also where it is a title now
  const isSection = wish.scope === 'section' && levelOf(parent.parts[at]) !== null
  return withPart(now, then, { parent, at, isSection }, newId)
}

interface Place {
  readonly parent: PageNode
  readonly at: number
}
interface Part extends Place {
  /** It reaches as far as its section, then and now. */
  readonly isSection: boolean
}

const idOf = (part: PagePart | undefined): string | null => {
  const id = part === undefined || isText(part) ? null : part.attrs['id']
  return typeof id === 'string' ? id : null
}

/** Where a block stands, at whatever depth. */
function placeOf(page: PageNode, blockId: string): Place | null {
  const waiting = [page]
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const [at, part] of parent.parts.entries()) {
      if (idOf(part) === blockId) return { parent, at }
      if (!isText(part)) waiting.push(part)
    }
  }
  return null
}

const levelOf = (part: PagePart | undefined): number | null =>
  part === undefined || isText(part) || part.type !== 'heading' ? null : Number(part.attrs['level'] ?? 1)

/** A section goes from its heading up to the next one of the same or a higher level. */
function lengthAt(parts: readonly PagePart[], at: number, isSection: boolean): number {
  if (!isSection) return 1
  const level = levelOf(parts[at])
  if (level === null) return 1
  const next = parts.findIndex((part, place) => place > at && (levelOf(part) ?? Infinity) <= level)
  return (next === -1 ? parts.length : next) - at
}

function withPart(now: PageNode, then: PageNode, part: Part, newId: () => string): PageNode {
  const { parent, at, isSection } = part
  const [home, place] = homeOf(now, then, part)
  // The block around it is gone as well: that one, whole.
  if (home === null) {
    const around = placeOfNode(then, parent)
    return around === null ? now : withPart(now, then, { ...around, isSection: false }, newId)
  }
  const [before, after] = [home.parts.slice(0, place.at), home.parts.slice(place.at + place.length)]
  const standing = idsIn(replaceIn(now, home, [...before, ...after]))
  const old = parent.parts.slice(at, at + lengthAt(parent.parts, at, isSection))
  const back = old.map((one) => withOwnIds(one, standing, newId))
  return replaceIn(now, home, [...before, ...back, ...after])
}

/** In which block of the present it goes, and in the place of what. */
function homeOf(
  now: PageNode,
  then: PageNode,
  { parent, at, isSection }: Part,
): [PageNode | null, { at: number; length: number }] {
  const id = idOf(parent.parts[at])
  const standing = id === null ? null : placeOf(now, id)
  if (standing !== null) {
    const length = lengthAt(standing.parent.parts, standing.at, isSection)
    return [standing.parent, { at: standing.at, length }]
  }
  const home = parent === then ? now : sameNode(now, parent)
  if (home === null) return [null, { at: 0, length: 0 }]
  for (let before = at - 1; before >= 0; before--) {
    const neighbour = home.parts.findIndex((part) => isSame(part, parent.parts[before]))
    if (neighbour !== -1) return [home, { at: neighbour + 1, length: 0 }]
  }
  return [home, { at: 0, length: 0 }]
}

function isSame(a: PagePart | undefined, b: PagePart | undefined): boolean {
  if (a === undefined || b === undefined || isText(a) || isText(b)) return false
  const id = idOf(a)
  return (id !== null && id === idOf(b)) || (a.self[0] === b.self[0] && a.self[1] === b.self[1])
}

function sameNode(page: PageNode, node: PageNode): PageNode | null {
  const waiting = [page]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next !== page && isSame(next, node)) return next
    for (const part of next.parts) if (!isText(part)) waiting.push(part)
  }
  return null
}

function placeOfNode(page: PageNode, node: PageNode): Place | null {
  const waiting = [page]
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const at = parent.parts.indexOf(node)
    if (at !== -1) return { parent, at }
    for (const part of parent.parts) if (!isText(part)) waiting.push(part)
  }
  return null
}

const replaceIn = (page: PageNode, home: PageNode, parts: readonly PagePart[]): PageNode =>
  page === home
    ? { ...page, parts }
    : { ...page, parts: page.parts.map((part) => (isText(part) ? part : replaceIn(part, home, parts))) }

function idsIn(page: PageNode): Set<string> {
  const ids = new Set<string>()
  const waiting: PagePart[] = [page]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const id = idOf(part)
    if (id !== null) ids.add(id)
    if (!isText(part)) waiting.push(...part.parts)
  }
  return ids
}

/** Two blocks never bear one id: what was moved elsewhere meanwhile stays there, and comes back here as another block. */
function withOwnIds(part: PagePart, standing: ReadonlySet<string>, newId: () => string): PagePart {
  if (isText(part)) return part
  const id = idOf(part)
  const parts = part.parts.map((inner) => withOwnIds(inner, standing, newId))
  return id !== null && standing.has(id)
    ? { ...part, parts, attrs: { ...part.attrs, id: newId() }, self: [0, 0, 1] }
    : { ...part, parts }
}
