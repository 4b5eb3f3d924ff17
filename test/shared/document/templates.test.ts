// What part A of the templates asks, written down once more and counted.
import { expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { jsonFromUpdate } from '../../../shared/document/reading.ts'
import { documentFromJson, textOf } from '../../../shared/document/shape.ts'
import { headingsOf } from '../../../shared/document/outline.ts'
import { documentFromTemplate, templates } from '../../../shared/document/templates/templates.ts'
import { templateIds } from '../../../shared/rules/document-templates.ts'
import { guidesDiagnostic } from '../../../shared/text/fr/guides-diagnostic.ts'

/** Level, title, ✍; then for each table below it: columns × proposed lines (0: none proposed); then ◆ below it. */
const sections = [
  ['2 L’essentiel en une page ✍', [], ['challenges']],
  ['2 Pourquoi ce diagnostic, et comment il a été partagé', [], []],
  ['3 Commande politique et calendrier', [], []],
  ['3 Périmètre (territorial, sectoriel, temporel) et définitions retenues', [], []],
  ['3 Méthode', ['6×0'], []],
  ['3 Qui a contribué — et qui manque', ['5×11'], []],
  ['2 Portrait du territoire', ['8×12'], []],
  ['2 Le poids et le visage de l’ESS', [], []],
  ['3 Chiffres clés', ['7×8'], ['indicators']],
  ['3 Par famille', ['5×6'], []],
  ['3 Par secteur d’activité', ['5×13'], []],
  ['3 Par maille géographique', ['6×0'], ['map']],
  ['3 Qualité de l’emploi et des gouvernances', ['4×8'], []],
  ['3 Précautions de lecture', [], []],
  ['2 Les acteurs et leurs liens', [], []],
  ['3 Annuaire', ['10×0'], ['directory']],
  ['3 Cartographie des parties prenantes', ['7×0'], []],
  ['3 Chaîne d’accompagnement et de financement', ['5×6'], []],
  ['3 Coopérations existantes', ['7×0'], []],
  ['2 Les besoins auxquels répondre', ['8×0'], []],
  ['2 L’action publique aujourd’hui', ['5×11', '6×6', '6×0'], []],
  ['2 Synthèse AFOM ✍', ['2×0'], []],
  ['2 Obstacles à lever, leviers à promouvoir', ['6×0'], []],
  ['2 Les défis du territoire ✍', ['8×0'], ['challenges']],
  ['2 Pistes de réponses collectives et suites', ['7×0'], ['arbitrations']],
  ['2 Annexes', [], ['restitutions', 'arbitrations']],
] as const

const questions = ['a0', 'a1', 'a1-2', 'a2', 'a3', 'a3-6', 'a5', 'a6', 'a7', 'a7-item', 'a9'].map(
  (id) => `diagnostic.${id}`,
)

const everyNode = (json: DocumentJson): DocumentJson[] => [json, ...(json.content ?? []).flatMap(everyNode)]

/** Columns × lines whose first cell is already written, the head aside. */
function size(table: DocumentJson): string {
  const [head, ...lines] = table.content ?? []
  const proposed = lines.filter((line) => line.content?.[0]?.type === 'tableCell' && textOf(line.content[0]) !== '')
  return `${head?.content?.length ?? 0}×${proposed.length}`
}

test('the diagnostic has every section, table, proposed line, consent flag and living block of its model, in order', () => {
  const { content = [] } = templates.diagnostic.make()
  const headings = headingsOf({ type: 'doc', content })
  const found = headings.map(({ level, title, consent, index }, place) => {
    const below = content.slice(index + 1, headings[place + 1]?.index).flatMap(everyNode)
    const living = below.filter(({ type }) => type === 'living').map(({ attrs }) => String(attrs?.['kind']))
    const tables = below.filter(({ type }) => type === 'table').map(size)
    return [`${level} ${title}${consent ? ' ✍' : ''}`, tables, living]
  })
  expect(found).toEqual(sections)
})

test('the diagnostic opens with its identity: eight lines, of which the platform fills four', () => {
  const [first] = templates.diagnostic.make().content ?? []
  expect(first?.content).toHaveLength(8)
  expect(
    everyNode(first ?? {}).flatMap(({ type, attrs }) => (type === 'living' ? [String(attrs?.['kind'])] : [])),
  ).toEqual(['version', 'state', 'organisations', 'workshops'])
})

test('every guiding question is asked somewhere, and has its sentence', () => {
  const asked = everyNode(templates.diagnostic.make()).flatMap(({ attrs }) =>
    attrs?.['guide'] ? [String(attrs['guide'])] : [],
  )
  expect([...new Set(asked)].sort()).toEqual([...questions].sort())
  expect(Object.keys(guidesDiagnostic).sort()).toEqual([...questions].sort())
})

test('[E5] no guiding question is in a document: neither in its JSON nor in its bytes', () => {
  const json = documentFromTemplate('diagnostic', () => '00000000-0000-7000-8000-000000000000')
  const stored = JSON.stringify(json) + new TextDecoder().decode(documentFromJson(json, 1))
  for (const sentence of Object.values(guidesDiagnostic)) expect(stored).not.toContain(sentence.slice(0, 25))
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

test('a note is one empty paragraph', () => {
  expect(templates.note.make().content).toEqual([{ type: 'paragraph', content: [] }])
})
