// A rolling restart: two processes on one PostgreSQL, one leaves, and those who type move to the other without losing a letter.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { connect, databaseAt } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { bodyOf } from '../../shared/document/shape.ts'
import { aBalancer } from '../support/balancer.ts'
import { aTeam } from '../support/instance.ts'
import { aDataDirectory, startProduct } from '../support/processes.ts'
import { runsOf } from '../support/rebuilt.ts'
import { Typist } from '../support/typists.ts'

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

async function textInLog(url: string, documentId: string): Promise<string> {
  const sql = connect(databaseAt(url), { role: 'app', max: 1 })
  const rows = await sql<{ update: Uint8Array }[]>`
    select update from document_update where document_id = ${documentId} order by position`
  await sql.end()
  const doc = new Y.Doc()
  doc.transact(() => rows.forEach(({ update }) => Y.applyUpdate(doc, update)))
  return runsOf(bodyOf(doc)).join('\n')
}

test('SIGTERM with a drain: the typists move to the other process, nothing is lost, exit 0 [O12]', async () => {
  const DATABASE_URL = await aPostgres()
  const leaving = await startProduct({ dataDir: aPlace(), env: { DATABASE_URL, DRAIN_SECONDS: '3' } })
  const team = await aTeam(leaving.url, leaving.setupLink() ?? '')
  const staying = await startProduct({ dataDir: aPlace(), env: { DATABASE_URL } })
  const { url, ready } = await aBalancer([leaving.url, staying.url])
  const ana = await team.invite('a@halles.example', 'Ana')
  const visitors = [ana, team.nadia, ana, team.nadia]
  const typists = visitors.map(({ cookie }, n) => new Typist(url, team.documentId, cookie, `drain${n}`, folder))
  onTestFinished(() => Promise.all(typists.map((typist) => typist.kill())).then(() => undefined))
  await Promise.all(typists.map((typist) => typist.arrived()))
  const connections = async (of: string): Promise<number> => {
    const text = await (await fetch(`${of}/metrics`)).text()
    return Number(/^maillage_connections\{transport="websocket",kind="document"\} (\d+)$/m.exec(text)?.[1])
  }
  expect([await connections(leaving.url), await connections(staying.url)]).toEqual([4, 0])
  for (const typist of typists) typist.go(10)
  const saved = () => typists.reduce((sum, typist) => sum + typist.promised().saved.length, 0)
  await expect.poll(saved).toBeGreaterThan(100)
  const ended = leaving.end('SIGTERM')
  await expect.poll(() => ready()).toEqual([false, true])
  expect(await ended).toBe(0)
  expect(leaving.printed()).toContain('Tout est enregistré.')
  await expect.poll(() => connections(staying.url)).toBe(4)
  const before = saved()
  await expect.poll(saved).toBeGreaterThan(before + 50)
  const reports = await Promise.all(typists.map((typist) => typist.report()))
  expect(reports.every(({ sent, saved: kept }) => sent === kept)).toBe(true)
  const text = await textInLog(DATABASE_URL, team.documentId)
  for (const typist of typists) {
    const { sent, saved: kept } = typist.promised()
    const erased = new Set(sent.filter((act) => act.startsWith('-')).map((act) => act.slice(1)))
    const lost = kept.filter((act) => act.startsWith('+') && !erased.has(act.slice(1)) && !text.includes(act.slice(1)))
    expect(lost).toEqual([])
  }
  expect(await staying.end('SIGTERM')).toBe(0)
})
