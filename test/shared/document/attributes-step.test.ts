// Many attributes in one step: what it changes, what it leaves, and the way back.
import { Step, Transform } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import { AttributesStep } from '../../../shared/document/attributes-step.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { tableOf } from '../../support/table-writers.ts'

const schema = documentSchema()
const line = (id: string) => ({ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text: id }] })
const text = schema.nodeFromJSON({ type: 'doc', content: [line('a'), tableOf([['1', '2'], ['3']]), line('b')] })

/** The blocks that bear ids, with their places. */
const blocks = () => {
  const found: [number, string][] = []
  text.descendants((node, pos) => {
    if (typeof node.attrs['id'] === 'string') found.push([pos, node.attrs['id']])
  })
  return found
}
const renamed = () =>
  new AttributesStep(blocks().map(([pos, id]) => [pos, { ...text.nodeAt(pos)?.attrs, id: `${id}!` }]))

test('every node that is named gets its attributes, nested or not; nothing else changes', () => {
  const { doc } = renamed().apply(text)
  const ids: unknown[] = []
  doc?.descendants((node) => void (typeof node.attrs['id'] === 'string' && ids.push(node.attrs['id'])))
  expect(ids).toEqual(blocks().map(([, id]) => `${id}!`))
  expect(doc?.textContent).toBe(text.textContent)
  expect(doc?.content.size).toBe(text.content.size)
  const place = blocks()[1]?.[0] ?? 0
  const one = new AttributesStep([[place, { ...text.nodeAt(place)?.attrs, id: 't2' }]]).apply(text).doc
  expect(one?.child(2)).toBe(text.child(2)) // what is not changed is the same node
})

test('it goes back, over the wire of the library too, and fails where there is no node', () => {
  const step = renamed()
  const { doc } = step.apply(text)
  expect(doc && step.invert(text).apply(doc).doc?.eq(text)).toBe(true)
  expect(
    Step.fromJSON(schema, JSON.parse(JSON.stringify(step.toJSON())))
      .apply(text)
      .doc?.toJSON(),
  ).toEqual(doc?.toJSON())
  expect(new AttributesStep([[9_999, {}]]).apply(text).failed).not.toBeNull()
})

test('it follows what others put in before it, and leaves out what they took away', () => {
  const shifted = new Transform(text)
  shifted.insert(0, schema.nodeFromJSON(line('new')))
  shifted.delete(shifted.mapping.map(text.content.size - 3), shifted.doc.content.size)
  const { doc } = renamed().map(shifted.mapping)?.apply(shifted.doc) ?? {}
  expect(doc?.child(0).attrs['id']).toBe('new')
  expect(doc?.child(1).attrs['id']).toBe('a!')
})
