// Attributes as no editor writes them: nobody who reads the text afterwards fails at them, nor is led anywhere by them.
import { TableMap } from '@tiptap/pm/tables'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { admits } from '../../../shared/document/admission.ts'
import { maySay, mostColumns } from '../../../shared/document/attribute-values.ts'
import { readPassages } from '../../../shared/document/passages.ts'
import { planOf } from '../../../shared/document/plan.ts'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import { documentSchema, type DocumentJson } from '../../../shared/document/schema.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { filesIn, renewed, templateFrom } from '../../../shared/document/templates/own.ts'
import { dropUnreadable, keepReadable } from '../../../shared/document/unreadable.ts'
import { isUuid } from '../../../shared/ids.ts'
import { everyLie, forge, forgedDoc, forgedUpdate, sayings } from '../../support/forged.ts'
import { HeadlessEditor } from '../../support/headless-editor.ts'
import { blockId } from '../../support/texts.ts'

const everything = (json: DocumentJson): DocumentJson[] => [json, ...(json.content ?? []).flatMap(everything)]

test('[E10] what no editor says of a block is dropped before anyone reads it; the block and its words stay', () => {
  const lies = everyLie()
  const json = jsonFromUpdate(forgedUpdate(lies))
  expect(json.content).toHaveLength(lies.length)
  for (const { type, attrs = {} } of everything(json)) {
    for (const [name, value] of Object.entries(attrs)) expect(maySay(name, value), `${type}.${name}`).toBe(true)
  }
  expect(() => documentSchema().nodeFromJSON(json).check()).not.toThrow()
})

test('[E10] the blocks of the schema say nothing that is not looked at', () => {
  const own = Object.fromEntries(
    Object.entries(documentSchema().nodes)
      .map(([name, { spec }]): [string, string[]] => [name, Object.keys(spec.attrs ?? {}).sort()])
      .filter(([, names]) => names.length > 0),
  )
  expect(own).toEqual(Object.fromEntries(Object.entries(sayings).map(([name, names]) => [name, [...names].sort()])))
  for (const names of Object.values(own)) for (const name of names) expect(maySay(name, { a: 1 }), name).toBe(false)
})

test('[E10] no table makes whoever draws it count to a billion, whenever the lie comes', () => {
  const doc = forgedDoc([
    ['table', {}, ['tableRow', {}, ['tableCell', { colspan: 1e9, rowspan: 1e9 }], ['tableCell', { colspan: 900 }]]],
  ])
  const stop = keepReadable(doc)
  dropUnreadable(doc)
  const row = (bodyOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlElement
  const remote = new Y.Doc()
  Y.applyUpdate(remote, Y.encodeStateAsUpdate(doc))
  const theirs = (bodyOf(remote).get(0) as Y.XmlElement).get(0) as Y.XmlElement
  theirs.insert(
    2,
    Array.from({ length: 30 }, () => forge(['tableCell', { colspan: 1_000 }])),
  )
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(remote))
  expect(row.length).toBe(3) // 1 + 900 + 1000
  const last = theirs.get(0) as Y.XmlElement<Record<string, never>>
  last.setAttribute('colspan', 800 as never) // by itself as a cell may; with its neighbours beyond what any row has
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(remote))
  const { content: [table] = [] } = jsonFromUpdate(Y.encodeStateAsUpdate(doc))
  expect(row.length).toBe(2)
  expect(TableMap.get(documentSchema().nodeFromJSON(table ?? {})).width).toBeLessThanOrEqual(mostColumns)
  stop()
})

test('[E10] an open editor goes on whatever others say of blocks, and what they say of ids leads nowhere', () => {
  const doc = forgedDoc([['paragraph', { id: blockId(1) }, 'à moi']])
  const editor = new HeadlessEditor(doc)
  keepReadable(doc)
  Y.applyUpdate(doc, forgedUpdate(everyLie(), 8))
  expect(() => editor.state.doc.check()).not.toThrow()
  const json = editor.state.doc.toJSON() as DocumentJson // toJSON is typed any
  const { passages, references } = readPassages(json)
  expect(passages.every((passage) => passage.blockId === null || isUuid(passage.blockId))).toBe(true)
  expect(references).toEqual([])
  expect(filesIn(json)).toEqual([])
  expect(() => planOf(renewed(templateFrom(json, blockId(9)), () => blockId(2)))).not.toThrow()
})

test('[Q1, E10] no passage carries more than its title in short, nor halves of letters, nor what nobody sees', () => {
  const letters = `${'a'.repeat(299)}\u{1f600}${'b'.repeat(1_000_000)}`
  const { passages } = readPassages(
    jsonFromUpdate(
      forgedUpdate([
        ['heading', {}, letters],
        ['paragraph', {}, 'u\u0000n\u0007 mot'],
        ['paragraph', {}, `${'c'.repeat(19_999)}\u{1f600}`],
      ]),
    ),
  )
  expect(passages.map(({ section }) => section.length)).toEqual([299, 299, 299])
  expect(passages.map(({ text }) => text).some((text) => /[\p{Cc}\p{Surrogate}]/u.test(text))).toBe(false)
  expect(passages[1]?.text).toBe('u n mot')
})

const admitted = (write: (doc: Y.Doc) => void): boolean => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  write(doc)
  return updates
    .flatMap((update) => Y.decodeUpdate(update).structs)
    .every((struct) => struct instanceof Y.Skip || admits(struct))
}

const said = (name: string, value: unknown) =>
  admitted((doc) => bodyOf(doc).push([forge(['tableCell', { [name]: value }])]))

test('[E8, E10] values that nobody writes are refused on their way in, with their name or set anew without it', () => {
  expect([1, 'x', null, true, [120, 0, 80], 1e11].map((value) => said('any', value))).not.toContain(false)
  const worst = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    'x'.repeat(1_000_000),
    Array(5_000).fill(1),
    { a: Number.NaN },
  ]
  expect(worst.map((value) => said('any', value))).not.toContain(true)
  expect([said('colspan', 2), said('colspan', 1e9), said('rowspan', '2')]).toEqual([true, false, false])
  const anew = (value: number) =>
    admitted((doc) => {
      const cell = forge(['tableCell', { colspan: 2 }]) as Y.XmlElement<Record<string, never>>
      bodyOf(doc).push([cell])
      cell.setAttribute('colspan', value as never)
    })
  expect([anew(3), anew(1e9)]).toEqual([true, false])
  const marked = (value: unknown) =>
    admitted((doc) => {
      const block = forge(['paragraph', {}, 'abc'])
      bodyOf(doc).push([block])
      ;(block.get(0) as Y.XmlText).format(0, 2, { link: value as object })
    })
  expect([marked({ href: 'https://exemple.example' }), marked({ href: 'x'.repeat(1_000_000) })]).toEqual([true, false])
})
