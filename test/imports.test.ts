// The reader of sources that the architecture's tests stand on: it must see what they forbid.
import { describe, expect, it } from 'vitest'
import { circles, parse, wordsOf } from './support/imports.ts'

describe('the reader of sources', () => {
  it('sees every form of import, and whether it is of types only', () => {
    const { imports } = parse(
      'server/http/a.ts',
      [
        "import { b } from './b.ts'",
        "import type { C } from '../c.ts'",
        "import './d.css'",
        "import e, { type F } from 'e/f'",
        "export * from './g.ts'",
        "import {\n  h,\n  i,\n} from './h.ts'",
        "const j = await import('./j.ts')",
      ].join('\n'),
    )
    expect(imports.map(({ target, isTypeOnly }) => (isTypeOnly ? `type ${target}` : target))).toEqual([
      'server/http/b.ts',
      'type server/c.ts',
      'server/http/d.css',
      'e/f',
      'server/http/g.ts',
      'server/http/h.ts',
      'server/http/j.ts',
    ])
  })

  it('sees no import in a comment, and no comment in a string', () => {
    const file = parse(
      'a.ts',
      "// import { b } from './b.ts'\n/* import './c.ts' */\nconst url = 'http://x' // process.env\nconst d = `//${url}`",
    )
    expect(file.imports).toEqual([])
    expect(file.code).toContain("'http://x'")
    expect(file.code).toContain('`//${url}`')
    expect(file.code).not.toContain('process.env')
  })

  it('sees words in strings, templates and between tags', () => {
    const file = parse('A.tsx', "// été\nconst a = 'clé'\nconst b = `à ${a}`\nconst c = <p>\n  déjà\n</p>")
    expect(wordsOf(file).map((words) => words.trim())).toEqual(['clé', 'à ${a}', 'déjà'])
  })

  it('finds a circle, and none in a diamond or among types', () => {
    const file = (path: string, ...targets: string[]) =>
      parse(path, targets.map((target) => `import { x } from './${target}'`).join('\n'))
    expect(circles([file('a.ts', 'b.ts'), file('b.ts', 'c.ts'), file('c.ts', 'a.ts')])).toEqual([
      ['a.ts', 'b.ts', 'c.ts', 'a.ts'],
    ])
    expect(circles([file('a.ts', 'b.ts', 'c.ts'), file('b.ts', 'd.ts'), file('c.ts', 'd.ts'), file('d.ts')])).toEqual(
      [],
    )
    expect(circles([file('a.ts', 'b.ts'), parse('b.ts', "import type { A } from './a.ts'")])).toEqual([])
  })
})
