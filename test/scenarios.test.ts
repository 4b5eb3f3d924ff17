// Every test that docs/SCENARIOS.md names exists, and each scenario names one or says what is missing.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './support/paths.ts'

const lines = readFileSync(join(root, 'docs/SCENARIOS.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, , shown] = line.split('|').map((cell) => cell.trim())
    return number && /^\d+$/.test(number) && shown ? [{ number: Number(number), shown }] : []
  })

/** The files of a line, each with the beginnings or parts of names that stand behind it. */
const named = lines.flatMap(({ number, shown }) =>
  shown
    .split(/(?=`test\/)/)
    .filter((part) => part.startsWith('`'))
    .map((part) => ({
      number,
      file: part.slice(1, part.indexOf('`', 1)),
      names: [...part.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
    })),
)

test('there are eighteen scenarios; one that no test shows says which issue brings it, if any', () => {
  expect(lines.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, n) => n + 1))
  const bare = lines.filter(({ number }) => !named.some((one) => one.number === number && one.names.length > 0))
  expect(bare.filter(({ shown }) => !/^none: .*\b(?:issue \d+|no issue)\b/.test(shown))).toEqual([])
})

test('a test that a scenario names exists', () => {
  const missing = named.flatMap(({ number, file, names }) => {
    const path = join(root, file)
    if (!existsSync(path)) return [`${number}: ${file}`]
    const titles = [...readFileSync(path, 'utf8').matchAll(/'((?:[^'\\]|\\.)+)',\s*(?:async\b|\(|\{)/g)].map(
      ([, title]) => title,
    )
    return names.filter((name) => !titles.some((title) => title?.includes(name))).map((name) => `${number}: ${name}`)
  })
  expect(missing).toEqual([])
})
