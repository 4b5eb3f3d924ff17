// What the create dialog offers, in which order, and what its search finds.
import { expect, test } from 'vitest'
import { stepOfTemplate } from '../../../client/features/demarche/steps.ts'
import { choiceGroups, found, type ChoiceGroup } from '../../../client/features/document/template-choices.ts'
import { templateIds } from '../../../shared/rules/document-templates.ts'

const own = [{ id: '01890000-0000-7000-8000-000000000001', name: 'Trame du réseau', hint: 'Pour les rencontres' }]
const names = (groups: readonly ChoiceGroup[]) => groups.map(({ name }) => name)
const ids = (groups: readonly ChoiceGroup[]) => groups.flatMap(({ choices }) => choices.map(({ id }) => id))

test('[G47] the empty page comes first, then what the démarche keeps, then ours by step; each once', () => {
  const groups = choiceGroups(own)
  expect(names(groups)).toEqual([
    null,
    'Modèles de la démarche',
    'Diagnostiquer',
    'Débattre',
    'Décider',
    'Agir',
    'Évaluer',
    'À tout moment',
  ])
  expect(groups[0]?.choices.map(({ id }) => id)).toEqual(['note'])
  expect(ids(groups).sort()).toEqual([own[0]!.id, ...templateIds].sort())
  expect(names(choiceGroups([]))).not.toContain('Modèles de la démarche')
})

test.each([
  ['delib', ['deliberation']],
  ['fiche ACTION', ['action']],
  ['budget', ['idea', 'scheme', 'action', 'call', 'application']],
  ['agir', ['action', 'call', 'application', 'instruction']],
  ['trame', [own[0]!.id]],
  ['zzz', []],
])('[G47] « %s » finds what is named so, is for that, or belongs there', (typed, expected) => {
  expect(ids(found(choiceGroups(own), typed))).toEqual(expected)
})

test('[G47] every kind of document belongs to the step that its group says, or to none', () => {
  expect(stepOfTemplate('diagnostic')).toBe('diagnose')
  expect(stepOfTemplate('scheme')).toBe('decide')
  expect(stepOfTemplate('action')).toBe('act')
  expect(stepOfTemplate('evaluation')).toBe('evaluate')
  expect(stepOfTemplate('restitution')).toBe('debate')
  expect(stepOfTemplate('note')).toBeNull()
  expect(stepOfTemplate('of another version')).toBeNull()
})
