// What the server lets into a text: all that an editor writes, nothing that would keep others from opening it.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { admits } from '../../../shared/document/admission.ts'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import { bodyOf, documentFromJson } from '../../../shared/document/shape.ts'
import { documentFromTemplate } from '../../../shared/document/templates/templates.ts'
import { dropUnreadable } from '../../../shared/document/unreadable.ts'
import { templateIds } from '../../../shared/rules/document-templates.ts'

/** Every struct of all updates that `write` makes, in the order made. */
function structsOf(write: (doc: Y.Doc) => void): (Y.Item | Y.GC)[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  write(doc)
  return updates.flatMap((update) => Y.decodeUpdate(update).structs).filter((struct) => !(struct instanceof Y.Skip))
}

const refused = (write: (doc: Y.Doc) => void): boolean => !structsOf(write).every(admits)

/** A paragraph under the root, and its text. */
function paragraph(doc: Y.Doc): { element: Y.XmlElement; text: Y.XmlText } {
  const element = new Y.XmlElement('paragraph')
  const text = new Y.XmlText('abc')
  element.insert(0, [text])
  bodyOf(doc).push([element])
  return { element, text }
}

describe('admitted [E8]', () => {
  test.each(templateIds)('the template %s', (template) => {
    let made = 0
    const update = documentFromJson(
      documentFromTemplate(template, () => `b${made++}`),
      7,
    )
    expect(
      Y.decodeUpdate(update)
        .structs.filter((struct) => !(struct instanceof Y.Skip))
        .every(admits),
    ).toBe(true)
  })

  test('typing, marks, attributes set twice, moves, deletions, garbage', () => {
    const isRefused = refused((doc) => {
      const { element, text } = paragraph(doc)
      text.insert(1, 'x')
      text.format(0, 2, { bold: true })
      text.format(0, 2, { 'link--AbCd+/==': { href: 'https://exemple.example' } })
      element.setAttribute('id', 'one')
      element.setAttribute('id', 'two')
      element.setAttribute('colwidth', [120, 80] as unknown as string)
      paragraph(doc)
      bodyOf(doc).delete(0, 1)
      const all = Y.encodeStateAsUpdate(doc)
      Y.applyUpdate(doc, all)
      expect(Y.decodeUpdate(all).structs.some((struct) => struct instanceof Y.GC || struct.deleted)).toBe(true)
    })
    expect(isRefused).toBe(false)
  })
})

describe('not admitted [E8]', () => {
  const hostile: [string, (doc: Y.Doc) => void][] = [
    ['another root', (doc) => doc.getText('text').insert(0, 'x')],
    ['a map as another root', (doc) => void doc.getMap('votes').set('a', 1)],
    ['a map in the body', (doc) => void (doc.getMap('body') as Y.Map<unknown>).set('a', 1)],
    ['an unknown element', (doc) => bodyOf(doc).push([new Y.XmlElement('script')])],
    ['a hook', (doc) => bodyOf(doc).push([new Y.XmlHook('x') as unknown as Y.XmlElement])],
    ['text under the root', (doc) => bodyOf(doc).push([new Y.XmlText('x')])],
    ['an unknown mark', (doc) => paragraph(doc).text.format(0, 2, { evil: true })],
    ['an embed', (doc) => paragraph(doc).text.insertEmbed(1, { a: 1 })],
    [
      'bytes as an attribute',
      (doc) => paragraph(doc).element.setAttribute('id', new Uint8Array(3) as unknown as string),
    ],
    [
      'an attribute of boxes in boxes',
      (doc) => paragraph(doc).element.setAttribute('id', [[[[[1]]]]] as unknown as string),
    ],
    [
      'a mark of boxes in boxes',
      (doc) => paragraph(doc).text.format(0, 1, { bold: { a: { b: { c: { d: { e: 1 } } } } } }),
    ],
    ['a type as an attribute', (doc) => paragraph(doc).element.setAttribute('id', new Y.Map() as unknown as string)],
  ]
  test('two values in one attribute', () => {
    const two = new Y.Item(Y.createID(9, 0), null, null, null, null, null, 'id', new Y.ContentAny(['a', 'b']))
    const one = new Y.Item(Y.createID(9, 0), null, null, null, null, null, 'id', new Y.ContentAny(['a']))
    expect([admits(two), admits(one)]).toEqual([false, true])
  })
  test.each(hostile)('%s', (_name, write) => {
    expect(refused(write)).toBe(true)
  })
})

test('text beside paragraphs, which a struct alone does not betray, is dropped before the editor reads it [E8]', () => {
  const doc = new Y.Doc()
  paragraph(doc)
  bodyOf(doc).push([new Y.XmlText('x')])
  paragraph(doc)
  expect(jsonFromUpdate(Y.encodeStateAsUpdate(doc)).content).toHaveLength(2)
  expect(dropUnreadable(doc)).toBe(1)
  expect(dropUnreadable(doc)).toBe(0)
})
