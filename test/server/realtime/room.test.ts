// The room and one peer, by hand: what a single connection may ask of it.
import { expect, test } from 'vitest'
import { genesis } from '../../../server/history/chain.ts'
import { audienceLimit } from '../../../server/realtime/audience.ts'
import { Room } from '../../../server/realtime/room.ts'
import type { Peer } from '../../../server/realtime/seat.ts'

const loaded = { generation: 1, position: 0, hash: genesis, snapshot: null, tail: [], bound: new Map() }

test('[L32] who asks for presence again and again without taking the answers is given no more of them', () => {
  const room = new Room('document', loaded, { changed: () => undefined, unsavedLimit: 1, hasRoomFor: () => true })
  let sent = 0
  const peer = {
    connectionId: 'one',
    actorId: 'ana',
    organisationId: null,
    stamp: { actorId: 'ana', name: 'Ana', initials: 'A', hue: 1, organisation: null },
    showsPresence: true,
    seesHistory: true,
    writing: 'allowed',
    ours: true,
    waiting: 0,
    send: () => void sent++,
    close: () => undefined,
  } satisfies Peer
  room.join(peer)
  room.tellPresence(peer, 0)
  expect(sent).toBe(1)
  peer.waiting = audienceLimit.backlog + 1
  room.tellPresence(peer, 0)
  expect(sent).toBe(1)
})
