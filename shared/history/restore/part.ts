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
  const length = wish.scope === 'section' ? sectionLength(parent.parts, at) : 1
  return withPart(now, then, { parent, at, length }, newId)
}

interface Place {
  readonly parent: PageNode
  readonly at: number
}
interface Part extends Place {
  readonly length: number
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

/** From a heading up to the next one of the same or a higher level; what is no heading is a section of its own. */
function sectionLength(parts: readonly PagePart[], at: number): number {
  const level = levelOf(parts[at])
  if (level === null) return 1
  const next = parts.findIndex((part, place) => place > at && (levelOf(part) ?? Infinity) <= level)
  return (next === -1 ? parts.length : next) - at
}

function withPart(now: PageNode, then: PageNode, { parent, at, length }: Part, newId: () => string): PageNode {
  const old = parent.parts.slice(at, at + length)
  const [home, place] = homeOf(now, then, { parent, at, length })
  // The block around it is gone as well: that one, whole.
  if (home === null) {
    const around = placeOfNode(then, parent)
    return around === null ? now : withPart(now, then, { ...around, length: 1 }, newId)
  }
  const replaced = home.parts.slice(place.at, place.at + place.length)
  const standing = idsIn(
    replaceIn(now, home, [...home.parts.slice(0, place.at), ...home.parts.slice(place.at + place.length)]),
  )
  const back = old.map((part) => withOwnIds(part, standing, newId))
  return replaced === old
    ? now
    : replaceIn(now, home, [...home.parts.slice(0, place.at), ...back, ...home.parts.slice(place.at + place.length)])
}

/** In which block of the present it goes, and in the place of what. */
function homeOf(
  now: PageNode,
  then: PageNode,
  { parent, at, length }: Part,
): [PageNode | null, { at: number; length: number }] {
  const id = idOf(parent.parts[at])
  const standing = id === null ? null : placeOf(now, id)
  if (standing !== null) {
    return [
      standing.parent,
      { at: standing.at, length: length === 1 ? 1 : sectionLength(standing.parent.parts, standing.at) },
    ]
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
