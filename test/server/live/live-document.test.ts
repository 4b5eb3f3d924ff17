// The client's live document against the real server: what is called saved is in the log, whatever carries it.
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import type * as Y from 'yjs'
import { openFallbackWith } from '../../../client/live/fallback-wire.ts'
import type { LiveDocument } from '../../../client/live/live-document.ts'
import type { OpenWire } from '../../../client/live/live-socket.ts'
import { Transport } from '../../../client/live/transport.ts'
import { openWebSocketWith } from '../../../client/live/websocket-wire.ts'
import { announce, transaction } from '../../../server/db/transaction.ts'
import { EPOCH } from '../../../shared/protocol.ts'
import { topic } from '../../../shared/topics.ts'
import { docOf, FakeDevice, FakeServer, openLive, textOf, untilView, write } from '../../client/live/fakes.ts'
import { aHouse, type House } from '../../support/live-house.ts'
import { Network } from '../../support/network.ts'

const webSocketOf = (cookie: string): OpenWire => {
  class WithCookie extends NodeSocket {
    constructor(url: string) {
      super(url, { headers: { cookie } })
    }
  }
  return openWebSocketWith(WithCookie as unknown as typeof WebSocket) // the same shape, but for what is not used
}

const fallbackOf = (cookie: string): OpenWire =>
  openFallbackWith((input, init) => fetch(input, { ...init, headers: { ...(init?.headers as object), cookie } }))

function visit(house: House, name: string, open: OpenWire, device = new FakeDevice()): LiveDocument {
  const { personId, actorId } = house.resident(name)
  const live = openLive(new FakeServer(), device, {
    personId,
    documentId: house.documentId,
    epoch: EPOCH,
    generation: 1,
    serverUrl: `ws://${house.address}/live/document`,
    takeClient: () => house.live.port.handOutClient(house.documentId, actorId),
    tools: {
      openWire: open,
      now: () => Date.now(),
      randomClient: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    },
  })
  onTestFinished(() => live.close())
  return live
}

const untilIs = (live: LiveDocument, is: string) => untilView(live, ({ status }) => status.is === is)
const untilText = (doc: Y.Doc, text: string) =>
  new Promise<void>((resolve) => {
    const look = () => textOf(doc) === text && resolve()
    doc.on('update', look)
    look()
  })

test('[C1] whenever it says saved, all that was typed is in the log', async () => {
  const house = await aHouse(['ana', 'ben'])
  const [ana, ben] = ['ana', 'ben'].map((name) => visit(house, name, webSocketOf(house.resident(name).cookie)))
  if (!ana || !ben) throw new Error('two were asked for')
  await Promise.all([untilIs(ana, 'saved'), untilIs(ben, 'saved')])
  for (let turn = 0; turn < 20; turn++) {
    write(docOf(ana), `a${turn}`)
    expect(ana.get().status.is).toBe('saving')
    if (turn % 3 === 0) write(docOf(ben), `b${turn}`)
    await untilIs(ana, 'saved')
    const logged = textOf(await house.replay())
    for (let earlier = 0; earlier <= turn; earlier++) expect(logged.split(' ')).toContain(`a${earlier}`)
  }
  await untilIs(ben, 'saved')
  await untilText(docOf(ana), textOf(docOf(ben)))
  expect(textOf(await house.replay())).toBe(textOf(docOf(ben)))
  expect(house.logged).toEqual([])
})

test('[C3] what was typed offline is in the log once it says saved again, under the same author', async () => {
  const house = await aHouse(['ana'])
  const network = new Network(webSocketOf(house.resident('ana').cookie))
  const device = new FakeDevice()
  const first = visit(house, 'ana', network.open, device)
  await untilIs(first, 'saved')
  write(docOf(first), 'en ligne')
  await untilIs(first, 'saved')
  network.cut()
  write(docOf(first), 'hors ligne')
  expect(first.get().status.is).toBe('offline')
  await first.close()
  network.isDown = false
  const second = visit(house, 'ana', network.open, device)
  await untilIs(second, 'saved')
  expect(textOf(await house.replay())).toBe('en ligne hors ligne')
  const { actorId } = house.resident('ana')
  const typed = (await house.rows()).filter(({ kind }) => kind === 'edit')
  expect(typed.every((row) => row.verified && row.actorId === actorId)).toBe(true)
})

test('[C8] frozen while offline: set aside, read-only, and nothing of it in the log', async () => {
  const house = await aHouse(['ana'])
  const network = new Network(webSocketOf(house.resident('ana').cookie))
  const live = visit(house, 'ana', network.open)
  await untilIs(live, 'saved')
  write(docOf(live), 'à temps')
  await untilIs(live, 'saved')
  network.cut()
  write(docOf(live), 'trop tard')
  await house.live.port.flush(house.documentId)
  await house.setState('submitted')
  network.isDown = false
  await untilView(live, ({ setAside }) => setAside[0]?.differing !== null && setAside.length === 1)
  await untilIs(live, 'frozen')
  expect(live.get().setAside).toMatchObject([{ reason: 'frozen', differing: ['trop tard'] }])
  expect(textOf(docOf(live))).toBe('à temps')
  expect(textOf(await house.replay())).toBe('à temps')
})

test('[C8] a right lost while offline: set aside, and said', async () => {
  const house = await aHouse(['ana', 'ben'])
  const network = new Network(webSocketOf(house.resident('ben').cookie))
  const live = visit(house, 'ben', network.open)
  await untilIs(live, 'saved')
  network.cut()
  write(docOf(live), 'jamais reçu')
  house.rights.set('ben', null)
  network.isDown = false
  await untilIs(live, 'noRight')
  await live.idle()
  expect(live.get().setAside).toMatchObject([{ reason: 'noRight', paragraphs: ['jamais reçu'] }])
  expect(textOf(await house.replay())).toBe('')
})

test('[F1] [F2] over HTTPS alone: written, saved, seen by others, and closed with the session', async () => {
  const house = await aHouse(['ana', 'ben'])
  const blocked: OpenWire = (_url, events) => {
    queueMicrotask(() => events.closed(1006))
    return { send: () => undefined, close: () => undefined }
  }
  const { cookie, sessionId } = house.resident('ana')
  const transport = new Transport({
    webSocket: blocked,
    fallback: fallbackOf(cookie),
    probe: async () => true,
    now: () => Date.now(),
  })
  const ana = visit(house, 'ana', transport.open)
  const ben = visit(house, 'ben', webSocketOf(house.resident('ben').cookie))
  await Promise.all([untilIs(ana, 'saved'), untilIs(ben, 'saved')])
  for (let line = 0; line < 10; line++) write(docOf(ana), `ligne${line}`)
  await untilIs(ana, 'saved')
  const expected = Array.from({ length: 10 }, (_, line) => `ligne${line}`).join(' ')
  expect(textOf(await house.replay())).toBe(expected)
  await untilText(docOf(ben), expected)
  write(docOf(ben), 'réponse')
  await untilText(docOf(ana), `${expected} réponse`)
  house.sessions.delete(sessionId)
  await transaction(house.database.app, (tx) => announce(tx, topic.access.session(sessionId)))
  await untilIs(ana, 'signedOut')
  expect(ben.get().status.is).not.toBe('signedOut')
})
