// Scenario 9: the editor in a real browser on a document of 150 pages with 80 tables: opening, typing, scrolling.
import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { documentSchema } from '../../../shared/document/schema.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { EPOCH } from '../../../shared/protocol.ts'
import { cookieOf } from '../../support/browser.ts'
import { launchChromium } from '../../support/chromium.ts'
import { aTeam } from '../../support/instance.ts'
import { aDataDirectory, startProduct } from '../../support/processes.ts'
import type { Visitor } from '../../support/visitor.ts'
import { longDocument } from '../documents/long.ts'
import type { Line } from '../report.ts'
import type { Bench, Scenario } from './scenario.ts'

const name = 'editor'
const size = { pages: 150, tables: 80 }

/** Writes the document as a person of another browser would have: by the socket, in one go. */
export async function write(visitor: Visitor, documentId: string, { pages, tables }: typeof size): Promise<void> {
  const { clientId } = await visitor.call('takeClient', { documentId })
  const doc = new Y.Doc()
  doc.clientID = clientId
  class WithCookie extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie: visitor.cookie } })
    }
  }
  const provider = new WebsocketProvider(`${visitor.base.replace('http', 'ws')}/live/document`, documentId, doc, {
    params: { epoch: String(EPOCH) },
    disableBc: true,
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket, // the same shape, with headers
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  doc.transact(() => {
    bodyOf(doc).delete(0, bodyOf(doc).length)
    prosemirrorJSONToYXmlFragment(documentSchema(), longDocument(pages, tables), bodyOf(doc))
  })
  await wait(3_000) // the frame is on its way, and then in the log; the page below waits for its last line
  provider.destroy()
  doc.destroy()
}

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN

/** Milliseconds from each press to the picture that shows it. */
export async function typing(page: Page, presses: number): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { times })
    document.addEventListener(
      'keydown',
      () => {
        const began = performance.now()
        requestAnimationFrame(() => {
          const channel = new MessageChannel() // told after the picture
          channel.port1.onmessage = () => times.push(performance.now() - began)
          channel.port2.postMessage(null)
        })
      },
      true,
    )
  })
  for (let n = 0; n < presses; n++) {
    await page.keyboard.press('abcdefghij '[n % 11] ?? 'a')
    await wait(60)
  }
  return page.evaluate(() => (window as unknown as { times: number[] }).times)
}

/** Milliseconds between pictures while the wheel turns through the whole text. */
async function scrolling(page: Page, cdp: CDPSession): Promise<number[]> {
  // As words: the loader of this program gives functions names by a helper that a page does not know.
  await page.evaluate(`{
    const gaps = (window.gaps = [])
    let last = performance.now()
    requestAnimationFrame(function look(now) {
      gaps.push(now - last)
      last = now
      requestAnimationFrame(look)
    })
    window.scrollTo(0, 0)
  }`)
  for (let n = 0; n < 150; n++) {
    await cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 700, y: 500, deltaX: 0, deltaY: 1_600 })
    await wait(30)
  }
  return page.evaluate(() => (window as unknown as { gaps: number[] }).gaps)
}

async function measured(bench: Bench): Promise<Line[]> {
  const asked = bench.quick ? { pages: 20, tables: 10 } : size
  const place = aDataDirectory()
  const product = await startProduct({ dataDir: place.dataDir })
  const browser = await launchChromium()
  try {
    const team = await aTeam(product.url, product.setupLink() ?? '')
    await write(team.nadia, team.documentId, asked)
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
    await context.addCookies([cookieOf(team.nadia, product.url)])
    const address = `${product.url}/d/${team.demarcheId}/documents/${team.documentId}`
    const openings: number[] = []
    let page = await context.newPage()
    for (let n = 0; n < 4; n++) {
      await page.close()
      page = await context.newPage()
      const began = performance.now()
      await page.goto(address, { waitUntil: 'commit' })
      await page
        .locator('.doc-text')
        .getByRole('heading', { name: 'La fin' })
        .waitFor({ state: 'attached', timeout: 60_000 })
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))))
      openings.push(performance.now() - began)
    }
    const lines: Line[] = [
      {
        scenario: name,
        server: 'ours',
        point: 'opening, first time (nothing in the browser)',
        figures: { ms: openings[0] ?? NaN },
        problems: [],
      },
      {
        scenario: name,
        server: 'ours',
        point: 'opening again',
        figures: { ms: quantile(openings.slice(1), 0.5) },
        problems: [],
      },
    ]
    await wait(2_000)
    const places = [
      ['at the beginning', () => page.locator('.doc-text p').first().click()],
      ['in the middle', () => page.locator('.doc-text p').nth(400).click()],
      ['in a table', () => page.locator('.doc-text td p').nth(600).click()],
      ['at the end', () => page.getByText('Dernière ligne.').click()],
    ] as const
    for (const [point, go] of places) {
      await go()
      await wait(500)
      const times = await typing(page, bench.quick ? 30 : 120)
      const figures = {
        'p50 ms': quantile(times, 0.5),
        'p95 ms': quantile(times, 0.95),
        'longest ms': Math.max(...times),
      }
      lines.push({ scenario: name, server: 'ours', point: `a letter ${point}`, figures, problems: [] })
    }
    const cdp = await context.newCDPSession(page)
    const gaps = await scrolling(page, cdp)
    lines.push({
      scenario: name,
      server: 'ours',
      point: 'scrolling through all of it',
      figures: { 'p50 ms': quantile(gaps, 0.5), 'p95 ms': quantile(gaps, 0.95), 'longest ms': Math.max(...gaps) },
      problems: [],
    })
    return lines
  } finally {
    await browser.close()
    await product.end('SIGTERM')
    place.remove()
  }
}

export const editor: Scenario = {
  number: 9,
  name,
  title: 'The editor: 150 pages, 80 tables, in Chromium',
  servers: ['ours'],
  run: measured,
}
