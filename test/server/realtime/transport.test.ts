// Real sockets: who is let in, what is refused and how it is said, and the stock provider.
import { request } from 'node:http'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { closeCode, EPOCH, frameLimit } from '../../../shared/protocol.ts'
import { topic } from '../../../shared/topics.ts'
import { announce, transaction } from '../../../server/db/transaction.ts'
import { comeIn, HandClient } from '../../support/live-client.ts'
import type { House } from '../../support/live-house.ts'
import { aHouse } from '../../support/live-house.ts'

async function closedWith(house: House, url: string, headers: Record<string, string> = {}): Promise<number | null> {
  const client = new HandClient(new WebSocket(url, { headers }))
  await client.whenClosed()
  expect(client.text).toBe('')
  return client.closedWith
}

test('[L20] a foreign origin is refused at the handshake', async () => {
  const house = await aHouse(['ana'])
  const { cookie } = house.resident('ana')
  const status = (origin: string) =>
    new Promise<number | undefined>((resolve) => {
      const ws = new WebSocket(house.url(), { headers: { cookie }, origin })
      ws.on('unexpected-response', (_request, response) => resolve(response.statusCode))
      ws.on('open', () => resolve(101))
      ws.on('error', () => undefined)
    })
  expect(await status('https://ailleurs.example')).toBe(403)
  expect(await status('null')).toBe(403)
  expect(await status(`http://${house.address}`)).toBe(101)
})

test('[L20] [E3] signed out, no right, no such document, an old epoch and an old generation are told apart', async () => {
  const house = await aHouse(['ana', 'bob'])
  house.rights.set('bob', null)
  const { cookie } = house.resident('ana')
  expect(await closedWith(house, house.url())).toBe(closeCode.signedOut)
  expect(await closedWith(house, house.url(), { cookie: '%E0%A4%A=;;;session' })).toBe(closeCode.signedOut)
  expect(await closedWith(house, house.url(), { cookie: house.resident('bob').cookie })).toBe(closeCode.noRight)
  expect(await closedWith(house, house.url({}, house.demarcheId), { cookie })).toBe(closeCode.noRight)
  expect(await closedWith(house, house.url({ epoch: '0' }), { cookie })).toBe(closeCode.wrongEpoch)
  expect(await closedWith(house, house.url({ generation: '7' }), { cookie })).toBe(closeCode.wrongGeneration)
  expect(house.live.stats().rooms).toBe(0)
})

test('[L20] malformed addresses never reach further than the handshake', async () => {
  const house = await aHouse(['ana'])
  for (const path of ['/live/document/../../x', '/live/document/%', '//[', '/live/document/', '/live/document/1/2']) {
    const answer = await new Promise<string>((resolve) => {
      const [host, port] = house.address.split(':')
      const headers = {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        'sec-websocket-version': '13',
      }
      const sent = request({ host, port, path, headers })
      sent.on('upgrade', () => resolve('upgraded'))
      sent.on('response', () => resolve('answered'))
      sent.on('error', () => resolve('cut'))
      sent.end()
    })
    expect(answer, path).toBe('cut')
  }
  expect((await comeIn(house, 'ana')).text).toBe('¶')
})

test('[L21] truncated and random frames close their sender and nobody else', async () => {
  const house = await aHouse(['ana', 'ben'])
  const ana = await comeIn(house, 'ana')
  const whole = Y.encodeStateAsUpdate(ana.doc)
  const bad = [
    new Uint8Array(),
    new Uint8Array([0]),
    new Uint8Array([0, 9, 0]),
    new Uint8Array([77, 1, 2, 3]),
    new Uint8Array([0, 2, 255, 255, 255, 255, 255, 255, 255, 255]),
    new Uint8Array([0, 2, whole.length - 1, ...whole.subarray(0, whole.length - 1)]),
    new Uint8Array([1, 3, 9, 9, 9]),
    crypto.getRandomValues(new Uint8Array(500)).map((byte, i) => (i === 0 ? 0 : i === 1 ? 2 : byte)),
  ]
  for (const bytes of bad) {
    const ben = await comeIn(house, 'ben')
    ben.ws.send(bytes)
    await ben.whenClosed()
    expect(ben.closedWith, `[${bytes.join(',')}]`).toBe(closeCode.malformed)
  }
  const talker = await comeIn(house, 'ben')
  talker.ws.send('words')
  await talker.whenClosed()
  expect(talker.closedWith).toBe(closeCode.malformed)
  ana.type('toujours là')
  await ana.whenSaved()
  expect(ana.closedWith).toBeNull()
  expect(house.logged).toEqual([])
})

test('[L22] a frame above the limit is refused with a code that stops the client', async () => {
  const house = await aHouse(['ana'])
  const ana = await comeIn(house, 'ana')
  ana.ws.send(new Uint8Array(frameLimit.socket + 1))
  await ana.whenClosed()
  expect(ana.closedWith).toBe(closeCode.tooLarge)
})

test.each([
  ['structs', [1, 300_000, 99, 0], () => [0, 1]],
  ['deletions', [0, 1, 99, 300_000], (n: number) => [n * 2, 1]],
])('[L22] a small frame of very many %s is refused before it fills the memory', async (_what, head, part) => {
  const house = await aHouse(['ana', 'ben'])
  const ana = await comeIn(house, 'ana')
  const ben = await comeIn(house, 'ben')
  const encoder = encoding.createEncoder()
  for (const number of head) encoding.writeVarUint(encoder, number)
  for (let n = 300_000; n > 0; n--) for (const number of part(n)) encoding.writeVarUint(encoder, number)
  encoding.writeVarUint(encoder, 0)
  ana.sendUpdate(encoding.toUint8Array(encoder).slice(0, head[0] === 0 ? -1 : undefined))
  await ana.whenClosed()
  expect(ana.closedWith).toBe(closeCode.tooLarge)
  ben.type('je continue')
  await ben.whenSaved()
})

test('[L6] five megabytes pasted at once are saved', async () => {
  const house = await aHouse(['ana', 'ben'])
  const ana = await comeIn(house, 'ana')
  ana.type('é'.repeat(2.5 * 1024 * 1024))
  await ana.whenSaved()
  const ben = await comeIn(house, 'ben')
  expect(ben.text.length).toBe(2.5 * 1024 * 1024 + 1)
})

test('[L23] three hundred connections of one person: as many as allowed, and others still come in', async () => {
  const house = await aHouse(['ana', 'ben'], { socketsPerPerson: 20 })
  const crowd = Array.from({ length: 300 }, () => new HandClient(house.socket('ana')))
  await Promise.all(crowd.map((client) => client.until(() => client.synced || client.closedWith !== null)))
  expect(crowd.filter((client) => client.synced)).toHaveLength(20)
  expect(new Set(crowd.map((client) => client.closedWith))).toEqual(new Set([null, closeCode.tooMany]))
  const ben = await comeIn(house, 'ben')
  expect(ben.text).toBe('¶')
  const [one] = crowd.filter((client) => client.synced)
  one?.ws.close()
  await one?.whenClosed()
  await ben.until(() => true)
  expect((await comeIn(house, 'ana')).text).toBe('¶')
})

test('[L23] a full process turns away with a code that comes back, and lets in when someone has left', async () => {
  const house = await aHouse(['ana', 'ben', 'cleo'], { sockets: 2 })
  const ana = await comeIn(house, 'ana')
  await comeIn(house, 'ben')
  expect(await closedWith(house, house.url(), { cookie: house.resident('cleo').cookie })).toBe(closeCode.overloaded)
  ana.ws.close()
  await ana.whenClosed()
  expect((await comeIn(house, 'cleo')).text).toBe('¶')
})

test('[L23] a full room turns away more people, with a code that comes back, but no more tabs of those in it', async () => {
  const house = await aHouse(['ana', 'ben', 'cleo'], { peoplePerRoom: 2 })
  const ana = await comeIn(house, 'ana')
  await comeIn(house, 'ben')
  const again = await comeIn(house, 'ana')
  expect(await closedWith(house, house.url(), { cookie: house.resident('cleo').cookie })).toBe(closeCode.roomFull)
  for (const tab of [ana, again]) {
    tab.ws.close()
    await tab.whenClosed()
  }
  expect((await comeIn(house, 'cleo')).text).toBe('¶')
})

test('[L24] a session revoked or a right changed in mid-edit closes the connection at once', async () => {
  const house = await aHouse(['ana', 'ben', 'cleo'])
  const [ana, ben, cleo] = await Promise.all(['ana', 'ben', 'cleo'].map((name) => comeIn(house, name)))
  const resident = house.resident('ana')
  ana?.type('commencé')
  await transaction(house.database.app, (tx) => announce(tx, topic.access.session(resident.sessionId)))
  await ana?.whenClosed()
  expect(ana?.closedWith).toBe(closeCode.signedOut)
  await transaction(house.database.app, (tx) => announce(tx, topic.access.person(house.resident('ben').personId)))
  await ben?.whenClosed()
  expect(ben?.closedWith).toBe(closeCode.accessChanged)
  expect(cleo?.closedWith).toBeNull()
  house.live.recheck(topic.access.document(house.documentId))
  await cleo?.whenClosed()
  expect(cleo?.closedWith).toBe(closeCode.accessChanged)
})

test('[L24] a session that expired is found, and its connection closed', async () => {
  const house = await aHouse(['ana'])
  const ana = await comeIn(house, 'ana')
  house.sessions.delete(house.resident('ana').sessionId)
  await house.live.revalidate()
  await ana.whenClosed()
  expect(ana.closedWith).toBe(closeCode.signedOut)
})

test('[L24] a right that goes while someone is being let in counts', async () => {
  const house = await aHouse(['ana'])
  const ana = new HandClient(house.socket('ana'))
  await new Promise((resolve) => ana.ws.once('open', resolve))
  house.rights.set('ana', null)
  house.live.recheck(topic.access.person(house.resident('ana').personId))
  await ana.whenClosed()
  expect([closeCode.noRight, closeCode.accessChanged]).toContain(ana.closedWith)
})

test('[L29] the unmodified provider co-edits, and its presence bears the server’s name for it', async () => {
  const house = await aHouse(['ana', 'ben'])
  const stock = (name: string) => {
    class WithCookie extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { cookie: house.resident(name).cookie } })
      }
    }
    const provider = new WebsocketProvider(`ws://${house.address}/live/document`, house.documentId, new Y.Doc(), {
      params: { epoch: String(EPOCH) },
      disableBc: true,
      WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket, // the same shape, with headers
    })
    return provider
  }
  const ana = stock('ana')
  const ben = await comeIn(house, 'ben')
  if (!ana.synced) await new Promise((resolve) => ana.once('sync', resolve))
  ana.awareness.setLocalStateField('user', { name: 'Le Préfet' })
  ana.doc.getText('text').insert(1, 'd’origine')
  await ben.until(() => ben.text === '¶d’origine' && ben.awareness.getStates().size === 2)
  const seen = ben.awareness.getStates().get(ana.doc.clientID)
  expect(seen?.['user']).toMatchObject({ name: 'ana', actorId: house.resident('ana').actorId })
  const heard = new Promise<void>((resolve) => ana.doc.on('update', () => resolve()))
  ben.type(' ensemble')
  await heard
  expect(ana.doc.getText('text').toString()).toBe('¶d’origine ensemble')
  ana.destroy()
  await ben.until(() => !ben.awareness.getStates().has(ana.doc.clientID))
})
