// What an open document is known by, with and without the server; where a step stands.
import { expect, test } from 'vitest'
import { cardOf, openedFrom, openedFromCard } from '../../../client/features/document/opened.ts'
import { stepState } from '../../../client/features/demarche/steps.ts'
import type { Document } from '../../../shared/schemas/documents.ts'

const document: Document = {
  id: '0197a000-0000-7000-8000-000000000001',
  demarcheId: '0197a000-0000-7000-8000-000000000002',
  demarcheTitle: 'Schéma',
  title: 'Diagnostic',
  template: 'diagnostic',
  state: 'consultation',
  stateSince: '2026-03-12T10:00:00.000Z',
  restricted: false,
  epoch: 1,
  generation: 3,
  role: 'writer',
  mayDo: ['readDocument', 'writeText'],
  mayMoveTo: [],
  writesFor: null,
  organisations: [
    {
      id: '0197a000-0000-7000-8000-000000000003',
      name: 'La Remise',
      family: 'cooperative',
      hue: 4,
      pattern: 5,
      isOwner: true,
    },
  ],
  stateChanges: [],
  erased: null,
  grantedTo: [],
  numbered: false,
  favourite: false,
  tags: [],
  ancestors: [],
  trash: null,
  source: null,
}

test('a document opens from its card as it opened from the server, less what needs the server', () => {
  const opened = openedFrom(document)
  const again = openedFromCard(cardOf(opened, 0))
  expect(again).toMatchObject({
    documentId: document.id,
    title: 'Diagnostic',
    epoch: 1,
    generation: 3,
    mayWrite: true,
    frozen: false,
  })
  expect(again.organisations).toEqual([{ id: document.organisations[0]?.id, name: 'La Remise', hue: 4, pattern: 5 }])
  expect(again.document).toBeNull()
})

test('a submitted document is frozen, whoever reads it', () => {
  expect(openedFrom({ ...document, state: 'submitted', mayDo: ['readDocument'] })).toMatchObject({
    mayWrite: false,
    frozen: true,
  })
})

test('a step is passed, current or to come by its place in the road', () => {
  expect(stepState('diagnose', 'decide')).toBe('done')
  expect(stepState('decide', 'decide')).toBe('now')
  expect(stepState('evaluate', 'decide')).toBe('next')
})
