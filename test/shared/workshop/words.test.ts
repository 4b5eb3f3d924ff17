// Every kind, type, college, stage and refusal of workshops has its words.
import { expect, test } from 'vitest'
import { modes } from '../../../shared/workshop/preparing.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { colleges } from '../../../shared/workshop/colleges.ts'
import { refusals } from '../../../shared/workshop/commands.ts'
import { stages } from '../../../shared/workshop/events.ts'
import { contributionTypes, identities, mechanisms, phaseKinds, visibilities } from '../../../shared/workshop/phases.ts'

test('whatever the contract names has its French words', () => {
  const wanted = [
    ...phaseKinds.flatMap((kind) => [`phase.${kind}`, `phase.${kind}.hint`]),
    ...contributionTypes.flatMap((type) => ['', '.many', '.yours', '.send'].map((form) => `type.${type}${form}`)),
    ...mechanisms.map((mechanism) => `mechanism.${mechanism}`),
    ...identities.flatMap((identity) => [`identity.${identity}`, `identity.${identity}.hint`]),
    ...visibilities.map((visibility) => `visibility.${visibility}`),
    ...colleges.map((college) => `college.${college}`),
    ...stages.map((stage) => `stage.${stage}`),
    ...modes.map((mode) => `mode.${mode}`),
    ...refusals.map((refusal) => `refused.${refusal}`),
  ].map((key) => `workshop.${key}`)
  const known = new Set(Object.keys(workshopWords))
  expect(wanted.filter((key) => !known.has(key))).toEqual([])
})
