// Every rule cited by a test exists in docs/SPEC.md or its pages, and every rule there is cited by at least one test.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = new URL('..', import.meta.url).pathname

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const pages = [join(root, 'docs/SPEC.md'), ...filesBelow('docs/spec')]
const rules = new Set(
  pages.flatMap((page) => [...readFileSync(page, 'utf8').matchAll(/\*\*\[?([A-Z]\d+)\b/gm)].map((hit) => hit[1])),
)

const tests = filesBelow('test').filter((file) => /\.test\.tsx?$/.test(file))
const cited = new Set(
  tests.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\[([A-Z]\d+(?:, [A-Z]\d+)*)\]/g)].flatMap((hit) => hit[1]!.split(', ')),
  ),
)

test('a rule cited by a test exists', () => {
  expect([...cited].filter((rule) => !rules.has(rule))).toEqual([])
})

test('a rule is cited by at least one test', () => {
  expect([...rules].filter((rule) => !cited.has(rule!))).toEqual([])
})
