// What one sender can make a room count or keep: it has an end, and the sender is told.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { closeCode, messageType, syncType } from '../../../shared/protocol.ts'
import { decodeContent, encodeContent } from '../../../server/realtime/frames.ts'
import { mergeInOrder } from '../../../server/realtime/merging.ts'
import { nobodyLooks } from '../../../server/realtime/observer.ts'
import type { Peer } from '../../../server/realtime/seat.ts'
import { Seat } from '../../../server/realtime/seat.ts'
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
