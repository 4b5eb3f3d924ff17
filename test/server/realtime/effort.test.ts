// What few bytes may cost: it is counted over all lines of a person, and waited for.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import type { Allowance } from '../../../server/realtime/allowance.ts'
import type { Access } from '../../../server/realtime/connection.ts'
import { Connection } from '../../../server/realtime/connection.ts'
import { Efforts, thingsIn } from '../../../server/realtime/effort.ts'
import { decodeContent } from '../../../server/realtime/frames.ts'
import type { Room } from '../../../server/realtime/room.ts'
import type { Rooms } from '../../../server/realtime/rooms.ts'
import { closeCode, messageType, syncType } from '../../../shared/protocol.ts'
import { Ground } from '../../torture/frames/ground.ts'

const gcOfOne = [0, 1] as const

/** So many clients with so many structs of one collected character each: two bytes a struct. */
function collected(clients: number, each: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clients)
  for (let client = 1_000 + clients; client > 1_000; client--) {
    for (const number of [each, client, 0]) encoding.writeVarUint(encoder, number)
    for (let n = 0; n < each; n++) for (const byte of gcOfOne) encoding.writeUint8(encoder, byte)
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function updateMessage(body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const type of [messageType.sync, syncType.update]) encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

/** A line on a clock that stands still, into a room where each update says so much; how long it is not read. */
async function aLine(effort: Allowance, things: number) {
  const pauses: number[] = []
  const closings: number[] = []
  const room = { receive: () => things, leave: () => undefined } as unknown as Room // all that is asked of it here
  const connection = new Connection({
    connectionId: 'c',
    documentId: 'd',
    access: { state: 'draft', mayWrite: true, stamp: {} } as Access, // the rest of it is for others
    ours: true,
    transport: {
      kind: 'websocket',
      waiting: 0,
      send: () => undefined,
      close: (code) => void closings.push(code),
      pause: (milliseconds) => void pauses.push(milliseconds),
      probe: () => undefined,
    },
    rooms: { join: async () => room } as unknown as Rooms, // the one room there is
    limits: { messagesPerSecond: 1e6, bytesPerSecond: 1e9, frameBytes: 1e6 },
    effort,
    now: () => 0,
    left: () => undefined,
    failed: (error) => {
      throw error
    },
  })
  await connection.join()
  const say = (bytes = 2) => connection.receive(updateMessage(new Uint8Array(bytes)))
  return { say, pauses, closings }
}

test('[L72] who says two hundred thousand things in few bytes is read again when they are made up for, whatever line they take', async () => {
  const efforts = new Efforts(200)
  const first = await aLine(efforts.of('mallory', 0), 200_000)
  first.say()
  expect(first.pauses).toEqual([])
  const second = await aLine(efforts.of('mallory', 0), 200_000)
  second.say()
  expect(second.pauses).toEqual([15_000])
  second.say()
  expect(second.closings, 'a letter is taken all the same').toEqual([])
  const third = await aLine(efforts.of('mallory', 0), 200_000)
  third.say(5_000)
  expect(third.closings, 'nothing large is taken on another line meanwhile').toEqual([closeCode.overloaded])
  const other = await aLine(efforts.of('ana', 0), 1)
  other.say(5_000)
  for (let letters = 0; letters < 1_000; letters++) other.say()
  expect([...other.pauses, ...other.closings]).toEqual([])
})

test('[L72] what is counted are the things that are said, and a clientID that nobody has for several', () => {
  const content = decodeContent(collected(3, 5))
  expect(thingsIn(content, () => true)).toBe(5)
  expect(thingsIn(content, (client) => client !== 1_001)).toBe(25)
  expect(
    thingsIn(decodeContent(collected(1, 10)), () => true),
    'what is typed costs nothing',
  ).toBe(0)
})

test('[L72] more clientIDs that nobody has than one statement should write close their connection with 4413', async () => {
  const ground = new Ground()
  const mallory = ground.join('a text', 'mallory', {}, () => undefined)
  const ben = ground.join('a text', 'ben', {}, () => undefined)
  const ana = ground.join('a text', 'ana', {}, () => undefined)
  await ground.pass(10)
  mallory.receive(updateMessage(collected(10_001, 1)))
  ben.receive(updateMessage(collected(10_000, 1)))
  await ground.pass(10)
  expect([mallory, ben, ana].map((line) => line.closedWith)).toEqual([closeCode.tooLarge, null, null])
  expect(ground.store('a text').bound.size).toBe(10_000)
})
