// Every template against its model, written down once more by hand, and what holds for all of them.
import { expect, test } from 'vitest'
import { guidePattern } from '../../../../shared/document/block-attributes.ts'
import { headingsOf } from '../../../../shared/document/outline.ts'
import { jsonFromUpdate } from '../../../../shared/document/reading.ts'
import type { DocumentJson } from '../../../../shared/document/schema.ts'
import { documentSchema } from '../../../../shared/document/schema.ts'
import { documentFromJson, textOf } from '../../../../shared/document/shape.ts'
import { documentFromTemplate, templates } from '../../../../shared/document/templates/templates.ts'
import { templateIds } from '../../../../shared/rules/document-templates.ts'
import { guidesDiagnostic } from '../../../../shared/text/fr/guides-diagnostic.ts'
import { guidesOthers } from '../../../../shared/text/fr/guides-others.ts'
import { guidesScheme } from '../../../../shared/text/fr/guides-scheme.ts'
import { livingWords } from '../../../../shared/text/fr/living.ts'
import { templateWords } from '../../../../shared/text/fr/templates.ts'
import { outlineOfTemplate } from '../../../support/template-outline.ts'
import { pieces } from './expected-pieces.ts'
import { strategy } from './expected-strategy.ts'
import { workshops } from './expected-workshops.ts'

const expected = { ...strategy, ...workshops, ...pieces }
const guides: Readonly<Record<string, string>> = { ...guidesDiagnostic, ...guidesScheme, ...guidesOthers }

const everyNode = (json: DocumentJson): DocumentJson[] => [json, ...(json.content ?? []).flatMap(everyNode)]
const nodesOf = (id: (typeof templateIds)[number]) => everyNode(templates[id].make())
const attributesOf = (name: string, nodes: readonly DocumentJson[]) =>
  nodes.flatMap(({ attrs }) => (typeof attrs?.[name] === 'string' ? [attrs[name] as string] : [])) // just looked at

test.each(templateIds)('[G40] %s has the sections, tables, questions, consents and places of its model', (id) => {
  const lines = expected[id].split('\n').map((line) => line.trim())
  expect(outlineOfTemplate(templates[id].make())).toEqual(lines.filter((line) => line !== ''))
})

test('[G40] what the diagnosis proposes is there: families, sectors, levels', () => {
  const words = nodesOf('diagnostic')
    .filter(({ type }) => type === 'tableCell')
    .map(textOf)
  for (const word of ['Mutuelle', 'Banque-assurance', 'EPCI', 'Vacance du foncier économique', 'Dirigeantes'])
    expect(words).toContain(word)
})

test('[G41] every guiding question that is asked has its sentence, and every sentence is asked', () => {
  const asked = templateIds.flatMap((id) => attributesOf('guide', nodesOf(id)))
  expect([...new Set(asked)].sort()).toEqual(Object.keys(guides).sort())
  expect(asked.filter((id) => !guidePattern.test(id))).toEqual([])
})

test.each(templateIds)('[E5, G41] no guiding question is in %s: neither in its JSON nor in its bytes', (id) => {
  const json = documentFromTemplate(id, () => '00000000-0000-7000-8000-000000000000')
  const stored = JSON.stringify(json) + new TextDecoder().decode(documentFromJson(json, 1))
  for (const sentence of Object.values(guides)) expect(stored).not.toContain(sentence.slice(0, 25))
})

test('[G42] every kind of place has a name and a sentence, and every name is of a kind in use', () => {
  const kinds = new Set(templateIds.flatMap((id) => attributesOf('kind', nodesOf(id))))
  const known = Object.keys(livingWords).filter((key) => !key.endsWith('.note'))
  expect(known.sort()).toEqual([...kinds, 'unknown'].map((kind) => `living.${kind}`).sort())
  for (const key of known) expect(livingWords).toHaveProperty([`${key}.note`])
})

test.each(templateIds)('[E1] %s is valid, and comes back from a live document as it was', (id) => {
  let made = 0
  const json = documentFromTemplate(id, () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`)
  const node = documentSchema().nodeFromJSON(json)
  node.check()
  expect(jsonFromUpdate(documentFromJson(json, 1))).toEqual(node.toJSON())
})

test.each(templateIds)('[E6] every block of %s has an id of its own', (id) => {
  let made = 0
  const node = documentSchema().nodeFromJSON(documentFromTemplate(id, () => `id-${(made += 1)}`))
  const ids: unknown[] = []
  node.descendants((block) => void ('id' in block.attrs && block.isBlock && ids.push(block.attrs['id'])))
  expect(new Set(ids).size).toBe(made)
  expect(ids).not.toContain(null)
})

test.each(templateIds)('%s skips no level of heading, and every row of its tables is as long as the first', (id) => {
  const levels = headingsOf(templates[id].make()).map(({ level }) => level)
  levels.forEach((level, place) => expect(level - (levels[place - 1] ?? 1)).toBeLessThanOrEqual(1))
  for (const { content: rows = [] } of nodesOf(id).filter(({ type }) => type === 'table'))
    expect(new Set(rows.map(({ content }) => content?.length)).size).toBe(1)
})

test('a note is one empty paragraph', () => {
  expect(templates.note.make().content).toEqual([{ type: 'paragraph', content: [] }])
})

test('what is written in French follows its typography: thin spaces, curved apostrophes, closed quotation marks', () => {
  const texts = templateIds.flatMap((id) => nodesOf(id).flatMap(({ text }) => (text === undefined ? [] : [text])))
  const sentences = [...texts, ...Object.values({ ...guides, ...livingWords, ...templateWords })]
  const wrong = sentences.filter((text) => /[^\s\u202F][;!?»]| [;:!?%»]|« |«\S(?<!«\u202F)|'|\.\.\./.test(text))
  expect(wrong).toEqual([])
})
