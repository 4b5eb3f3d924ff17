// What stands in a live text where no editor can read it. Only a hand-made update can have put it there: admission looks
// at one struct at a time, which does not always tell where it stands. [E8]
import * as Y from 'yjs'
import { maySay, mostColumns } from './attribute-values.ts'
import { bodyOf } from './shape.ts'

type Node = Y.XmlFragment | Y.XmlElement | Y.XmlText

/** Elements in elements; the editor's library calls itself for each. Lists in lists, the deepest there is, take two a level. */
export const deepestElement = 100
const deletedAtOnce = 500

/** Deletes it, before the editor reads a text. Gives how many places there were. */
export function dropUnreadable(doc: Y.Doc): number {
  return sweep(doc, [[bodyOf(doc), 0]])
}

/** Deletes it from whatever others send from now on, before the editor is told of it. Returns the end of that. */
export function keepReadable(doc: Y.Doc): () => void {
  const look = (transaction: Y.Transaction) => {
    if (transaction.local) return
    const moved: [Node, number][] = []
    for (const type of transaction.changed.keys()) {
      if (!isNode(type)) continue
      moved.push([type, depthOf(type)])
      const row = type.parent // of a cell, whose span may be what changed
      if (isRow(row)) moved.push([row, depthOf(row)])
    }
    sweep(doc, moved, transaction.beforeState)
  }
  doc.on('beforeObserverCalls', look)
  return () => doc.off('beforeObserverCalls', look)
}

const isNode = (type: unknown): type is Node => type instanceof Y.XmlFragment || type instanceof Y.XmlText

function depthOf(type: Node): number {
  let depth = 0
  for (let item = type._item; item !== null; depth++) item = (item.parent as Y.AbstractType<unknown>)._item // integrated
  return depth
}

/** Looks below `starts`, and into what was there before only where it says that it changed. */
function sweep(doc: Y.Doc, starts: [Node, number][], before: ReadonlyMap<number, number> = new Map()): number {
  const unreadable: Y.Item[] = []
  let count = 0
  const waiting = [...starts]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, depth] = next
    unreadable.push(...attributesToDrop(node), ...(isRow(node) ? cellsBeyond(node) : []))
    for (const item of itemsOf(node)) {
      const { content, id } = item
      if (depth >= deepestElement || !belongs(node, item)) unreadable.push(item)
      const isNew = id.clock >= (before.get(id.client) ?? 0)
      if (isNew && content instanceof Y.ContentType && isNode(content.type)) waiting.push([content.type, depth + 1])
    }
  }
  // Item by item: the methods of a text pass over what should not be in one, and delete the letters after it. From the
  // deepest up and some at a time: Yjs calls itself for what is inside of what it deletes, and of what it collects.
  while (unreadable.length > 0) {
    const some = unreadable.splice(-deletedAtOnce).reverse()
    doc.transact((transaction) => some.forEach((item) => item.delete(transaction)))
    count += some.length
  }
  return count
}

function* itemsOf(node: Node): Generator<Y.Item> {
  for (let item = node._start; item !== null; item = item.right) if (!item.deleted && item.countable) yield item
}

function belongs(node: Node, { content }: Y.Item): boolean {
  if (node instanceof Y.XmlText) return content instanceof Y.ContentString
  if (!(content instanceof Y.ContentType)) return false
  return content.type instanceof Y.XmlElement || (content.type instanceof Y.XmlText && node instanceof Y.XmlElement)
}

/** The value of an attribute is plain; a text or an element in its place was put there by leaning on it. So may what no editor says. */
function attributesToDrop(node: Node): Y.Item[] {
  if (!(node instanceof Y.XmlElement)) return []
  return [...node._map].flatMap(([name, item]) => (item.deleted || isSaid(name, item.content) ? [] : [item]))
}

const isSaid = (name: string, content: Y.Item['content']): boolean =>
  content instanceof Y.ContentAny && maySay(name, content.arr.at(-1))

const isRow = (node: unknown): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === 'tableRow'

/** Those after the last column that a table may have. [E10] */
function cellsBeyond(row: Y.XmlElement): Y.Item[] {
  let columns = 0
  return [...itemsOf(row)].filter(({ content }) => {
    const { type } = content instanceof Y.ContentType ? content : { type: null }
    const span = type instanceof Y.XmlElement ? (type.getAttribute('colspan') as unknown) : 1 // as it came: it may be anything
    columns += typeof span === 'number' && maySay('colspan', span) ? span : 1
    return columns > mostColumns
  })
}
