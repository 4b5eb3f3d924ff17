// What a device keeps, in a real browser: IndexedDB, locks between tabs, the service worker. The server is one Y.Doc in this process.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { FakeServer, write } from '../client/live/fakes.ts'
import { launchChromium } from '../support/chromium.ts'
import { root } from '../support/paths.ts'
import type { harness } from './live-harness/main.ts'

declare const window: { harness: typeof harness }

let browser: Browser
let outDir: string
let context: BrowserContext
let room: FakeServer
let server: Server
let sockets: WebSocketServer
let port = 0

beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'live-harness-'))
  await build({
    root: join(root, 'test/e2e/live-harness'),
    configFile: false,
    logLevel: 'warn',
    define: { __BUILD__: '"harness"', 'import.meta.env.PROD': 'true' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        input: { main: join(root, 'test/e2e/live-harness/index.html'), sw: join(root, 'client/sw.ts') },
        output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
      },
    },
  })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  rmSync(outDir, { recursive: true, force: true })
})

beforeEach(async () => {
  room = new FakeServer()
  write(room.doc, 'du serveur')
  port = 0
  await start()
  context = await browser.newContext()
})

afterEach(async () => {
  await context.close()
  await stop()
})

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

async function start(): Promise<void> {
  server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    if (!/^\/(index\.html|sw\.js|assets\/[\w.-]+)$/.test(path)) return response.writeHead(404).end()
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
    response.end(readFileSync(join(outDir, path)))
  })
  sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, request) => {
    const wire = room.open(request.url ?? '', {
      opened: () => undefined,
      message: (frame) => socket.send(frame),
      closed: (code) => (code === 1006 ? socket.terminate() : socket.close(code)),
    })
    socket.on('message', (data: Buffer) => wire.send(new Uint8Array(data)))
    socket.on('close', () => wire.close())
  })
  await new Promise<void>((resolve) => server.listen(port, () => resolve()))
  port = (server.address() as AddressInfo).port
}

/** The server is gone: neither pages nor sockets. */
async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  for (const socket of sockets.clients) socket.terminate()
  await closed
}

async function visit(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`http://localhost:${port}/`)
  await page.waitForFunction(() => 'harness' in window)
  return page
}

const look = (page: Page) => page.evaluate(() => window.harness.look())
const open = (page: Page, person = 'ana', epoch = 1) =>
  page.evaluate(([who, version]) => window.harness.open(who, version), [person, epoch] as const)
const until = (page: Page, status: string) =>
  page.waitForFunction((is) => window.harness.look().status === is, status, { timeout: 20_000 })
const type = (page: Page, line: string) => page.evaluate((text) => window.harness.write(text), line)

it('[C12] [C3] a document opened before opens without a server, and what is written then arrives later', async () => {
  const page = await visit()
  await open(page)
  await until(page, 'saved')
  await type(page, 'en ligne')
  await until(page, 'saved')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(async () => (await (await caches.open('maillage.shell.harness')).keys()).length > 1)
  await stop()
  await until(page, 'offline')
  await page.reload()
  await page.waitForFunction(() => 'harness' in window)
  await open(page)
  await page.waitForFunction(() => window.harness.look().lines?.length === 2)
  expect(await look(page)).toMatchObject({ lines: ['du serveur', 'en ligne'], mayEdit: true })
  await type(page, 'dans le train')
  await page.reload()
  await page.waitForFunction(() => 'harness' in window)
  await open(page)
  await page.waitForFunction(() => window.harness.look().lines?.length === 3)
  expect((await look(page)).status).not.toBe('saved')
  expect(await page.evaluate(() => window.harness.read('ana'))).toEqual({ documents: 1, unsaved: 1, setAside: 0 })
  await start()
  await until(page, 'saved')
  expect(room.doc.getXmlFragment('body').length).toBe(3)
  expect(await page.evaluate(() => window.harness.read('ana'))).toMatchObject({ unsaved: 0 })
})

it('[C7] a tab that comes back has its clientID again; a second tab has another', async () => {
  const page = await visit()
  await open(page)
  await until(page, 'saved')
  await type(page, 'un')
  await until(page, 'saved')
  const { client } = await look(page)
  const second = await visit()
  await open(second)
  await until(second, 'saved')
  expect((await look(second)).client).not.toBe(client)
  await page.reload()
  await page.waitForFunction(() => 'harness' in window)
  await open(page)
  await until(page, 'saved')
  expect((await look(page)).client).toBe(client)
})

it('[C8] [C9] [C11] what is refused is set aside for good, and cleared with the device only', async () => {
  const page = await visit()
  await open(page)
  await until(page, 'saved')
  room.refuses = 'frozen'
  await type(page, 'trop tard')
  await until(page, 'frozen')
  await page.waitForFunction(() => window.harness.look().setAside[0]?.differing)
  expect(await look(page)).toMatchObject({
    lines: ['du serveur'],
    mayEdit: false,
    setAside: [{ reason: 'frozen', differing: ['trop tard'] }],
  })
  room.refuses = null
  await page.reload()
  await page.waitForFunction(() => 'harness' in window)
  await open(page)
  await until(page, 'saved')
  expect(await look(page)).toMatchObject({ lines: ['du serveur'], setAside: [{ differing: ['trop tard'] }] })
  expect(room.doc.getXmlFragment('body').length).toBe(1)
  await open(page, 'ben')
  await until(page, 'saved')
  expect((await look(page)).setAside).toEqual([])
  expect(await page.evaluate(() => window.harness.read('ana'))).toEqual({ documents: 1, unsaved: 0, setAside: 1 })
  const left = await page.evaluate(() => window.harness.clear('ana'))
  expect([...left.databases, ...left.notes].filter((name) => name?.includes(':ana:'))).toEqual([])
  expect(await page.evaluate(() => window.harness.read('ana'))).toEqual({ documents: 0, unsaved: 0, setAside: 0 })
  expect(await page.evaluate(() => window.harness.read('ben'))).toMatchObject({ documents: 1 })
})

it('[C10] an older epoch’s unsent edits are set aside when the newer page opens', async () => {
  const page = await visit()
  await open(page)
  await until(page, 'saved')
  room.isDown = true
  room.close(1006)
  await until(page, 'offline')
  await type(page, 'ancien')
  room.isDown = false
  await open(page, 'ana', 2)
  await until(page, 'saved')
  expect(await look(page)).toMatchObject({ lines: ['du serveur'], setAside: [{ reason: 'newEpoch' }] })
})
