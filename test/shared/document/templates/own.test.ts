// What of a document begins another: facts of its own are left behind, its structure is not.
import { expect, test } from 'vitest'
import { filesIn, renewed, templateFrom } from '../../../../shared/document/templates/own.ts'
import { hrefOf } from '../../../../shared/document/link-address.ts'
import type { DocumentJson } from '../../../../shared/document/schema.ts'
import { documentSchema } from '../../../../shared/document/schema.ts'
import { textOf } from '../../../../shared/document/shape.ts'

const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
const source = id(900)
const file = id(800)
const link = (href: string): DocumentJson => ({
  type: 'text',
  text: href.slice(0, 10),
  marks: [{ type: 'link', attrs: { href } }],
})

const written: DocumentJson = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { id: id(1), level: 2, consent: true, guide: 'action.c1' },
      content: [{ type: 'text', text: 'Pourquoi' }],
    },
    {
      type: 'paragraph',
      attrs: { id: id(2), guide: 'action.c2' },
      content: [
        { type: 'text', text: 'Pilote : ' },
        { type: 'mention', attrs: { kind: 'person', id: id(700) } },
        { type: 'mention', attrs: { kind: 'organisation', id: id(701) } },
      ],
    },
    { type: 'paragraph', attrs: { id: id(3) }, content: [link(hrefOf(null, id(1))), link(hrefOf(source, id(1)))] },
    { type: 'paragraph', attrs: { id: id(4) }, content: [link(hrefOf(source, null)), link(hrefOf(id(901), id(1)))] },
    {
      type: 'taskList',
      attrs: { id: id(5) },
      content: [
        {
          type: 'taskItem',
          attrs: { id: id(6), checked: true },
          content: [{ type: 'paragraph', attrs: { id: id(7) } }],
        },
      ],
    },
    { type: 'living', attrs: { id: id(8), kind: 'actions', ref: 'action-12' } },
    { type: 'figure', attrs: { id: id(9), file, alt: 'Un plan', width: 50 } },
  ],
}

const everyNode = (json: DocumentJson): DocumentJson[] => [json, ...(json.content ?? []).flatMap(everyNode)]
const hrefs = (json: DocumentJson) =>
  everyNode(json).flatMap(({ marks = [] }) => marks.map(({ attrs }) => String(attrs?.['href'])))

test('[G44] people, done tasks and rows that are named stay behind; questions, consents, organisations and images come along', () => {
  const kept = everyNode(templateFrom(written, source))
  const of = (type: string) => kept.filter((node) => node.type === type).map(({ attrs }) => attrs)
  expect(of('mention')).toEqual([{ kind: 'organisation', id: id(701) }])
  expect(of('taskItem')).toEqual([{ id: id(6), checked: false }])
  expect(of('living')).toEqual([{ id: id(8), kind: 'actions', ref: null }])
  expect(of('heading')).toEqual([{ id: id(1), level: 2, consent: true, guide: 'action.c1' }])
  expect(of('paragraph')[0]).toMatchObject({ guide: 'action.c2' })
  expect(of('figure')).toEqual([{ id: id(9), file, alt: 'Un plan', width: 50 }])
  documentSchema().nodeFromJSON(templateFrom(written, source)).check()
})

test('[G45] what begins with it has blocks of its own, and links to its own sections', () => {
  let made = 0
  const begun = renewed(templateFrom(written, source), () => id(100 + made++))
  const ids = everyNode(begun).flatMap(({ type, attrs }) =>
    type !== 'mention' && attrs?.['id'] ? [String(attrs['id'])] : [],
  )
  expect(new Set(ids).size).toBe(9)
  expect(ids.filter((one) => one < id(100))).toEqual([])
  const heading = String(begun.content?.[0]?.attrs?.['id'])
  expect(hrefs(begun)).toEqual([
    hrefOf(null, heading),
    hrefOf(null, heading),
    hrefOf(source, null),
    hrefOf(id(901), id(1)),
  ])
  expect(textOf(begun)).toBe(textOf(templateFrom(written, source)))
})

test('[G45] two that begin with it share no block', () => {
  let made = 0
  const begin = () => everyNode(renewed(written, () => id(100 + made++))).map(({ attrs }) => String(attrs?.['id']))
  const first = new Set(begin())
  expect(begin().filter((one) => one !== 'undefined' && one < id(700) && first.has(one))).toEqual([])
})

test('[G45] the files of its figures are known, each once', () => {
  expect(filesIn({ type: 'doc', content: [...(written.content ?? []), ...(written.content ?? [])] })).toEqual([file])
  expect(filesIn({ type: 'doc', content: [{ type: 'figure', attrs: { file: null } }] })).toEqual([])
})
