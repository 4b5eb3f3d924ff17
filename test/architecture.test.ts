// The arrows and the "never" rules of ARCHITECTURE.md. A failure names the file and says what to do instead.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { circles, sourcesBelow, wordsOf, type Import, type SourceFile } from './support/imports.ts'
import { root } from './support/paths.ts'

const product = sourcesBelow('client', 'server', 'shared')
const tests = sourcesBelow('test')
const all = [...product, ...tests]

const below = (...prefixes: string[]) =>
  product.filter(({ path }) => prefixes.some((prefix) => path.startsWith(prefix)))
const except = (files: SourceFile[], ...prefixes: string[]) =>
  files.filter(({ path }) => !prefixes.some((prefix) => path.startsWith(prefix)))

/** Every import of `files` that `isWrong`, as `from → to`. */
const wrongImports = (files: SourceFile[], isWrong: (entry: Import, from: string) => boolean): string[] =>
  files.flatMap(({ path, imports }) =>
    imports.filter((entry) => isWrong(entry, path)).map(({ target }) => `${path} → ${target}`),
  )

const into =
  (...prefixes: string[]) =>
  ({ isRelative, target }: Import): boolean =>
    isRelative && prefixes.some((prefix) => target.startsWith(prefix))

const ofPackage =
  (...names: string[]) =>
  ({ isRelative, target }: Import): boolean =>
    !isRelative && names.some((name) => target === name || target.startsWith(`${name}/`))

/** Files whose code (comments apart) matches. */
const matching = (files: SourceFile[], pattern: RegExp): string[] =>
  files.filter(({ code }) => pattern.test(code)).map(({ path }) => path)

describe('the arrows', () => {
  it('shared imports nothing of ours outside shared, and does no input or output', () => {
    expect(wrongImports(below('shared/'), (entry) => entry.isRelative && !entry.target.startsWith('shared/'))).toEqual(
      [],
    )
    expect(wrongImports(below('shared/'), ({ target }) => target.startsWith('node:'))).toEqual([])
  })

  it('the client never imports the server, nor the server the client', () => {
    expect(wrongImports(below('client/'), into('server/'))).toEqual([])
    expect(wrongImports(below('server/'), into('client/'))).toEqual([])
  })

  it('a feature imports no other feature, and nothing below imports features or pages', () => {
    const feature = (path: string) => /^client\/features\/([^/]+)\//.exec(path)?.[1]
    const another = (entry: Import, from: string) => {
      const wanted = feature(entry.target)
      return wanted !== undefined && wanted !== feature(from)
    }
    expect(wrongImports(below('client/features/'), another)).toEqual([])
    expect(
      wrongImports(below('client/features/', 'client/editor/', 'client/live/', 'client/ui/'), into('client/pages/')),
    ).toEqual([])
    expect(wrongImports(below('client/editor/', 'client/live/', 'client/ui/'), into('client/features/'))).toEqual([])
    expect(
      wrongImports(below('client/ui/'), into('client/editor/', 'client/live/', 'client/api', 'client/query')),
    ).toEqual([])
  })

  it('on the server: main → app → { http, realtime } → domain → db, and auth between', () => {
    expect(
      wrongImports(
        below('server/db/'),
        into('server/domain/', 'server/auth/', 'server/http/', 'server/realtime/', 'server/app'),
      ),
    ).toEqual([])
    expect(
      wrongImports(below('server/auth/'), into('server/domain/', 'server/http/', 'server/realtime/', 'server/app')),
    ).toEqual([])
    expect(
      wrongImports(below('server/domain/'), into('server/http/', 'server/realtime/', 'server/app', 'server/config')),
    ).toEqual([])
    const aboveWorkshops = ['server/domain/', 'server/http/', 'server/realtime/', 'server/app', 'server/config']
    expect(wrongImports(below('server/workshop/'), into(...aboveWorkshops))).toEqual([])
    expect(wrongImports(below('server/http/'), into('server/realtime/', 'server/app', 'server/main'))).toEqual([])
    expect(wrongImports(below('server/realtime/'), into('server/http/', 'server/app', 'server/main'))).toEqual([])
    expect(
      wrongImports(except(below('server/'), 'server/app', 'server/parts', 'server/metrics/'), into('server/metrics/')),
    ).toEqual([])
  })

  it('the domain knows neither express nor sockets', () => {
    expect(wrongImports(below('server/domain/'), ofPackage('express', 'ws', 'node:http', 'node:net'))).toEqual([])
  })

  it('tests import the product, never the other way round', () => {
    expect(wrongImports(product, into('test/'))).toEqual([])
  })

  it('there is no circle of imports', () => {
    expect(circles(all).map((files) => files.join(' → '))).toEqual([])
  })

  it('every relative import names an existing file with its suffix', () => {
    expect(
      wrongImports(
        except(all, 'test/imports.test.ts'),
        ({ isRelative, target }) => isRelative && !existsSync(join(root, target.replace(/\?.*$/, ''))),
      ),
    ).toEqual([])
  })
})

describe('never', () => {
  it('the environment is read outside server/config.ts', () => {
    // start.mjs prepares the environment of the process before config.ts is there to read it
    expect(
      matching(except(below('server/', 'shared/'), 'server/config.ts', 'server/cli/start.mjs'), /process\.env\b/),
    ).toEqual([])
  })

  it('lucia is imported outside server/auth/sessions.ts', () => {
    expect(wrongImports(except(all, 'server/auth/sessions.ts'), ofPackage('lucia'))).toEqual([])
  })

  it('SQL is written outside domain, auth, db, history, workshop/log, workshop/box-rows, realtime/update-log and realtime/identities', () => {
    const may = [
      'server/domain/',
      'server/auth/',
      'server/db/',
      'server/history/',
      'server/realtime/update-log',
      'server/realtime/identities',
      'server/workshop/log.ts',
      'server/workshop/box-rows.ts',
    ]
    const aliveness = 'server/app.ts' // `select 1`: readiness
    expect(matching(except(product, ...may, aliveness), /\b(?:sql|tx|owner|app)(?:<[^`]*>)?`/)).toEqual([])
    expect(wrongImports(except(product, ...may), (entry) => entry.target === 'postgres' && !entry.isTypeOnly)).toEqual(
      [],
    )
  })

  it('a right on a document is decided from facts that standing.ts did not read [R9]', () => {
    const others = except(below('server/'), 'server/domain/standing.ts')
    const advice =
      'select ${standingFacts(sql)} from document d ${standingJoins(sql, personId)}, and type the rows by Facts'
    expect(matching(others, /\bas "?(?:trashed|granted)\b|'restitution' as\b/), advice).toEqual([])
    const names = /\bimport\b[^'"]*\bDocumentFacts\b[^'"]*\bfrom '[^']*\/permissions\.ts'/
    expect(matching(others, names), advice).toEqual([])
    const typed = others.filter(({ code }) => /\bimport\b[^'"]*\bFacts\b[^'"]*\bfrom '[^']*\/standing\.ts'/.test(code))
    expect(typed.length).toBeGreaterThan(5)
    expect(typed.filter(({ code }) => !code.includes('${standingFacts(')).map(({ path }) => path)).toEqual([])
  })

  it('the domain reads the clock or makes randomness: it has ctx', () => {
    expect(
      matching(
        below('server/domain/'),
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandom(?:Bytes|UUID|Int)\(|performance\.now\(/,
      ),
    ).toEqual([])
  })

  it('a Y root is named outside shared/document/shape.ts', () => {
    expect(matching(except(product, 'shared/document/shape.ts'), /\.get(?:XmlFragment|Text|Map|Array)\(/)).toEqual([])
  })

  it('a French sentence is written outside shared/text and the templates of documents and workshops', () => {
    const smallWords = 'shared/rules/identity-marks.ts' // what initials leave out: de, la, à…
    const places = [
      smallWords,
      'shared/text/',
      'shared/document/templates/',
      'shared/workshop/templates/',
      'server/seed/',
      'server/cli/',
      'client/gallery/',
    ]
    const accented = /[àâçéèêëîïôœùûÀÂÇÉÈÊÎÔŒÙ«»\u202f]/
    const found = except(product, ...places).flatMap((file) =>
      wordsOf(file)
        .filter((words) => accented.test(words))
        .map((words) => `${file.path}: ${words.slice(0, 60)}`),
    )
    expect(found).toEqual([])
  })

  it('an operator is spoken to outside the catalogue, in another language [O35]', () => {
    expect(matching(product, /new CannotStart\(\s*[`'"]/)).toEqual([])
    expect(matching(below('server/'), /std(?:out|err)\.write\(\s*(?:['"]|`(?!\$\{\w+(?:\.\w+)?\}\\n`))/)).toEqual([
      'server/cli/start.mjs', // before there is a catalogue to read
    ])
  })

  it('a default export is written, but where a tool asks for one', () => {
    const asked = ['test/support/global-setup.ts', 'test/planted/vitest.config.ts']
    expect(matching(except(all, ...asked), /^export default\b/m)).toEqual([])
  })

  it('a barrel is made: import the file', () => {
    expect(matching(all, /^export\s+(?:\*|\{[^}]*\})\s+from\b/m)).toEqual([])
    expect(all.map(({ path }) => path).filter((path) => /\/index\.tsx?$/.test(path))).toEqual([])
  })

  it('`any` is written', () => {
    expect(matching(all, /(?::|as|<|,)\s*any\b(?!\w|')/)).toEqual([])
  })
})

describe('every file', () => {
  /** Longer files, each with its reason. */
  const longer: Record<string, string> = {}

  it('is at most 400 lines: split by noun or by direction (read, write)', () => {
    expect(
      all.filter(({ path, lines }) => lines > 400 && !(path in longer)).map(({ path, lines }) => `${path}: ${lines}`),
    ).toEqual([])
  })

  it('begins with a comment saying what it owns', () => {
    expect(all.filter(({ text }) => !/^(?:#!.*\n)?(?:\/\/|\/\*)/.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('is named in kebab-case, or in PascalCase for one component or class', () => {
    const name = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|[A-Z][A-Za-z0-9]*)(?:\.(?:slow|test|d|config))*\.(?:ts|tsx|mjs)$/
    expect(all.map(({ path }) => path).filter((path) => !name.test(path.split('/').at(-1) ?? ''))).toEqual([])
  })

  it('has no TODO, no empty catch and no silenced compiler', () => {
    expect(
      all
        .filter(({ text }) => /\b(?:TODO|FIXME|XXX)\b/.test(text))
        .map(({ path }) => path)
        .filter((path) => path !== 'test/architecture.test.ts'),
    ).toEqual([])
    expect(all.filter(({ text }) => /catch\s*(?:\([^)]*\))?\s*\{\s*\}/.test(text)).map(({ path }) => path)).toEqual([])
    expect(
      all
        .filter(({ text }) => /@ts-(?:ignore|nocheck|expect-error)/.test(text))
        .map(({ path }) => path)
        .filter((path) => path !== 'test/architecture.test.ts'),
    ).toEqual([])
  })
})

describe('every test', () => {
  const cases = tests.filter(({ path }) => path.endsWith('.test.ts') || path.endsWith('.test.tsx'))

  it('runs: none is skipped, focused or left for later', () => {
    expect(matching(cases, /\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b/)).toEqual([])
  })

  it('mocks no module and takes no snapshot', () => {
    expect(matching(cases, /\bvi\.mock\(|toMatchSnapshot\(|toMatchInlineSnapshot\(/)).toEqual([])
  })
})
