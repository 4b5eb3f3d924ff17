// What devices kept of a life that a restoration ended: set aside for its author, shown, and never mixed into the restored text.
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import * as Y from 'yjs'
import type { LiveDocument } from '../../../client/live/live-document.ts'
import type { OpenWire } from '../../../client/live/live-socket.ts'
import { openWebSocketWith } from '../../../client/live/websocket-wire.ts'
import type { Live } from '../../../server/realtime/live.ts'
import { closeCode, EPOCH } from '../../../shared/protocol.ts'
import { docOf, FakeDevice, FakeServer, openLive, textOf, untilView, write } from '../../client/live/fakes.ts'
import { archiveOf, restored } from '../../support/archives.ts'
import { passphrase } from '../../support/builders.ts'
import type { TestDatabase } from '../../support/database.ts'
import { Network } from '../../support/network.ts'
import { updatesIn } from '../../support/rebuilt.ts'
import { Visitor } from '../../support/visitor.ts'
import { aWholeProduct, served, type WholeProduct } from '../../support/whole-product.ts'

/** The product on another database, with Nadia signed in. */
async function servedAgain(database: TestDatabase): Promise<{ live: Live; visitor: Visitor }> {
  const { app, live } = await served(database)
  const visitor = new Visitor(app.url)
  await visitor.call('signIn', { email: 'nadia@vaucombe.example', passphrase })
  return { live, visitor }
}

/** Where a browser finds the server, by one address through all its lives. */
class Address {
  #visitor: Visitor
  readonly #network = new Network((url, events) => this.#openAsVisitor(url, events))
  readonly open = this.#network.open

  constructor(visitor: Visitor) {
    this.#visitor = visitor
  }

  cut(): void {
    this.#network.cut()
  }

  /** Another server is there now, where this person is signed in. */
  leadTo(visitor: Visitor): void {
    this.#visitor = visitor
    this.#network.isDown = false
  }

  readonly #openAsVisitor: OpenWire = (url, events) => {
    const { base, cookie } = this.#visitor
    class WithCookie extends NodeSocket {
      constructor(path: string) {
        const { pathname, search } = new URL(path)
        super(`${base.replace('http', 'ws')}${pathname}${search}`, { headers: { cookie } })
      }
    }
    return openWebSocketWith(WithCookie as unknown as typeof WebSocket)(url, events) // the same shape, but for what is not used
  }
}

type Visit = { device: FakeDevice; address: Address; generation: number; live: Live }

function visit(
  { documentId, pilot }: WholeProduct,
  { device, address, generation, live: server }: Visit,
): LiveDocument {
  const live = openLive(new FakeServer(), device, {
    personId: pilot.me.id,
    documentId,
    epoch: EPOCH,
    generation,
    serverUrl: 'ws://maillage.example/live/document',
    takeClient: () => server.port.handOutClient(documentId, pilot.me.actorId),
    tools: {
      openWire: address.open,
      now: () => Date.now(),
      randomClient: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    },
  })
  onTestFinished(() => live.close())
  return live
}

const untilSaved = (live: LiveDocument) => untilView(live, ({ status }) => status.is === 'saved')

test('[B8] a tab left open, and a copy on a device, of before a restoration are set aside, and nothing of them is sent', async () => {
  const first = await aWholeProduct()
  const { documentId } = first
  const [open, shut] = [new Address(first.pilot.visitor), new Address(first.pilot.visitor)]
  const [openDevice, shutDevice] = [new FakeDevice(), new FakeDevice()]
  const before = { generation: 1, live: first.live }
  const tab = visit(first, { ...before, device: openDevice, address: open })
  const other = visit(first, { ...before, device: shutDevice, address: shut })
  await Promise.all([untilSaved(tab), untilSaved(other)])
  write(docOf(tab), 'sauvegardé')
  await untilSaved(tab)
  await untilView(other, () => textOf(docOf(other)) === 'sauvegardé')
  const { path } = await archiveOf(first.database.owner)
  write(docOf(tab), 'après la sauvegarde')
  await untilSaved(tab)
  const { database } = await restored(path)
  const again = await servedAgain(database)
  const { generation } = await again.visitor.call('readDocument', { documentId })
  expect(generation).toBeGreaterThan(1)
  open.cut()
  shut.cut()
  write(docOf(tab), 'hors ligne, onglet ouvert')
  write(docOf(other), 'hors ligne, onglet fermé')
  await other.close()

  open.leadTo(again.visitor)
  await untilView(tab, ({ setAside }) => setAside.length === 1)
  expect(tab.get().setAside).toMatchObject([
    { reason: 'restored', paragraphs: expect.arrayContaining(['hors ligne, onglet ouvert']) },
  ])

  shut.leadTo(again.visitor)
  const after = { generation, live: again.live }
  const reloaded = visit(first, { ...after, device: openDevice, address: open })
  const reopened = visit(first, { ...after, device: shutDevice, address: shut })
  await Promise.all([untilSaved(reloaded), untilSaved(reopened)])
  await untilView(reopened, ({ setAside }) => setAside.length === 1)
  expect(reopened.get().setAside).toMatchObject([{ reason: 'restored' }])
  expect(reopened.get().setAside[0]?.paragraphs).toContain('hors ligne, onglet fermé')
  expect([textOf(docOf(reloaded)), textOf(docOf(reopened))]).toEqual(['sauvegardé', 'sauvegardé'])

  write(docOf(reopened), 'nouvelle vie')
  await untilSaved(reopened)
  const doc = new Y.Doc()
  for (const update of await updatesIn(database.owner, documentId)) Y.applyUpdate(doc, update)
  expect(textOf(doc)).toBe('sauvegardé nouvelle vie')
})

test('[B8] a socket that names the generation of before is closed with 4410', async () => {
  const first = await aWholeProduct()
  const { database } = await restored((await archiveOf(first.database.owner)).path)
  const { visitor } = await servedAgain(database)
  const url = `${visitor.base.replace('http', 'ws')}/live/document/${first.documentId}?epoch=${EPOCH}&generation=1`
  const socket = new NodeSocket(url, { headers: { cookie: visitor.cookie } })
  const code = await new Promise((resolve) => socket.once('close', resolve))
  expect(code).toBe(closeCode.wrongGeneration)
})
