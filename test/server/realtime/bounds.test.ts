// What one sender can make a room count or keep: it has an end, and the sender is told.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { closeCode, messageType, syncType } from '../../../shared/protocol.ts'
import { decodeContent, encodeContent } from '../../../server/realtime/frames.ts'
import { mergeInOrder } from '../../../server/realtime/merging.ts'
import { nobodyLooks } from '../../../server/realtime/observer.ts'
import type { Peer } from '../../../server/realtime/seat.ts'
import { Seat } from '../../../server/realtime/seat.ts'
import { collect } from '../../../server/history/collect.ts'
import * as Y from 'yjs'
import { handRoom, HandPeer } from '../../support/hand-room.ts'
import { Lab } from '../../support/lab.ts'

const tooMany = 200_001

/** So many things that take these numbers each, and what comes after them. */
function counted(each: readonly number[], after: readonly number[] = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, tooMany)
  for (let n = 0; n < tooMany; n++) for (const number of each) encoding.writeVarUint(encoder, number)
  for (const number of after) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

function message(types: readonly number[], body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const type of types) encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

const emptySections = counted([0, 7, 0], [0])
const emptyDeletions = new Uint8Array([0, ...counted([7, 0])])

test.each([
  ['clients in a state vector', message([messageType.sync, syncType.step1], counted([1, 1]))],
  ['presence entries', message([messageType.awareness], counted([1, 1, 0]))],
  ['empty sections of structs', message([messageType.sync, syncType.update], emptySections)],
  ['empty sections of deletions', message([messageType.sync, syncType.update], emptyDeletions)],
])('[W6] more %s than a text can have close their connection with 4413, before they are kept', async (_what, bytes) => {
  const lab = new Lab({ people: ['ana', 'ben'] })
  await lab.join('ana', 'ben')
  lab.client('ben').connection?.receive(bytes)
  expect(lab.client('ben').closedWith).toBe(closeCode.tooLarge)
  expect(lab.client('ana').closedWith).toBeNull()
  lab.check()
})

test('[W6] a row of the log, which joins several frames, may have more parts than one of them', () => {
  const deletions = Array.from({ length: tooMany }, (_, n) => [7, 2 * n, 1] as const)
  const row = encodeContent([], deletions)
  expect(decodeContent(row).deletes).toHaveLength(tooMany)
  expect(mergeInOrder([row, row])).toEqual(row)
})

test('[W6] who sends what leans on nothing and never answers is remembered in two numbers, and acknowledged as before', () => {
  const told: number[] = []
  const peer = { ours: true, send: () => undefined, actorId: 'ana', connectionId: 'one', organisationId: null }
  const seat = new Seat(peer as unknown as Peer, nobodyLooks) // all that a seat asks of a peer here
  const tell = () => {
    const bytes = seat.acknowledgement()
    if (bytes !== null) told.push(bytes.length)
    return bytes
  }
  seat.settle(1, 'update')
  expect(tell()).not.toBeNull()
  for (let n = 2; n < 400_000; n++) seat.leaveUnrepaired(n)
  seat.settle(400_000, 'update')
  expect(tell()).toBeNull()
  seat.settle(300_000, 'step2') // repairs what came before it
  expect(tell()).not.toBeNull()
  expect(tell()).toBeNull()
  seat.settle(400_001, 'step2')
  expect(tell()).not.toBeNull()
  expect(told).toHaveLength(3)
})

test('[L49] what waits for its deletions to be known counts as unsaved, and is refused beyond the limit', () => {
  const room = handRoom([], { unsavedLimit: 1_000 })
  const peer = new HandPeer('one')
  room.join(peer)
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => room.receive(peer, 'update', update, 0))
  // Once something was taken out that others are in, what else went with it is known only from the whole text.
  doc.getArray('blocs').push([new Y.Map()])
  doc.getArray('blocs').delete(0)
  room.takeTurn(new Date(0))
  room.committed(0)
  const away = new Y.Doc()
  away.getText('text').insert(0, 'effacé')
  away.getText('text').delete(0, 6)
  room.receive(peer, 'step2', Y.encodeStateAsUpdate(away), 0)
  for (let n = 0; n < 10; n++) doc.getText('text').insert(0, 'x'.repeat(200))
  expect(room.wantsSnapshot).toBe(true)
  expect(room.unsavedBytes).toBeGreaterThan(800)
  expect(room.unsavedBytes).toBeLessThanOrEqual(1_000)
  expect(peer.heardTypes.filter((type) => type === messageType.refused).length).toBe(6)
  const { position, updates } = room.snapshotParts()
  room.adopt({ position, ...collect(updates) }, 1, false)
  room.takeTurn(new Date(0))
  room.committed(1)
  expect(room.unsavedBytes).toBe(0)
  room.tick(2)
  expect(peer.heardTypes.filter((type) => type === messageType.sync).length, 'asked for the rest').toBeGreaterThan(0)
})

test('[L73] who never reads is asked for what is missing when they do, however often they make it missing', async () => {
  const lab = new Lab({ people: ['ana', 'ben'] })
  await lab.join('ana', 'ben')
  await lab.settle()
  const ben = lab.client('ben')
  const questions = () =>
    ben.down.filter((bytes) => bytes[0] === messageType.sync && bytes[1] === syncType.step1).length
  const gap = encodeContent([{ struct: new Y.GC(Y.createID(7, 5), 1), offset: 0 }], [])
  ben.unread = 2 * 1024 * 1024
  for (let n = 0; n < 50; n++) {
    ben.sayByHand(syncType.update, gap)
    ben.sayByHand(syncType.step2, new Uint8Array([0, 0]))
  }
  while (ben.up.length > 0) ben.deliverUp()
  await lab.clock.pass(60)
  expect(questions()).toBe(0)
  ben.sayByHand(syncType.update, gap)
  ben.deliverUp()
  ben.unread = 0
  await lab.clock.pass(2_000)
  expect(questions()).toBe(1)
})
