// A rolling restart: two processes on one PostgreSQL, one leaves, and those who type move to the other without losing a letter.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { connect, databaseAt } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { aBalancer } from '../support/balancer.ts'
import { aTeam } from '../support/instance.ts'
import { anNginx, hasNginx } from '../support/nginx.ts'
import { aDataDirectory, startProduct } from '../support/processes.ts'
import { textInLog } from '../support/rebuilt.ts'
import { Typist } from '../support/typists.ts'
import type { Visitor } from '../support/visitor.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-drain-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function aPlace(): string {
  const { dataDir, remove } = aDataDirectory()
  onTestFinished(remove)
  return dataDir
}

async function aPostgres(): Promise<string> {
  const database = await startEmbedded({ dataDir: aPlace(), durable: false })
  onTestFinished(() => database.stop())
  const directory = encodeURIComponent(join(database.socket, '..'))
  return `postgres://postgres:${encodeURIComponent(database.password)}@localhost/maillage?host=${directory}`
}

/** What each typist was told is saved, and is not in the log. */
async function lostBy(typists: readonly Typist[], url: string, documentId: string): Promise<string[]> {
  const sql = connect(databaseAt(url), { role: 'app', max: 1 })
  const text = await textInLog(sql, documentId)
  await sql.end()
  return typists.flatMap((typist) => {
    const { sent, saved } = typist.promised()
    const erased = new Set(sent.filter((act) => act.startsWith('-')).map((act) => act.slice(1)))
    return saved.filter((act) => act.startsWith('+') && !erased.has(act.slice(1)) && !text.includes(act.slice(1)))
  })
}

async function connections(of: string): Promise<number> {
  const text = await (await fetch(`${of}/metrics`)).text()
  return Number(/^maillage_connections\{transport="websocket",kind="document"\} (\d+)$/m.exec(text)?.[1])
}

async function typistsAt(
  url: string,
  documentId: string,
  visitors: readonly Visitor[],
  name: string,
): Promise<Typist[]> {
  const typists = visitors.map(({ cookie }, n) => new Typist(url, documentId, cookie, `${name}${n}`, folder))
  onTestFinished(() => Promise.all(typists.map((typist) => typist.kill())).then(() => undefined))
  await Promise.all(typists.map((typist) => typist.arrived()))
  for (const typist of typists) typist.go(10)
  return typists
}

const savedBy = (typists: readonly Typist[]): number =>
  typists.reduce((sum, typist) => sum + typist.promised().saved.length, 0)

test('SIGTERM with a drain: the typists move to the other process, nothing is lost, exit 0 [O12]', async () => {
  const DATABASE_URL = await aPostgres()
  const leaving = await startProduct({ dataDir: aPlace(), env: { DATABASE_URL, DRAIN_SECONDS: '3' } })
  const team = await aTeam(leaving.url, leaving.setupLink() ?? '')
  const staying = await startProduct({ dataDir: aPlace(), env: { DATABASE_URL } })
  const { url, ready } = await aBalancer([leaving.url, staying.url])
  const ana = await team.invite('a@halles.example', 'Ana')
  const typists = await typistsAt(url, team.documentId, [ana, team.nadia, ana, team.nadia], 'drain')
  expect([await connections(leaving.url), await connections(staying.url)]).toEqual([4, 0])
  await expect.poll(() => savedBy(typists)).toBeGreaterThan(100)
  const ended = leaving.end('SIGTERM')
  await expect.poll(() => ready()).toEqual([false, true])
  expect(await ended).toBe(0)
  expect(leaving.printed()).toContain('Tout est enregistré.')
  await expect.poll(() => connections(staying.url), { timeout: 20_000 }).toBe(4)
  const before = savedBy(typists)
  await expect.poll(() => savedBy(typists)).toBeGreaterThan(before + 50)
  const reports = await Promise.all(typists.map((typist) => typist.report()))
  expect(reports.every(({ sent, saved }) => sent === saved)).toBe(true)
  expect(new Set(reports.map(({ text }) => text)).size).toBe(1)
  expect(await lostBy(typists, DATABASE_URL, team.documentId)).toEqual([])
  expect(await staying.end('SIGTERM')).toBe(0)
})

test.skipIf(!hasNginx)(
  'one of two processes behind nginx ends: its typists come to the other, nothing is lost [O14]',
  async () => {
    const DATABASE_URL = await aPostgres()
    const env = { DATABASE_URL, TRUST_PROXY: '1' }
    const one = await startProduct({ dataDir: aPlace(), env })
    const team = await aTeam(one.url, one.setupLink() ?? '')
    const two = await startProduct({ dataDir: aPlace(), env })
    const url = await anNginx([one.url, two.url])
    const invited = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name) => team.invite(`${name}@halles.example`, name))
    const typists = await typistsAt(url, team.documentId, [team.nadia, ...(await Promise.all(invited))], 'nginx')
    expect((await connections(one.url)) + (await connections(two.url))).toBe(6)
    await expect.poll(() => savedBy(typists)).toBeGreaterThan(100)
    expect(await one.end('SIGTERM')).toBe(0)
    await expect.poll(() => connections(two.url), { timeout: 20_000 }).toBe(6)
    const reports = await Promise.all(typists.map((typist) => typist.report()))
    expect(reports.every(({ sent, saved }) => sent === saved)).toBe(true)
    expect(await lostBy(typists, DATABASE_URL, team.documentId)).toEqual([])
    expect(await two.end('SIGTERM')).toBe(0)
  },
)
