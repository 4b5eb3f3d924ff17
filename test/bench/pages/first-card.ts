// A phone that was never there: from the scan of a code to a field in which to write, without the time of the person in between.
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { phone } from '../../support/browser.ts'
import { untilSo } from '../../support/patience.ts'

/** Bytes a second, milliseconds, and how many times slower its processor is. */
export type Line = { down: number; up: number; latency: number; slower: number }

/** Milliseconds until the form to come in can be filled in; from pressing its button to the field of the first card; bytes that came. */
export type FirstCard = { form: number; card: number; bytes: number }

// As words: the loader of this program gives functions names by a helper that a page does not know.
const marks = `{
  const marks = (window.marks = {})
  const look = () => {
    if (marks.form === undefined && document.querySelector('form input')) requestAnimationFrame(() => (marks.form ??= performance.now()))
    if (marks.pressed !== undefined && marks.card === undefined && document.querySelector('textarea'))
      requestAnimationFrame(() => (marks.card ??= performance.now()))
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
  addEventListener('submit', () => (marks.pressed ??= performance.now()), true)
}`

export async function firstCard(browser: Browser, address: string, line: Line | null): Promise<FirstCard> {
  const context = await browser.newContext({
    viewport: phone,
    hasTouch: true,
    locale: 'fr-FR',
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    let bytes = 0
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    if (line !== null) {
      const { latency, down, up, slower } = line
      const given = { offline: false, latency, downloadThroughput: down, uploadThroughput: up }
      await cdp.send('Network.emulateNetworkConditions', given)
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
    }
    await page.addInitScript(marks)
    await page.goto(address, { waitUntil: 'commit' })
    const form = await marked(page, 'form')
    await page.getByRole('textbox', { name: 'Votre nom' }).fill('Inès')
    await page.getByRole('combobox', { name: 'Vous participez comme' }).selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Entrer dans l’atelier' }).click()
    const card = (await marked(page, 'card')) - (await marked(page, 'pressed'))
    return { form, card, bytes }
  } finally {
    await context.close()
  }
}

/** Looked for from outside, as the page lets nobody evaluate anything in it. */
async function marked(page: Page, name: string): Promise<number> {
  let at: number | undefined
  await untilSo(name, async () => {
    at = await page.evaluate<number | undefined>(`window.marks?.${name}`).catch(() => undefined) // it is being replaced
    if (at === undefined) await wait(100)
    return at !== undefined
  })
  return Number(at)
}
