// A moment of a text, read with the identity of its characters, is what the editor shows.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import { documentFromJson } from '../../../shared/document/shape.ts'
import { documentFromTemplate, templates } from '../../../shared/document/templates/templates.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { isText, jsonOf, pageOf, type PageNode } from '../../../shared/history/page.ts'
import type { TemplateId } from '../../../shared/rules/document-templates.ts'
import { sample } from '../../support/exchange-sample.ts'

let made = 0
const texts: [string, DocumentJson][] = [
  ['a text with every block', sample],
  ...(Object.keys(templates) as TemplateId[]).map((id): [string, DocumentJson] => [
    `template ${id}`,
    documentFromTemplate(id, () => `id-${(made += 1)}`),
  ]),
]

test.each(texts)('%s reads as the editor reads it, and every character says which one it is', (_, json) => {
  const doc = new Y.Doc({ gc: false })
  const update = documentFromJson(json, 7)
  Y.applyUpdate(doc, update)
  const page = pageOf(doc)
  expect(jsonOf(page)).toEqual(jsonFromUpdate(update))
  const seen = new Set<string>()
  for (const node of nodesOf(page)) {
    for (const part of node.parts) {
      if (!isText(part)) continue
      expect(part.ids.reduce((sum, [, , length]) => sum + length, 0)).toBe(part.text.length)
      for (const [client, clock, length] of part.ids)
        for (let at = clock; at < clock + length; at++) seen.add(`${client} ${at}`)
    }
  }
  const characters = nodesOf(page)
    .flatMap(({ parts }) => parts.filter(isText).map(({ text }) => text))
    .join('')
  expect(seen.size).toBe(characters.length)
})

const nodesOf = (node: PageNode): PageNode[] => [
  node,
  ...node.parts.flatMap((part) => (isText(part) ? [] : nodesOf(part))),
]
