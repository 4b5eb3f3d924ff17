// What Yjs may forget of what was deleted. It throws at everyone who has a text open, for ever, when something alive hangs
// below a deleted block. No editor writes that; a hand-made update can, by letters that hang on an attribute. [E9]
import * as Y from 'yjs'

/** A Y.Doc of a text, for whoever applies what others send. */
export const textDoc = (): Y.Doc => new Y.Doc({ gcFilter: isCollectable })

/** Whether all that hangs below a deleted item is deleted too, earlier values of its attributes included. */
function isCollectable(deleted: Y.Item): boolean {
  const waiting = [deleted]
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (!(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    for (const below of hangingOn(type)) {
      if (!below.deleted) return false
      waiting.push(below)
    }
  }
  return true
}

function* hangingOn(type: Y.AbstractType<unknown>): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) yield item
  for (const latest of type._map.values()) {
    for (let item: Y.Item | null = latest; item !== null; item = item.left) yield item
  }
}
