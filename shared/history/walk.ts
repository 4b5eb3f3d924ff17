// From a Y.Doc to the tree that an editor shows, by whatever is taken to stand in it: what stands now, or what stood at some row.
// What no editor can read is left out, as `dropUnreadable` would delete it; the Y.Doc is only looked at.
import * as Y from 'yjs'
import { maySay, mostColumns } from '../document/attribute-values.ts'
import { documentSchema } from '../document/schema.ts'
import { bodyOf } from '../document/shape.ts'
import { deepestElement } from '../document/unreadable.ts'
import type { Character, PageNode, PagePart, PageText } from './page.ts'

/** What is taken to be there of a Y.Doc. */
export interface Sight {
  /** Whether this one of the characters of an item was there already, deleted or not. */
  isWritten(item: Y.Item, offset: number): boolean
  /** Whether it was deleted. */
  isGone(item: Y.Item, offset: number): boolean
  /** The parts of an item that stand, in order. */
  standing(item: Y.Item): readonly (readonly [offset: number, length: number])[]
}

export const pageSeen = (doc: Y.Doc, sight: Sight): PageNode => ({
  type: 'doc',
  attrs: {},
  attrIds: {},
  parts: partsOf(bodyOf(doc), sight, 0),
  self: [0, 0, 0],
})

/** One block of the body; null where it does not stand. */
export function blockSeen({ content, id }: Y.Item, sight: Sight): PageNode | null {
  if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlElement)) return null
  const item = content.type._item
  return item !== null && stands(sight, item) ? elementOf(content.type, id, sight, 0) : null
}

const stands = (sight: Sight, item: Y.Item): boolean => sight.isWritten(item, 0) && !sight.isGone(item, 0)

function partsOf(parent: Y.XmlFragment, sight: Sight, depth: number): PagePart[] {
  const parts: PagePart[] = []
  if (depth >= deepestElement) return parts
  const room = { columns: parent instanceof Y.XmlElement && parent.nodeName === 'tableRow' ? mostColumns : Infinity }
  for (let item = parent._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType) || !stands(sight, item)) continue
    const { type } = item.content
    if (type instanceof Y.XmlText) {
      if (parent instanceof Y.XmlElement && depth + 1 < deepestElement) parts.push(...textsOf(type, sight))
    } else if (type instanceof Y.XmlElement) {
      const block = elementOf(type, item.id, sight, depth)
      room.columns -= Number(block.attrs['colspan'] ?? 1)
      if (room.columns >= 0) parts.push(block)
    }
  }
  return parts
}

const elementOf = (type: Y.XmlElement, { client, clock }: Y.ID, sight: Sight, depth: number): PageNode => ({
  type: type.nodeName,
  ...attributesOf(type, sight),
  parts: partsOf(type, sight, depth + 1),
  self: [client, clock, 1],
})

function attributesOf(element: Y.XmlElement, sight: Sight): Required<Pick<PageNode, 'attrs' | 'attrIds'>> {
  const spec = documentSchema().nodes[element.nodeName]?.spec.attrs ?? {}
  const attrs: Record<string, unknown> = {}
  const attrIds: Record<string, Character> = {}
  for (const [name, { default: value }] of Object.entries(spec)) attrs[name] = value as unknown // typed any
  for (const [name, latest] of element._map) {
    const said = saidBy(latest, sight)
    if (said === null || !maySay(name, said.value)) continue
    attrs[name] = said.value
    attrIds[name] = said.id
  }
  return { attrs, attrIds }
}

/** Values stand in a row, the latest last; several of one hand may be one item. Null where none was said, or it was taken back. */
function saidBy(latest: Y.Item, sight: Sight): { value: unknown; id: Character } | null {
  for (let item: Y.Item | null = latest; item !== null; item = item.left) {
    for (let at = item.length - 1; at >= 0; at--) {
      if (!sight.isWritten(item, at)) continue
      if (sight.isGone(item, at) || !(item.content instanceof Y.ContentAny)) return null
      return { value: item.content.arr[at], id: [item.id.client, item.id.clock + at] }
    }
  }
  return null
}

type Written = PageText & { text: string; readonly ids: [client: number, clock: number, length: number][] }

function textsOf(text: Y.XmlText, sight: Sight): PageText[] {
  const texts: Written[] = []
  const marks = new Map<string, unknown>()
  const deciding = new Map<string, Character>()
  let open: Written | undefined
  for (let item = text._start; item !== null; item = item.right) {
    const { content, id } = item
    if (content instanceof Y.ContentFormat) {
      if (!stands(sight, item)) continue
      const { key, value } = content as Y.ContentFormat & { value: unknown }
      if (value === null) marks.delete(key)
      else marks.set(key, value)
      deciding.set(key, [id.client, id.clock])
      open = undefined
    } else if (content instanceof Y.ContentString) {
      for (const [offset, length] of sight.standing(item)) {
        if (open === undefined) {
          open = { text: '', marks: named(marks), markIds: named(deciding), ids: [] }
          texts.push(open)
        }
        open.text += content.str.slice(offset, offset + length)
        addIds(open.ids, id.client, id.clock + offset, length)
      }
    }
  }
  return texts
}

function addIds(ids: [client: number, clock: number, length: number][], client: number, clock: number, length: number) {
  const last = ids.at(-1)
  if (last !== undefined && last[0] === client && last[1] + last[2] === clock) last[2] += length
  else ids.push([client, clock, length])
}

/** Marks that may stand twice on the same words bear a hash behind their name. */
const named = <T>(marks: ReadonlyMap<string, T>): Record<string, T> =>
  Object.fromEntries([...marks].map(([name, value]) => [name.replace(/--[a-zA-Z0-9+/=]{8}$/, ''), value]))
