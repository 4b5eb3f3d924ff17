// A network that lets HTTPS pass and stops websockets: the same document, the same words, over the fallback.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWrittenStory, holds, says, textOf, writeParagraph, openText } from '../support/story.ts'

let story: Awaited<ReturnType<typeof aWrittenStory>>

beforeAll(async () => {
  story = await aWrittenStory()
})
afterAll(async () => story?.close())

/** A browser whose every websocket ends before it opens, as behind a proxy that does not know them. */
const withoutWebsockets = () => {
  class Blocked extends EventTarget {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readyState = 0
    binaryType = 'blob'
    onclose: ((event: Event) => void) | null = null
    onerror: ((event: Event) => void) | null = null
    constructor() {
      super()
      setTimeout(() => {
        this.readyState = 3
        const error = new Event('error')
        this.onerror?.(error)
        this.dispatchEvent(error)
        const closed = new CloseEvent('close', { code: 1006 })
        this.onclose?.(closed)
        this.dispatchEvent(closed)
      }, 5)
    }
    send() {}
    close() {}
  }
  Object.assign(window, { WebSocket: Blocked })
}

test('co-writing works where websockets are blocked, and « Enregistré » is said [F4]', async () => {
  const { team } = story
  const ana = await team.invite('ana@halles.example', 'Ana Belkacem')
  const nadia = await story.opens(team.nadia, team)
  const context = await story.browser.aContext(story.product.url, { visitor: ana })
  await context.addInitScript(withoutWebsockets)
  const page: Page = await context.newPage()
  const streams: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/fallback')) streams.push(request.method())
  })
  await openText(page, team)
  await says(page, 'saved', 40_000)
  await writeParagraph(nadia, 'De Nadia, par websocket.')
  await holds(page, 'De Nadia, par websocket.')
  await writeParagraph(page, 'D’Ana, par HTTPS.')
  await says(page, 'saved')
  await holds(nadia, 'D’Ana, par HTTPS.')
  expect(await textOf(page)).toBe(await textOf(nadia))
  await nadia.getByRole('img', { name: 'Ana Belkacem, Les Halles Communes' }).first().waitFor()
  expect(streams).toContain('GET')
  expect(streams).toContain('POST')
  expect(story.browser.complaints()).toEqual([])
})
