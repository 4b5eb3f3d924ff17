// What changes something must come from our own pages.
import { expect, test } from 'vitest'
import { isSameOrigin } from '../../../server/auth/same-origin.ts'
import { anInstance } from '../../support/builders.ts'

const at = (origin?: string, fetchSite?: string, host = 'localhost:3000') => ({ origin, fetchSite, host })
const publicUrl = 'https://maillage.vaucombe.example'

test.each([
  ['our own address', at('https://maillage.vaucombe.example', 'same-origin', 'internal:8080'), true],
  ['the host that the browser used', at('http://localhost:3000', 'same-origin'), true],
  ['that host with its default port', at('http://localhost', undefined, 'localhost:80'), true],
  ['a program that names no origin', at(), true],
  ['an address typed by hand', at(undefined, 'none'), true],
  ['another site', at('https://mechant.example'), false],
  ['another port of the host', at('http://localhost:4000'), false],
  ['our name as the beginning of another', at('https://maillage.vaucombe.example.mechant.example'), false],
  ['our address by http', at('http://maillage.vaucombe.example', undefined, 'internal:8080'), false],
  ['a sandboxed frame', at('null'), false],
  ['another site that hides its origin', at(undefined, 'cross-site'), false],
  ['a sister site', at(undefined, 'same-site'), false],
  ['nonsense', at('::::'), false],
])('%s: %o is %s [P13]', (_what, provenance, allowed) => {
  expect(isSameOrigin(provenance, publicUrl)).toBe(allowed)
})

test('over HTTP, another site can change nothing, even with the cookie; it may not be told apart by reading [P13]', async () => {
  const { stage, admin } = await anInstance()
  const from = (origin: string, method: string, path: string) =>
    fetch(stage.base + path, { method, headers: { origin, cookie: admin.visitor.cookie } })
  const refused = await from('https://mechant.example', 'DELETE', '/api/session')
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'badOrigin'])
  expect((await admin.visitor.call('readMe', {})).me).not.toBeNull()
  expect((await from(stage.base, 'DELETE', '/api/session')).status).toBe(200)
})
