// How heavy each page is: the sign-in page and what phones open stay light, whatever the rest becomes.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { root } from '../support/paths.ts'
import { filesOf, readManifest, routeSizes, sayRouteSizes, type RouteSize } from '../support/route-sizes.ts'

/** Bytes, gzipped, JavaScript and styles together; fonts apart. */
const signedOutBudget = 120_000
const signedInBudget = 425_000

const signedOut = [
  'EntryPage',
  'SetUpPage',
  'InvitationPage',
  'ResetPage',
  'ForgottenPage',
  'AccessibilityPage',
  'DataPage',
  'LegalPage',
  'UnreachablePage',
  'RoomPage',
  'FollowPage',
  'ScreenPage',
]

let sizes: RouteSize[]

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'server/cli/start.mjs'), 'build'], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`)
  sizes = routeSizes()
  console.info(sayRouteSizes(sizes))
})

const above = (budget: number, pages: readonly RouteSize[]) =>
  pages.filter(({ total }) => total > budget).map(({ page, total }) => `${page}: ${total} > ${budget}`)

test('every page that needs no account is in the build, and weighs at most 120 kB', () => {
  const found = sizes.filter(({ page }) => signedOut.includes(page))
  expect(found.map(({ page }) => page).sort()).toEqual([...signedOut].sort())
  expect(above(signedOutBudget, found)).toEqual([])
})

test('every page of signed-in people, the editor among them, weighs at most 425 kB', () => {
  const found = sizes.filter(({ page }) => !signedOut.includes(page))
  expect(found.map(({ page }) => page)).toContain('DocumentPage')
  expect(above(signedInBudget, found)).toEqual([])
})

test('a phone in a room downloads no query machinery, no component library and no editor', () => {
  const room = filesOf(readManifest(), ['index.html', 'pages/RoomPage.tsx'])
  const inside = room
    .map((file) => join(root, 'dist', 'client', `${file}.map`))
    .filter((file) => existsSync(file)) // styles have none
    .map((file) => readFileSync(file, 'utf8'))
    .join('')
  expect(inside).toContain('/features/room/')
  const unwanted = ['@tanstack', 'react-aria', 'prosemirror', 'yjs', 'tiptap'].map((name) => `/node_modules/${name}`)
  expect(unwanted.filter((name) => inside.includes(name))).toEqual([])
})

test('no page downloads zod: what the server checks, it checks alone', () => {
  const assets = join(root, 'dist', 'client', 'assets')
  const withZod = readdirSync(assets)
    .filter((file) => file.endsWith('.js.map'))
    .filter((file) => readFileSync(join(assets, file), 'utf8').includes('/node_modules/zod/'))
  expect(withZod).toEqual([])
})

test('what is already heavy is seen: a page above its budget fails', () => {
  expect(above(1, sizes)).toHaveLength(sizes.length)
})

test('a page is weighed with all that it imports, and not with what it may load later', () => {
  const manifest = {
    a: { file: 'a.js', imports: ['b'], dynamicImports: ['later'], css: ['a.css'] },
    b: { file: 'b.js', imports: ['a'], css: ['a.css', 'b.css'] },
    later: { file: 'later.js' },
  }
  expect(filesOf(manifest, ['a'])).toEqual(['a.js', 'a.css', 'b.js', 'b.css'])
  expect(Object.keys(readManifest()).length).toBeGreaterThan(5)
})
