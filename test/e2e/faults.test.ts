// Faults of the running product under typing: a polite end, a dead database, a database that does not answer, a hard end.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, expect, onTestFinished, test } from 'vitest'
import { isAlive } from '../../server/db/embedded/liveness.ts'
import { livePostmaster } from '../../server/db/embedded/cluster.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { missing, tokensOf } from '../support/acts.ts'
import { openBrowser, type BrowserStory } from '../support/browser.ts'
import { aTeam } from '../support/instance.ts'
import { aDataDirectory, childrenOf, startProduct, type ProductProcess } from '../support/processes.ts'
import { rebuiltText } from '../support/rebuilt.ts'
import { holds, openText, says, textOf, writeAtEnd } from '../support/story.ts'
import { Typist } from '../support/typists.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-ledgers-'))
let browser: BrowserStory | null = null
afterEach(async () => {
  await browser?.close()
  browser = null
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function aPlace(): string {
  const { dataDir, remove } = aDataDirectory()
  onTestFinished(remove)
  return dataDir
}

// What a page says when its server is away or cannot answer.
const away = [/Failed to load resource/, /WebSocket connection/]

async function typistsOf(product: ProductProcess, name: string) {
  const team = await aTeam(product.url, product.setupLink() ?? '')
  const ana = await team.invite('a@halles.example', 'Ana')
  const typists = [ana, team.nadia].map(
    ({ cookie }, n) => new Typist(product.url, team.documentId, cookie, `${name}${n}`, folder),
  )
  await Promise.all(typists.map((typist) => typist.arrived()))
  return { team, typists }
}

const savedBy = (typists: Typist[]) => typists.reduce((sum, typist) => sum + typist.promised().saved.length, 0)

test('SIGTERM while people type: exit 0, and all that was acknowledged is in the log [O3]', async () => {
  const dataDir = aPlace()
  const product = await startProduct({ dataDir })
  const { team, typists } = await typistsOf(product, 'term')
  for (const typist of typists) typist.go(5)
  await expect.poll(() => savedBy(typists)).toBeGreaterThan(100)
  expect(await product.end('SIGTERM')).toBe(0)
  expect(product.printed()).toContain('Tout est enregistré.')
  for (const typist of typists) await typist.kill()
  const text = await rebuiltText(dataDir, team.documentId)
  expect(typists.flatMap((typist) => missing(typist.promised(), tokensOf(text)).lost)).toEqual([])
  console.log(`SIGTERM: ${savedBy(typists)} edits acknowledged, none lost`)
})

test('the embedded database killed under typing: it comes back, nothing is lost, « Enregistré » again [O4, L8]', async () => {
  const dataDir = aPlace()
  const product = await startProduct({ dataDir })
  const { team, typists } = await typistsOf(product, 'kill')
  browser = await openBrowser()
  const page = await (await browser.aContext(product.url, { visitor: team.nadia, expects: away })).newPage()
  await openText(page, team)
  await says(page, 'saved')
  const first = livePostmaster(join(dataDir, 'pg18'))
  if (first === undefined) throw new Error('no database to kill')
  for (const typist of typists) typist.go(10)
  await expect.poll(() => savedBy(typists)).toBeGreaterThan(50)
  // Stopped first, so that the page is seen waiting for a database that does not answer.
  const stopped = [first, ...childrenOf(first)]
  for (const pid of stopped) process.kill(pid, 'SIGSTOP')
  await writeAtEnd(page, ' Pendant la panne.')
  await says(page, 'saving')
  process.kill(first, 'SIGKILL')
  for (const pid of stopped.slice(1)) process.kill(pid, 'SIGCONT')
  await says(page, 'saved', 60_000)
  const reports = await Promise.all(typists.map((typist) => typist.report()))
  expect(reports.every(({ sent, saved }) => sent === saved)).toBe(true)
  await holds(page, 'Pendant la panne.')
  const text = await textOf(page)
  expect(typists.flatMap((typist) => missing(typist.promised(), tokensOf(text)).lost)).toEqual([])
  expect(livePostmaster(join(dataDir, 'pg18'))).not.toBe(first)
  for (const typist of typists) await typist.kill()
  expect(await product.end('SIGTERM')).toBe(0)
  console.log(`embedded database killed: ${savedBy(typists)} edits acknowledged, none lost`)
})

test('a real PostgreSQL stopped for 30 s under typing: people go on, all of it is saved once it is back [L8]', async () => {
  const database = await startEmbedded({ dataDir: aPlace(), durable: false })
  onTestFinished(() => database.stop())
  const url = `postgres://postgres:${encodeURIComponent(database.password)}@localhost/maillage?host=${encodeURIComponent(join(database.socket, '..'))}`
  const product = await startProduct({ dataDir: aPlace(), env: { DATABASE_URL: url } })
  const { team, typists } = await typistsOf(product, 'real')
  browser = await openBrowser()
  const page = await (await browser.aContext(product.url, { visitor: team.nadia, expects: away })).newPage()
  await openText(page, team)
  await says(page, 'saved')
  for (const typist of typists) typist.go(20)
  await expect.poll(() => savedBy(typists)).toBeGreaterThan(20)
  const stopped = [database.pid ?? 0, ...childrenOf(database.pid ?? 0)]
  const goOn = () => stopped.forEach((pid) => isAlive(pid) && process.kill(pid, 'SIGCONT'))
  onTestFinished(goOn) // a stopped server could not be asked to end
  for (const pid of stopped) process.kill(pid, 'SIGSTOP')
  const stoppedAt = savedBy(typists)
  await writeAtEnd(page, ' Écrit pendant les trente secondes.')
  await says(page, 'saving')
  await wait(30_000) // the fault itself, as long as it is stated
  goOn()
  await says(page, 'saved', 60_000)
  const reports = await Promise.all(typists.map((typist) => typist.report()))
  expect(reports.every(({ sent, saved }) => sent === saved)).toBe(true)
  await holds(page, 'Écrit pendant les trente secondes.')
  const text = await textOf(page)
  expect(typists.flatMap((typist) => missing(typist.promised(), tokensOf(text)).lost)).toEqual([])
  for (const typist of typists) await typist.kill()
  expect(await product.end('SIGTERM')).toBe(0)
  console.log(`database stopped for 30 s: ${stoppedAt} edits acknowledged before, ${savedBy(typists)} after, none lost`)
})

test('kill -9 leaves no database running [O4]', async () => {
  const dataDir = aPlace()
  const product = await startProduct({ dataDir })
  const postmaster = livePostmaster(join(dataDir, 'pg18')) ?? 0
  const all = [postmaster, ...childrenOf(postmaster)]
  expect(all.length).toBeGreaterThan(1)
  await product.end('SIGKILL')
  await expect.poll(() => all.filter((pid) => isAlive(pid, 'postgres')), { timeout: 15_000 }).toEqual([])
})
