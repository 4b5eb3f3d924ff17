// The machine of document states: one table, read here from every pair and every role.
import { expect, test } from 'vitest'
import { roles } from '../../../shared/rules/demarche-roles.ts'
import {
  availableTransitions,
  documentStates,
  isWritable,
  transitionBetween,
  transitions,
} from '../../../shared/rules/document-states.ts'

test('a text is written in draft and in consultation only [S1]', () => {
  expect(documentStates.filter(isWritable)).toEqual(['draft', 'consultation'])
})

test('the passages are these seven, and no pair of states occurs twice [S2]', () => {
  const pairs = documentStates.flatMap((from) =>
    documentStates.filter((to) => transitionBetween(from, to)).map((to) => `${from} → ${to}`),
  )
  expect(pairs).toEqual([
    'draft → consultation',
    'consultation → draft',
    'consultation → submitted',
    'submitted → draft',
    'submitted → consultation',
    'submitted → adopted',
    'adopted → archived',
  ])
  expect(transitions).toHaveLength(pairs.length)
})

const expected: Record<string, Record<string, string[]>> = {
  pilot: {
    draft: ['open'],
    consultation: ['resume', 'submit'],
    submitted: ['reopen', 'reject'],
    adopted: ['archive'],
    archived: [],
  },
  facilitator: { draft: [], consultation: [], submitted: [], adopted: [], archived: [] },
  writer: { draft: ['open'], consultation: ['resume'], submitted: [], adopted: [], archived: [] },
  member: { draft: [], consultation: [], submitted: [], adopted: [], archived: [] },
  elected: { draft: [], consultation: [], submitted: ['reject', 'adopt'], adopted: [], archived: [] },
  observer: { draft: [], consultation: [], submitted: [], adopted: [], archived: [] },
}

test.each(roles.flatMap((role) => documentStates.map((state) => [role, state] as const)))(
  'what a %s may move a text in %s by [S3]',
  (role, state) => {
    expect(availableTransitions(state, role).map(({ name }) => name)).toEqual(expected[role]?.[state])
    expect(availableTransitions(state, null)).toEqual([])
  },
)

test('rejecting needs a reason, adopting a deliberation, the others nothing [S3]', () => {
  const needs = transitions.filter((one) => one.needs).map(({ name, needs: what }) => [name, what])
  expect(needs).toEqual([
    ['reject', 'reason'],
    ['adopt', 'deliberation'],
  ])
})
