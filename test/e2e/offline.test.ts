// Without a network: what is typed is kept, a document opens again, and all of it comes back; or, frozen meanwhile, is set aside.
import { readFileSync } from 'node:fs'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectAccessible, phone, shot } from '../support/browser.ts'
import {
  aWrittenStory,
  holds,
  isInText,
  openText,
  pathOf,
  says,
  sheet,
  textOf,
  writeParagraph,
} from '../support/story.ts'
import type { Visitor } from '../support/visitor.ts'

let story: Awaited<ReturnType<typeof aWrittenStory>>
let ana: Visitor
let away: BrowserContext
let page: Page
let nadia: Page

// What the browser itself says of a network that is gone.
const noNetwork = [/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK/, /WebSocket connection/, /Failed to load resource/]

beforeAll(async () => {
  story = await aWrittenStory()
  ana = await story.team.invite('ana@halles.example', 'Ana Belkacem')
  away = await story.browser.aContext(story.product.url, { visitor: ana, expects: noNetwork })
  page = await away.newPage()
  nadia = await story.opens(story.team.nadia, story.team)
})
afterAll(async () => story?.close())

/** Waits until the service worker rules this page and keeps all that the page has loaded. */
async function isKept(): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.waitForFunction(async () => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    const assets = loaded.filter((name) => new URL(name).pathname.startsWith('/assets/'))
    const kept = await Promise.all(assets.map((name) => caches.match(name)))
    return assets.length > 0 && kept.every((one) => one !== undefined)
  })
}

/** Whether all of it is in the window and nothing lies over it. */
const inSight = (what: Locator) =>
  what.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return top >= 0 && bottom <= innerHeight && (element.contains(at) || at?.contains(element) === true)
  })
/** Whether the line that the caret is in can be seen whole. */
const caretInSight = () =>
  page.evaluate(() => {
    const { left, top, bottom } = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect()
    const isText = (y: number) => document.elementFromPoint(left + 1, y)?.closest('.doc-text') != null
    return isText(top + 2) && isText(bottom - 2)
  })

/** Long enough to scroll; the caret goes to its first line by keyboard. */
async function upThroughALongText(lines: number): Promise<void> {
  for (let line = 0; line < lines; line++) await page.keyboard.press('Enter')
  await page.keyboard.type('Au bas.')
  expect(await caretInSight()).toBe(true)
  for (let line = 0; line < lines / 2; line++) await page.keyboard.press('ArrowUp')
  await page.keyboard.type('Au milieu.')
  expect(await caretInSight()).toBe(true)
}

test('offline and back: nothing typed is lost, and the document opens without a network [C3, C12]', async () => {
  await openText(page, story.team)
  await writeParagraph(page, 'Écrit en ligne.')
  await says(page, 'saved')
  await isKept()

  await away.setOffline(true)
  await writeParagraph(page, 'Écrit dans le train.')
  await says(page, 'offline')
  await page
    .getByText(/Pas de connexion depuis/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await shot(page, 'story-offline')
  // [D51, D53] The banner stays where there is room for it and covers no line; else the status line, or one of its own.
  const banner = page.getByText(/Pas de connexion depuis/)
  const line = page.locator('[data-region="header"] output')
  await upThroughALongText(40)
  expect(await inSight(banner)).toBe(true)
  await page.setViewportSize(phone)
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  expect([await inSight(banner), await inSight(line)]).toEqual([false, true])
  await page.setViewportSize({ width: 320, height: 256 })
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  expect(await inSight(line)).toBe(false)
  expect(await inSight(page.locator('[aria-hidden="true"]', { hasText: /^Hors ligne$/ }))).toBe(true)
  await page.setViewportSize(desk)

  await page.reload()
  await holds(page, 'Écrit dans le train.')
  await says(page, 'offline')
  await writeParagraph(page, 'Écrit après avoir rouvert.')
  expect(await textOf(nadia)).not.toContain('train')

  await away.setOffline(false)
  await says(page, 'saved')
  await holds(nadia, 'Au bas.Écrit après avoir rouvert.')
  expect(await textOf(nadia)).toBe(await textOf(page))
  expect(story.browser.complaints()).toEqual([])
})

test('offline for an hour and frozen meanwhile: what was typed is refused, set aside whole, read, downloaded and made a note [C8, L14]', async () => {
  // The page's own clock and timers, from its first line on, so that an hour can pass for it.
  await page.clock.install()
  await openText(page, story.team)
  await away.setOffline(true)
  await writeParagraph(page, 'Une phrase trop tardive.')
  await says(page, 'offline')

  await nadia.getByRole('button', { name: 'Changer l’état' }).click()
  await nadia.getByRole('menuitem', { name: /concertation/i }).click()
  await nadia
    .getByRole('dialog')
    .getByRole('button', { name: /concertation/i })
    .click()
  await nadia.getByRole('dialog').waitFor({ state: 'detached' })
  await nadia.getByRole('button', { name: 'Changer l’état' }).click()
  await nadia.getByRole('menuitem', { name: /Soumettre/ }).click()
  await nadia
    .getByRole('dialog')
    .getByRole('button', { name: /Soumettre/ })
    .click()
  await says(nadia, 'frozen')

  await page.clock.fastForward('01:00:00')
  await says(page, 'offline')
  expect(await textOf(page)).toContain('Une phrase trop tardive.')
  await away.setOffline(false)
  await page.getByText('Une copie de vos modifications a été mise de côté').waitFor()
  await says(page, 'frozen')
  await expect.poll(() => isInText(page)).toBe(true)
  expect(await textOf(page)).not.toContain('trop tardive')
  expect(await textOf(page)).toContain('Écrit après avoir rouvert.')
  expect(await textOf(nadia)).not.toContain('trop tardive')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Relire' }).click()
  const dialog = page.getByRole('dialog', { name: 'Modifications mises de côté' })
  await dialog.getByText('Une phrase trop tardive.').waitFor()
  await dialog.getByText('Le texte a été figé pendant que vous écriviez.').waitFor()
  await expectAccessible(page)
  await shot(page, 'story-set-aside')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Télécharger' }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toContain('Une phrase trop tardive.')

  await dialog.getByRole('button', { name: 'En faire une note' }).click()
  await page.waitForURL((url) => url.pathname.includes('/documents/') && url.pathname !== pathOf(story.team))
  await holds(page, 'Une phrase trop tardive.')
  await says(page, 'saved')

  // It is still there, until its author says otherwise.
  await openText(page, story.team)
  await page.getByText('Une copie de vos modifications a été mise de côté').waitFor()
  await expect.poll(() => sheet(page).getAttribute('contenteditable')).toBe('false')
  expect(story.browser.complaints()).toEqual([])
})

test('parts of the page whose code or styles do not come the first time come by themselves [C14]', async () => {
  const context = await story.browser.aContext(story.product.url, {
    visitor: story.team.nadia,
    expects: noNetwork,
    serviceWorkers: 'block', // what it fetches is out of reach of the route
  })
  const tab = await context.newPage()
  const refused = new Set<string>()
  await tab.route(/\/assets\/(Length|Outline)-/, async (route) => {
    const [file = ''] = /\w+-.*\.(js|css)/.exec(route.request().url()) ?? []
    const kind = file.replace(/-.*\./, '.')
    if (refused.has(kind)) return route.continue()
    refused.add(kind)
    return route.abort()
  })
  await openText(tab, story.team)
  const isStyled = () =>
    tab.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
      return (
        links.some(({ href }) => href.includes('/Length-')) &&
        links.every(({ sheet }) => (sheet?.cssRules.length ?? 0) > 0)
      )
    })
  await expect.poll(isStyled, { timeout: 20_000 }).toBe(true)
  await tab.getByText(/\d+ mots?$/).waitFor()
  expect([...refused].sort()).toEqual(['Length.css', 'Length.js', 'Outline.css', 'Outline.js'])
  expect(story.browser.complaints()).toEqual([])
  await context.close()
})
