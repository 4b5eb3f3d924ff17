// What a hand-made update put where no editor can read it goes, before the editor opens the text and while it is open.
import { expect, test } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { deepestElement, dropUnreadable, keepReadable } from '../../../shared/document/unreadable.ts'

function aText(): { doc: Y.Doc; paragraph: Y.XmlElement; text: Y.XmlText } {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText('abc')
  paragraph.insert(0, [text])
  bodyOf(doc).push([paragraph])
  paragraph.setAttribute('id', 'un')
  return { doc, paragraph, text }
}

/** A struct by hand, right after `left`: content of another kind than its neighbours. */
function besides(left: Y.Item | null, content: (encoder: encoding.Encoder) => void, ref: number): Uint8Array {
  if (left === null) throw new Error('nothing to stand beside')
  const { client, clock } = left.lastId
  const encoder = encoding.createEncoder()
  for (const number of [1, 1, 99, 0, ref | 0x80, client, clock]) encoding.writeVarUint(encoder, number)
  content(encoder)
  encoding.writeVarUint(encoder, 0)
  const bytes = encoding.toUint8Array(encoder)
  return bytes
}

const letters = (encoder: encoding.Encoder) => encoding.writeVarString(encoder, 'xyz')
const element = (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, 3)
  encoding.writeVarString(encoder, 'paragraph')
}
const someValue = (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, 1)
  encoding.writeAny(encoder, 'x')
}

const places: [string, (made: ReturnType<typeof aText>) => Uint8Array][] = [
  ['letters between blocks', ({ paragraph }) => besides(paragraph._item, letters, 4)],
  ['letters beside a text', ({ text }) => besides(text._item, letters, 4)],
  ['a value beside a text', ({ text }) => besides(text._item, someValue, 8)],
  ['an element in a text', ({ text }) => besides(text._start, element, 7)],
  ['a value in a text', ({ text }) => besides(text._start, someValue, 8)],
  ['an element as an attribute', ({ paragraph }) => besides(paragraph._map.get('id') ?? null, element, 7)],
]

/** 0x80 in the info byte is written as one byte, not as a number. */
const asInfo = (update: Uint8Array): Uint8Array => {
  const at = 4
  const ref = (update[at] ?? 0) & 0x1f
  return new Uint8Array([...update.slice(0, at), 0x80 | ref, ...update.slice(at + 2)])
}

test.each(places)('[E8] %s: dropped before the editor reads it, and the rest stays', (_name, write) => {
  const made = aText()
  Y.applyUpdate(made.doc, asInfo(write(made)))
  expect(dropUnreadable(made.doc)).toBe(1)
  expect(dropUnreadable(made.doc)).toBe(0)
  expect(jsonFromUpdate(Y.encodeStateAsUpdate(made.doc)).content).toMatchObject([
    { type: 'paragraph', content: [{ type: 'text', text: 'abc' }] },
  ])
})

test.each(places)('[E8] %s, sent while the text is open: gone before the editor is told', (_name, write) => {
  const made = aText()
  const stop = keepReadable(made.doc)
  const seen: number[] = []
  bodyOf(made.doc).observeDeep(() => seen.push(dropUnreadable(made.doc)))
  Y.applyUpdate(made.doc, asInfo(write(made)))
  expect(seen.length).toBeGreaterThan(0)
  expect(new Set(seen)).toEqual(new Set([0]))
  expect(made.text.toString()).toBe('abc')
  stop()
})

test('[E8] boxes in boxes, twenty thousand deep: cut where no editor goes, without calling itself', () => {
  const { doc, paragraph } = aText()
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const encoder = encoding.createEncoder()
  const depth = 20_000
  for (const number of [1, depth, 99, 0]) encoding.writeVarUint(encoder, number)
  for (let n = 0; n < depth; n++) {
    encoding.writeUint8(encoder, 7)
    encoding.writeVarUint(encoder, 0)
    const parent = n === 0 ? paragraph._item?.id : { client: 99, clock: n - 1 }
    encoding.writeVarUint(encoder, parent?.client ?? 0)
    encoding.writeVarUint(encoder, parent?.clock ?? 0)
    element(encoder)
  }
  encoding.writeVarUint(encoder, 0)
  keepReadable(doc)
  Y.applyUpdate(doc, encoding.toUint8Array(encoder))
  expect(dropUnreadable(doc)).toBe(0)
  Y.applyUpdate(other, encoding.toUint8Array(encoder))
  expect(dropUnreadable(other)).toBe(depth + 1 - deepestElement)
  for (const one of [doc, other]) {
    let found = 0
    for (let item = bodyOf(one)._start; item !== null && !item.deleted; found++) {
      const { type } = item.content as Y.ContentType // elements only
      item =
        type._start?.content instanceof Y.ContentType && type._start.content.type instanceof Y.XmlElement
          ? type._start
          : (type._start?.right ?? null)
    }
    expect(found).toBeLessThanOrEqual(deepestElement)
    expect(() => jsonFromUpdate(Y.encodeStateAsUpdate(one))).not.toThrow()
  }
})
