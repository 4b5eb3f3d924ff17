// What one connection, one address and one process may do, on real sockets: the limit is met, named, and others go on.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Access, ConnectionLimits } from '../../../server/realtime/connection.ts'
import { Connection } from '../../../server/realtime/connection.ts'
import { Failures } from '../../../server/realtime/failures.ts'
import type { Room } from '../../../server/realtime/room.ts'
import type { Rooms } from '../../../server/realtime/rooms.ts'
import { closeCode, EPOCH, messageType } from '../../../shared/protocol.ts'
import { comeIn, HandClient } from '../../support/live-client.ts'
import { aHouse } from '../../support/live-house.ts'

/** A connection on a clock that stands still, and how often it was paused for how long. */
async function aConnection(limits: Partial<ConnectionLimits>) {
  const taken: Uint8Array[] = []
  const pauses: number[] = []
  const taking = () => void taken.push(new Uint8Array())
  const room = { tellPresence: taking, announce: taking, leave: () => undefined } as unknown as Room // all that is asked of it here
  const connection = new Connection({
    connectionId: 'c',
    documentId: 'd',
    access: { state: 'draft', mayWrite: true, stamp: {} } as Access, // the rest of it is for others
    ours: true,
    transport: {
      kind: 'websocket',
      waiting: 0,
      send: () => undefined,
      close: () => undefined,
      pause: (milliseconds) => void pauses.push(milliseconds),
      probe: () => undefined,
    },
    rooms: { join: async () => room } as unknown as Rooms, // the one room there is
    limits: { messagesPerSecond: 1e6, bytesPerSecond: 1e9, frameBytes: 1e6, ...limits },
    now: () => 0,
    left: () => undefined,
    failed: (error) => {
      throw error
    },
  })
  await connection.join()
  return { connection, taken, pauses }
}

test('[O11] who sends more messages than allowed is read more slowly, and all of them are taken', async () => {
  const { connection, taken, pauses } = await aConnection({ messagesPerSecond: 10 })
  for (let n = 0; n < 100; n++) connection.receive(new Uint8Array([messageType.queryAwareness]))
  expect(pauses).toEqual([])
  for (let n = 0; n < 3; n++) connection.receive(new Uint8Array([messageType.queryAwareness]))
  expect(pauses).toEqual([100, 200, 300])
  expect(taken).toHaveLength(103)
})

test('[O11] who sends more bytes than allowed is read more slowly, and all of them are taken', async () => {
  const { connection, taken, pauses } = await aConnection({ bytesPerSecond: 100 })
  const frame = new Uint8Array(100)
  frame.set([messageType.awareness, 98])
  for (let n = 0; n < 32; n++) connection.receive(frame)
  expect(pauses).toEqual([])
  connection.receive(frame)
  expect(pauses).toEqual([1_000])
  expect(taken).toHaveLength(33)
})

test('[O11] on a real socket nothing of what came too fast is lost, and nobody else waits', async () => {
  const house = await aHouse(['ana', 'ben'], { messagesPerSecond: 400, bytesPerSecond: 64 * 1024 })
  const ana = await comeIn(house, 'ana')
  const ben = await comeIn(house, 'ben')
  for (let n = 0; n < 4_500; n++) ana.type('a')
  ana.type('é'.repeat(1024 * 1024))
  ben.type('b')
  await ben.whenSaved()
  await ana.whenSaved()
  expect(ana.closedWith).toBeNull()
  expect((await house.replay()).getText('text').length).toBe(4_500 + 1024 * 1024 + 2)
})

test('[L22] the largest frame is what the configuration says', async () => {
  const house = await aHouse(['ana', 'ben'], { frameBytes: 100_000 })
  const ana = await comeIn(house, 'ana')
  const ben = await comeIn(house, 'ben')
  ana.type('a'.repeat(99_000))
  await ana.whenSaved()
  ben.type('b'.repeat(101_000))
  await ben.whenClosed()
  expect(ben.closedWith).toBe(closeCode.tooLarge)
  expect(ana.closedWith).toBeNull()
})

test('[O13] an address that fails too often is refused without a word; who may come in from there still does', async () => {
  const house = await aHouse(['ana'], { failuresPerSecond: 1 })
  const outcome = (cookie?: string) =>
    new Promise<number | string>((resolve) => {
      const ws = new WebSocket(house.url(), { headers: cookie === undefined ? {} : { cookie } })
      ws.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      ws.on('close', (code) => resolve(code))
      ws.on('error', () => undefined)
    })
  const seen = []
  for (let n = 0; n < 40; n++) seen.push(await outcome())
  expect(new Set(seen.slice(0, 20))).toEqual(new Set([closeCode.signedOut]))
  expect(seen.at(-1)).toBe(429)
  expect(await outcome('session=guess')).toBe(1006)
  const stream = `http://${house.address}/live/document/${house.documentId}/fallback?epoch=${EPOCH}`
  expect((await fetch(stream)).status).toBe(429)
  const crowd = Array.from({ length: 50 }, () => new HandClient(house.socket('ana')))
  await Promise.all(crowd.map((client) => client.whenSynced()))
})

test('[O13] successes are not counted, calm forgets failures, and what is remembered has an end', () => {
  const failures = new Failures(2)
  expect(failures.areTooMany('hall', 0)).toBe(false)
  for (let n = 0; n < 41; n++) failures.add('hall', 0)
  expect(failures.areTooMany('hall', 0)).toBe(true)
  expect(failures.areTooMany('elsewhere', 0)).toBe(false)
  expect(failures.areTooMany('hall', 1_000)).toBe(false)
  for (let n = 0; n < 41; n++) failures.add('hall', 1_000)
  for (let n = 0; n < 10_000; n++) failures.add(`other ${n}`, 1_000)
  expect(failures.areTooMany('hall', 1_000)).toBe(false)
})

test('[L32] presence above the configured size is dropped, smaller presence is shown', async () => {
  const house = await aHouse(['ana', 'ben'], { presenceBytes: 600 })
  const ana = await comeIn(house, 'ana')
  const ben = await comeIn(house, 'ben')
  const announce = (clock: number, state: object) => {
    const entries = encoding.createEncoder()
    for (const number of [1, ana.doc.clientID, clock]) encoding.writeVarUint(entries, number)
    encoding.writeVarString(entries, JSON.stringify(state))
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, messageType.awareness)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(entries))
    ana.ws.send(encoding.toUint8Array(message))
  }
  announce(1, { note: 'x'.repeat(700) })
  announce(2, { note: 'small' })
  await ben.until(() => ben.awareness.getStates().has(ana.doc.clientID))
  expect(ben.awareness.getStates().get(ana.doc.clientID)?.['note']).toBe('small')
  announce(3, { note: 'y'.repeat(700) })
  announce(4, { note: 'again' })
  await ben.until(() => ben.awareness.getStates().get(ana.doc.clientID)?.['note'] === 'again')
  const longest = Math.max(...ben.heard.filter(([type]) => type === messageType.awareness).map(({ length }) => length))
  expect(longest).toBeLessThan(700)
  expect(Y.encodeStateVector(ben.doc)).toEqual(Y.encodeStateVector(ana.doc))
})

test.each(['roomBufferBytes', 'bufferBytes'] as const)(
  '[L9] while the database takes nothing, edits beyond %s are refused, and saved once it does',
  async (limit) => {
    const house = await aHouse(['ana', 'ben'], { [limit]: 100_000 })
    const ana = await comeIn(house, 'ana')
    const ben = await comeIn(house, 'ben')
    const held = await house.database.owner.reserve()
    await held`begin`
    await held`lock table document_update in share mode`
    for (let n = 0; n < 4; n++) ana.type('a'.repeat(40_000))
    await ana.until(() => ana.refused.length > 0)
    expect(new Set(ana.refused.map(({ reason }) => reason))).toEqual(new Set(['overloaded']))
    expect(ana.saved).toBeLessThan(ana.sent)
    expect(ben.text).toBe('¶')
    await held`rollback`
    held.release()
    await ana.whenSaved()
    await ben.until(() => ben.text.length === 160_001)
    expect((await house.replay()).getText('text').length).toBe(160_001)
    expect([ana.closedWith, ben.closedWith]).toEqual([null, null])
  },
)
