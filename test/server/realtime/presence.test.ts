// Presence, without a room: whose it is, how much of it, and what becomes of those who leave.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import type { Announcer } from '../../../server/realtime/presence.ts'
import { Presence } from '../../../server/realtime/presence.ts'

const someone = (name: string, showsPresence = true): Announcer => ({
  connectionId: `connection-${name}`,
  stamp: { actorId: `actor-${name}`, name, initials: name.slice(0, 1), hue: 2, organisation: 'Commune' },
  showsPresence,
})

type Entry = [client: number, clock: number, state: unknown]

function entries(...list: Entry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, list.length)
  for (const [client, clock, state] of list) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state))
  }
  return encoding.toUint8Array(encoder)
}

function read(message: Uint8Array | null): Entry[] {
  if (message === null) return []
  const decoder = decoding.createDecoder(message)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => [
    decoding.readVarUint(decoder),
    decoding.readVarUint(decoder),
    JSON.parse(decoding.readVarString(decoder)),
  ])
}

const [ana, ben] = [someone('ana'), someone('ben')]
const free = () => new Presence(() => 'free')

test('[L30] the server says who someone is, whatever their client says', () => {
  const presence = free()
  presence.announce(ana, entries([1, 0, { user: { name: 'Le Préfet', actorId: 'x' }, cursor: 3 }]))
  expect(read(presence.due(0))).toEqual([[1, 0, { user: ana.stamp, cursor: 3 }]])
})

test('[L31] what a client repeats of others is ignored, and so is a second clientID that is not its own', () => {
  const presence = free()
  presence.announce(ana, entries([1, 5, { cursor: 1 }]))
  presence.announce(ben, entries([2, 0, {}], [1, 9, { cursor: 99 }], [1, 10, 'null'], [3, 0, {}]))
  expect(read(presence.due(0)).map(([client, clock]) => [client, clock])).toEqual([
    [1, 5],
    [2, 0],
  ])
})

test('[L31] a clientID that is bound to another is refused, one of the same person is not', () => {
  const owners = new Map([
    [1, 'actor-ana'],
    [2, 'actor-ben'],
    [3, 'actor-ben'],
  ])
  const presence = new Presence((client, { stamp }) => {
    const owner = owners.get(client)
    return owner === undefined ? 'free' : owner === stamp.actorId ? 'owned' : 'foreign'
  })
  presence.announce(ben, entries([1, 0, {}], [2, 0, {}], [3, 0, {}]))
  expect(read(presence.due(0)).map(([client]) => client)).toEqual([2, 3])
})

test('[L32] what is no JSON object, too large, or of someone who does not show themselves is dropped', () => {
  const presence = free()
  presence.announce(ana, entries([1, 0, '{"cursor":']))
  presence.announce(ana, entries([1, 1, '[1,2]']))
  presence.announce(ben, entries([2, 0, { cursor: 'x'.repeat(5_000) }]))
  presence.announce(someone('lea', false), entries([3, 0, {}]))
  expect(read(presence.due(0))).toEqual([])
})

test('[L32] in a large room moves are paced, and only the latest of each leaves', () => {
  const presence = free()
  const crowd = Array.from({ length: 1_000 }, (_, i) => someone(`p${i}`))
  let bytes = 0
  for (let now = 0; now < 10_000; now += 200) {
    crowd.forEach((one, i) => presence.announce(one, entries([i + 1, now / 200, { cursor: 'y'.repeat(200) }])))
    bytes += presence.due(now)?.length ?? 0
  }
  expect(bytes / 10).toBeLessThanOrEqual(2 * 256 * 1024)
  expect(bytes / 10).toBeGreaterThan(128 * 1024)
})

test('[L33] who leaves is removed for everyone, and a late echo does not bring them back', () => {
  const presence = free()
  presence.announce(ana, entries([1, 5, {}]))
  presence.announce(ben, entries([2, 0, {}]))
  presence.due(0)
  presence.leave(ana)
  expect(read(presence.due(10_000))).toEqual([[1, 6, null]])
  presence.announce(ben, entries([1, 5, {}]))
  expect(presence.due(20_000)).toBeNull()
  expect(read(presence.everyone()).map(([client]) => client)).toEqual([2])
})

test('[L33] who comes back with the same page is told that others saw it leave, and is seen again', () => {
  const presence = free()
  presence.announce(ana, entries([1, 5, {}]))
  presence.leave(ana)
  presence.due(0)
  const again = { ...someone('ana'), connectionId: 'connection-ana-2' }
  expect(read(presence.announce(again, entries([1, 5, {}])))).toEqual([[1, 6, null]])
  presence.announce(again, entries([1, 7, {}]))
  expect(read(presence.due(10_000)).map(([client, clock]) => [client, clock])).toEqual([[1, 7]])
})

test('[L32] the last of all clocks is dropped: the one after it, of who leaves, could be read by nobody', () => {
  const presence = free()
  presence.announce(ana, entries([1, Number.MAX_SAFE_INTEGER, { cursor: 1 }]))
  presence.announce(ben, entries([2, Number.MAX_SAFE_INTEGER - 1, { cursor: 1 }]))
  presence.leave(ana)
  presence.leave(ben)
  expect(read(presence.due(0))).toEqual([[2, Number.MAX_SAFE_INTEGER, null]])
})
