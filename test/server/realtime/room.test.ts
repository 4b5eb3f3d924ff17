// The room and one peer, by hand: what a single connection may ask of it.
import { expect, test } from 'vitest'
import { audienceLimit } from '../../../server/realtime/audience.ts'
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
