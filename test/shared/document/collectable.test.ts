// Letters that hang on an attribute, parted in their middle, below a block that is then deleted.
import { expect, test } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { textDoc } from '../../../shared/document/collectable.ts'
import { bodyOf, rootName } from '../../../shared/document/shape.ts'

/** One struct of letters by hand, right after another character. */
function lettersAfter(origin: Y.ID, client: number, letters: string): Uint8Array {
  const encoder = encoding.createEncoder()
  const hasOriginAndLetters = 0x84
  for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number)
  encoding.writeUint8(encoder, hasOriginAndLetters)
  for (const number of [origin.client, origin.clock]) encoding.writeVarUint(encoder, number)
  encoding.writeVarString(encoder, letters)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** The updates of it, in order. */
function poison(): Uint8Array[] {
  const doc = new Y.Doc({ gc: false })
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const paragraph = new Y.XmlElement('paragraph')
  bodyOf(doc).push([paragraph, new Y.XmlElement('paragraph')])
  paragraph.setAttribute('id', 'un')
  const value = paragraph._map.get('id')
  if (value === undefined) throw new Error('there is no attribute')
  Y.applyUpdate(doc, lettersAfter(value.lastId, 98, 'xyz'))
  Y.applyUpdate(doc, lettersAfter(Y.createID(98, 1), 99, 'q'))
  bodyOf(doc).delete(0, 1)
  return updates
}

test('[E9] what lives below a deleted block makes nobody fail, at once or edit by edit', () => {
  const updates = poison()
  const atOnce = textDoc()
  atOnce.transact(() => updates.forEach((update) => Y.applyUpdate(atOnce, update)))
  const oneByOne = textDoc()
  for (const update of updates) Y.applyUpdate(oneByOne, update)
  for (const doc of [atOnce, oneByOne]) expect(doc.getXmlFragment(rootName).toString()).toBe('<paragraph></paragraph>')
  expect(Y.encodeStateVector(atOnce)).toEqual(Y.encodeStateVector(oneByOne))
})

test('Yjs by itself throws', () => {
  const doc = new Y.Doc()
  expect(() => doc.transact(() => poison().forEach((update) => Y.applyUpdate(doc, update)))).toThrow('Unexpected case')
})

test('[E9] what is deleted whole is forgotten as ever', () => {
  const doc = textDoc()
  const paragraph = new Y.XmlElement('paragraph')
  bodyOf(doc).push([paragraph])
  paragraph.insert(0, [new Y.XmlText('à oublier')])
  paragraph.setAttribute('id', 'un')
  paragraph.setAttribute('id', 'deux')
  bodyOf(doc).delete(0, 1)
  expect(new TextDecoder().decode(Y.encodeStateAsUpdate(doc))).not.toMatch(/oublier|deux/)
})
