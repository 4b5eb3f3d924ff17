// An unmodified y-websocket provider, with a session cookie and its epoch, co-edits with a person in a real browser.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { bodyOf } from '../../shared/document/shape.ts'
import { EPOCH } from '../../shared/protocol.ts'
import { wordsOf } from '../support/words.ts'
import { aWrittenStory, holds, says, writeAtEnd } from '../support/story.ts'

let story: Awaited<ReturnType<typeof aWrittenStory>>
beforeAll(async () => {
  story = await aWrittenStory()
})
afterAll(async () => story?.close())

test('the stock provider and a browser write one text [L29]', async () => {
  const { team, product } = story
  const ana = await team.invite('ana@halles.example', 'Ana Belkacem')
  const page = await story.opens(team.nadia, team)
  await writeAtEnd(page, 'Du navigateur.')
  await says(page, 'saved')

  class WithCookie extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: ana.cookie, origin: product.url } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${product.url.replace('http', 'ws')}/live/document`, team.documentId, doc, {
    params: { epoch: String(EPOCH) },
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket, // of the same shape, and can send a cookie
  })
  onTestFinished(() => provider.destroy())
  const text = () => wordsOf(doc)
  await expect.poll(text, { timeout: 10_000 }).toContain('Du navigateur.')

  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Du fournisseur nu.')])
  bodyOf(doc).push([paragraph])
  await holds(page, 'Du fournisseur nu.')
  await writeAtEnd(page, ' Et encore du navigateur.')
  await says(page, 'saved')
  await expect.poll(text, { timeout: 10_000 }).toContain('Du fournisseur nu. Et encore du navigateur.')

  // Nobody answers for the stock provider: who it is, is the server's word.
  provider.awareness.setLocalStateField('user', { name: 'Quelqu’un d’autre' })
  await page.getByRole('img', { name: 'Ana Belkacem, Les Halles Communes' }).first().waitFor()
  expect(story.browser.complaints()).toEqual([])
})
