// Someone who comes, reads the whole text once with the stock provider, and leaves.
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { EPOCH } from '../../shared/protocol.ts'
import { wordsOf } from './words.ts'

/** The plain text that a newcomer is given. Comes again by itself while the server is away. */
export async function readText(base: string, documentId: string, cookie: string): Promise<string> {
  class SignedIn extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: base } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${base.replace('http', 'ws')}/live/document`, documentId, doc, {
    params: { epoch: String(EPOCH) },
    // The stock type is the browser's class; ws is close enough for what the provider uses.
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 400,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  const text = wordsOf(doc)
  provider.destroy()
  doc.destroy()
  return text
}
