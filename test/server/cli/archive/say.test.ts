// What the commands of archives say: of things that people know, whatever the tables are called.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { counted, nameOf, sizesOf } from '../../../../server/cli/archive/say.ts'
import { root } from '../../../support/paths.ts'

const tables = [...readFileSync(join(root, 'docs/schema.sql'), 'utf8').matchAll(/^create table (\w+)/gm)].map(
  ([, name = '']) => name,
)

test('[B13] what every table holds has words of its own, of one and of many', () => {
  expect(tables.length).toBeGreaterThan(15)
  for (const n of [1, 2]) {
    const words = tables.map((table) => counted(n, table))
    expect(words.filter((said) => said === counted(n, 'of a later version') || /_/.test(said))).toEqual([])
    expect(new Set(words).size).toBe(tables.length)
  }
  expect(counted(2, 'of a later version')).toBe('2 autres données')
})

test('[B13] an instance is known again by its documents, people and editions', () => {
  expect(Object.values(sizesOf({ documents: 1, people: 12, editions: 0 }))).toEqual([
    '1 document',
    '12 personnes',
    '0 édition',
  ])
})

test('[B13] a refusal names what is concerned, not a table, and what is not ours as it is', () => {
  expect(nameOf('tables/document_update/000002.copy.gz')).toBe('éditions')
  expect(nameOf('document_update.document_update_actor_id_fkey')).toBe('éditions')
  expect(nameOf('person, document, someone_elses')).toBe('personnes, documents, someone_elses')
  expect(nameOf('1536')).toBe('octet 1536')
  expect(nameOf('manifest.json')).toBe('manifest.json')
  expect(nameOf('/var/lib/person')).toBe('/var/lib/person')
})
