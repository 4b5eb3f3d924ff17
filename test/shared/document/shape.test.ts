// The shape of the Y.Doc: one root, one name.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import { bodyOf, documentFromJson, emptyUpdate, textOf } from '../../../shared/document/shape.ts'

const letter = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Bonjour' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'à ' },
        { type: 'text', text: 'tous', marks: [{ type: 'bold' }, { type: 'code' }] },
      ],
    },
  ],
}

test('JSON comes back from its update, with marks that two people may have put together', () => {
  const json = jsonFromUpdate(documentFromJson(letter, 7))
  expect(textOf(json)).toBe('Bonjour\nà tous')
  expect(json.content?.[0]).toMatchObject({ type: 'heading', attrs: { level: 2 } })
  expect(json.content?.[1]?.content?.[1]?.marks?.map(({ type }) => type).sort()).toEqual(['bold', 'code'])
})

test('the same JSON and clientID make the same bytes', () => {
  expect(documentFromJson(letter, 7)).toEqual(documentFromJson(letter, 7))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, documentFromJson(letter, 7))
  expect([...doc.store.clients.keys()]).toEqual([7])
})

test('[E7] reading a document leaves its source as it was, even where the schema rejects a part of it', () => {
  const source = new Y.Doc()
  bodyOf(source).insert(0, [new Y.XmlElement('paragraph'), new Y.XmlElement('fromTheFuture')])
  const update = Y.encodeStateAsUpdate(source)
  const copy = update.slice()
  expect(jsonFromUpdate(update).content).toHaveLength(1)
  expect(update).toEqual(copy)
  expect(bodyOf(source).length).toBe(2)
})

test('the empty update holds nothing', () => {
  expect(jsonFromUpdate(emptyUpdate())).toEqual({ type: 'doc' })
  expect(textOf({ type: 'doc' })).toBe('')
})

test('the text of a document keeps a line per block and joins what is within one', () => {
  const cell = (text: string) => ({
    type: 'tableCell',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })
  const table = { type: 'table', content: [{ type: 'tableRow', content: [cell('un'), cell('deux')] }] }
  const broken = {
    type: 'paragraph',
    content: [{ type: 'text', text: 'a' }, { type: 'hardBreak' }, { type: 'text', text: 'b' }],
  }
  expect(textOf({ type: 'doc', content: [table, { type: 'paragraph' }, broken] })).toBe('un\ndeux\na\nb')
})
