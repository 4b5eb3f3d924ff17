// The room and one peer, by hand: what a single connection may ask of it.
import { expect, test } from 'vitest'
import { audienceLimit } from '../../../server/realtime/audience.ts'
import { joinEntries, writeEntry } from '../../../server/realtime/presence-entries.ts'
import { handRoom, HandPeer } from '../../support/hand-room.ts'

test('[L32] who asks for presence again and again without taking the answers is given no more of them', () => {
  const room = handRoom()
  const peer = new HandPeer('one')
  room.join(peer)
  room.tellPresence(peer, 0)
  expect(peer.heard).toHaveLength(1)
  peer.waiting = audienceLimit.backlog + 1
  room.tellPresence(peer, 0)
  expect(peer.heard).toHaveLength(1)
})

test('[L53] a move says that somebody moved, and nothing else of the room is to be looked at', () => {
  const said: string[] = []
  const room = handRoom([], { changed: () => said.push('changed'), moved: () => said.push('moved') })
  const peer = new HandPeer('one')
  room.join(peer)
  room.announce(peer, joinEntries([writeEntry(1, 0, '{}', peer.stamp)]), 1_000)
  expect(said).toEqual(['moved'])
  expect(room.presenceDueAt).toBeLessThanOrEqual(1_000) // who comes is seen at once
  room.tick(1_000)
  room.announce(peer, joinEntries([writeEntry(1, 1, '{"cursor":null}', peer.stamp)]), 2_000)
  expect(said).toEqual(['moved', 'moved'])
  expect(room.presenceDueAt).toBe(2_100)
})
