// An open document that is turned away, refused or stopped: what is said, once, what is kept, and what one does about it by keyboard.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { closeCode, EPOCH } from '../../shared/protocol.ts'
import { accessibilityProblems, coloured, colourRules, desk, overflows, phone, shot } from '../support/browser.ts'
import {
  aWrittenStory,
  goToEnd,
  holds,
  isInText,
  openText,
  pathOf,
  says,
  sheet,
  status,
  writeAtEnd,
} from '../support/story.ts'
import { startProduct } from '../support/processes.ts'
import type { Visitor } from '../support/visitor.ts'

let story: Awaited<ReturnType<typeof aWrittenStory>>
let nadia: Page
let ana: BrowserContext
let cleo: BrowserContext
let anas: Visitor
let cleos: Visitor

const refusals = [/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK/, /WebSocket connection/, /Failed to load resource/]

beforeAll(async () => {
  const env = { MAX_SOCKETS: '6', MAX_PEOPLE_PER_ROOM: '2', MAX_SOCKETS_PER_PERSON: '4' }
  story = await aWrittenStory('note', env)
  nadia = await story.opens(story.team.nadia, story.team)
  anas = await story.team.invite('ana@halles.example', 'Ana Belkacem')
  cleos = await story.team.invite('cleo@halles.example', 'Cléo Brun')
  const { url } = story.product
  ana = await story.browser.aContext(url, { visitor: anas, expects: refusals })
  cleo = await story.browser.aContext(url, { visitor: cleos, expects: refusals })
  await Promise.all([ana, cleo].map((context) => context.addInitScript(listen)))
})
afterAll(async () => story?.close())

/** Notes what a screen reader is told: each text that comes into a live region that is on. */
function listen(): void {
  const told: string[] = []
  Object.assign(window, { told })
  const tell = (region: Element | null | undefined) => {
    const how = region?.getAttribute('aria-live')
    const text = region?.textContent?.trim()
    if (text && how !== 'off') told.push(text)
  }
  const regions = '[role=status], [role=alert], output'
  const observer = new MutationObserver((changes) => {
    const met = new Set<Element | null | undefined>()
    for (const { target, addedNodes } of changes) {
      met.add((target instanceof Element ? target : target.parentElement)?.closest(regions))
      for (const node of addedNodes)
        if (node instanceof Element) node.querySelectorAll(regions).forEach((one) => met.add(one))
    }
    met.forEach(tell)
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })
}

const toldOf = async (page: Page, words: string): Promise<number> => {
  const all = await page.evaluate(() => (window as unknown as { told: string[] }).told) // made by `listen`
  return all.filter((text) => text.includes(words)).length
}

const askForAll = Uint8Array.of(0, 0, 1, 0) // y-websocket: synchronise, first step, of somebody who has nothing

/** One place of a person: a page that has just closed may still have it, and then it is asked for again. */
async function aPlace(visitor: Visitor): Promise<WebSocket> {
  const address = `${story.product.url.replace('http', 'ws')}/live/document/${story.team.documentId}?epoch=${EPOCH}&ours=1`
  const headers = { cookie: visitor.cookie, origin: story.product.url }
  for (let tries = 0; tries < 400; tries++) {
    const socket = new WebSocket(address, { headers })
    socket.on('error', () => {}) // its close tells the same
    socket.once('open', () => socket.send(askForAll))
    const isIn = await new Promise<boolean>((resolve) => {
      socket.once('message', () => resolve(true))
      socket.once('close', () => resolve(false))
    })
    if (isIn) return socket
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('no place came free')
}

/** Places of someone, until they are let go; resolved when the server has let them go too. */
async function occupy(visitor: Visitor, count: number): Promise<() => Promise<void>> {
  const sockets = await Promise.all(Array.from({ length: count }, () => aPlace(visitor)))
  const leave = async () => {
    const gone = sockets.map(
      (socket) => socket.readyState === socket.CLOSED || new Promise((resolve) => socket.once('close', resolve)),
    )
    for (const socket of sockets) socket.close()
    await Promise.all(gone)
  }
  onTestFinished(leave) // a test that fails must not take the places of the next
  return leave
}

/** A page of someone, closed with its test, however it ends: one left open would take a place of the next. */
async function aPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  onTestFinished(() => page.close())
  return page
}

/** Wide and narrow, in both themes: axe finds nothing, nothing scrolls sideways, one heading leads. */
async function standsRight(page: Page, name: string): Promise<void> {
  for (const [look, viewport] of Object.entries({ desk, phone })) {
    await page.setViewportSize(viewport)
    for (const [colorScheme, rules] of [['light'], ['dark', colourRules]] as const) {
      await page.emulateMedia({ colorScheme })
      await coloured(page)
      expect(await accessibilityProblems(page, rules), `${name}, ${look}, ${colorScheme}`).toEqual([])
      expect(await overflows(page)).toBe(false)
      await shot(page, `state-${name}-${look}-${colorScheme}`)
    }
  }
  expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Diagnostic partagé'])
  expect(await page.title()).toBe('Diagnostic partagé · Maillage')
  await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Lets the page's own clock run until what it waits for has come. */
async function comesBack(page: Page): Promise<void> {
  const isBack = async () => {
    await page.clock.fastForward(10_000)
    return status(page, 'saved').isVisible()
  }
  await expect.poll(isBack, { timeout: 30_000, interval: 300 }).toBe(true)
}

/** F6, until the focus is in the banner. */
async function walkToBanner(page: Page): Promise<void> {
  const isThere = () => page.evaluate(() => document.activeElement?.closest('[data-region="banner"]') !== null)
  for (let steps = 0; steps < 6 && !(await isThere()); steps++) await page.keyboard.press('F6')
  expect(await isThere()).toBe(true)
}

test('a full process while one types: told once, what is typed is kept, and leaves by itself [C5, C13]', async () => {
  const page = await aPage(ana)
  await page.clock.install()
  await openText(page, story.team)
  await says(page, 'saved')
  await ana.setOffline(true)
  await says(page, 'offline')
  const leave = await Promise.all([occupy(story.team.nadia, 3), occupy(anas, 2)])
  await ana.setOffline(false)
  await says(page, 'busy')
  await writeAtEnd(page, 'Écrit pendant l’affluence.')
  await page.getByText('Vous pouvez continuer\u202F: ce que vous écrivez est gardé sur cet appareil').waitFor()
  await standsRight(page, 'busy')
  expect(await isInText(page)).toBe(true)

  const late = await aPage(ana)
  await late.clock.install()
  await late.goto(pathOf(story.team))
  await says(late, 'busy')
  await late.close()

  await Promise.all(leave.map((each) => each()))
  await comesBack(page)
  await holds(nadia, 'Écrit pendant l’affluence.')
  expect(await isInText(page)).toBe(true)
  expect(await toldOf(page, 'sollicité')).toBe(1)
})

test('a full room: a newcomer is told so, promised nothing of edits never made, and enters by themself [L23, C13]', async () => {
  const leave = await occupy(anas, 1)
  const page = await aPage(cleo)
  await page.clock.install()
  await page.goto(pathOf(story.team))
  await says(page, 'roomFull')
  await page.getByText('Le document s’ouvrira de lui-même.').waitFor()
  expect(await page.getByText('sur cet appareil').count()).toBe(0)
  await standsRight(page, 'full')
  await page.clock.fastForward(60_000)
  await leave()
  await comesBack(page)
  await sheet(page).waitFor()
  expect(await toldOf(page, 'Complet')).toBe(1)
})

test('too many tabs: the banner interrupts once, and is used by keyboard [L23, C13]', async () => {
  const leave = await occupy(cleos, 4)
  const page = await aPage(cleo)
  await page.goto(pathOf(story.team))
  await says(page, 'tooManyTabs')
  await page.getByRole('button', { name: 'Réessayer' }).waitFor()
  expect(await toldOf(page, 'Trop d’onglets')).toBe(1)
  await standsRight(page, 'tabs')
  await leave()
  await walkToBanner(page)
  await page.keyboard.press('Enter')
  await says(page, 'saved')
  expect(await isInText(page)).toBe(true)
})

test('a page that is too old, at the end of a long text: its banner is in sight, and reloads it by keyboard [E3, C13]', async () => {
  const page = await aPage(ana)
  const wire: { close?: () => Promise<void> } = {}
  await page.routeWebSocket(/\/live\/document\//, (socket) => {
    const server = socket.connectToServer()
    wire.close = async () => {
      await server.close()
      await socket.close({ code: closeCode.wrongEpoch })
    }
  })
  await openText(page, story.team)
  for (let line = 0; line < 30; line++) {
    await goToEnd(page)
    await page.keyboard.press('Enter')
  }
  await writeAtEnd(page, 'La fin.')
  await says(page, 'saved')
  await wire.close?.()
  const banner = page.getByRole('alert').filter({ hasText: 'Rechargez pour continuer' })
  await banner.waitFor()
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
  expect((await banner.boundingBox())?.y).toBeGreaterThan(0)
  expect(await isInText(page)).toBe(true)
  expect(await toldOf(page, 'Rechargez')).toBe(1)
  await standsRight(page, 'reload')
  await walkToBanner(page)
  await page.keyboard.press('Enter')
  await says(page, 'saved')
  await holds(page, 'La fin.')
  expect(story.browser.complaints()).toEqual([])
})

test('a server that restarts: first « Reconnexion… », then how long it has been; it comes back by itself [C4, C13]', async () => {
  const { product, dataDir, team } = story
  const page = await aPage(ana)
  await openText(page, team)
  await says(page, 'saved')
  const ended = product.end('SIGTERM')
  await says(page, 'reconnecting')
  expect(await page.getByText('Pas de connexion').count()).toBe(0)
  await writeAtEnd(page, ' Écrit pendant l’arrêt.')
  await says(page, 'offline')
  await page.getByText(/^Pas de connexion depuis/).waitFor()
  await standsRight(page, 'restart')
  await ended
  const again = await startProduct({ dataDir, env: { PORT: new URL(product.url).port } })
  onTestFinished(async () => void (await again.end('SIGTERM')))
  await says(page, 'saved', 40_000)
  expect(await toldOf(page, 'Hors ligne')).toBe(1)
  await page.reload()
  await holds(page, 'Écrit pendant l’arrêt.')
})
