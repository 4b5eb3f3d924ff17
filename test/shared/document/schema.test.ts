// The document schema is a contract with every open editor and every stored text.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { documentSchema } from '../../../shared/document/schema.ts'
import { EPOCH } from '../../../shared/protocol.ts'

/** What decides whether one editor's nodes are another's garbage. */
function contract(): string {
  const schema = documentSchema()
  const attributes = (attrs: Record<string, { default?: unknown }> = {}) =>
    Object.entries(attrs).map(([name, { default: value }]) => `${name}=${JSON.stringify(value)}`)
  const nodes = Object.entries(schema.nodes).map(([name, { spec }]) =>
    [name, spec.content, spec.group, spec.marks, spec.inline, spec.atom, ...attributes(spec.attrs).sort()].join(' · '),
  )
  const marks = Object.entries(schema.marks).map(([name, { spec }]) =>
    [name, JSON.stringify(spec.excludes), ...attributes(spec.attrs).sort()].join(' · '),
  )
  return [...nodes.sort(), ...marks.sort()].join('\n')
}

const fingerprints: Record<number, string> = { 1: 'e49cdaa4ea4d04e0', 2: 'bcf15791049ea5b5' }

test('[E2] a changed schema raises EPOCH in shared/protocol.ts', () => {
  const found = createHash('sha256').update(contract()).digest('hex').slice(0, 16)
  expect(found, `The document schema changed:\n${contract()}\nRaise EPOCH and add its fingerprint here.`).toBe(
    fingerprints[EPOCH],
  )
})

test('no content expression demands a number of children, since what a schema rejects is deleted for everyone', () => {
  const strict = Object.values(documentSchema().nodes).filter(({ spec }) => /[+?{]/.test(spec.content ?? ''))
  expect(strict.map(({ name }) => name)).toEqual([])
  for (const type of Object.values(documentSchema().nodes)) expect(type.contentMatch.validEnd, type.name).toBe(true)
})

test('[E1] everything that later work inserts is known already', () => {
  const { nodes, marks } = documentSchema()
  for (const name of [
    'living',
    'footnote',
    'mention',
    'taskItem',
    'table',
    'horizontalRule',
    'hardBreak',
    'callout',
    'details',
    'figure',
  ]) {
    expect(nodes[name], name).toBeDefined()
  }
  expect(Object.keys(marks).sort()).toEqual([
    'bold',
    'code',
    'italic',
    'link',
    'strike',
    'subscript',
    'superscript',
    'underline',
  ])
  expect(nodes['heading']?.spec.attrs).toMatchObject({ id: {}, guide: {}, consent: {}, level: {} })
  expect(Object.keys(nodes['mention']?.spec.attrs ?? {}).sort()).toEqual(['id', 'kind'])
})
