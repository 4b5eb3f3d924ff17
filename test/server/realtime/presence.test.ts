// Presence, without a room: whose it is, how much of it, and what becomes of those who leave.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import type { Announcer } from '../../../server/realtime/presence.ts'
import { Presence, toldNothing } from '../../../server/realtime/presence.ts'

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
  presence.announce(ana, entries([1, 0, { user: { name: 'Le Préfet', actorId: 'x' }, says: 3 }]), 0)
  expect(read(presence.due(0, true))).toEqual([[1, 0, { user: ana.stamp, says: 3 }]])
})

test('[L31] what a client repeats of others is ignored, and so is a second clientID that is not its own', () => {
  const presence = free()
  presence.announce(ana, entries([1, 5, { cursor: 1 }]), 0)
  presence.announce(ben, entries([2, 0, {}], [1, 9, { cursor: 99 }], [1, 10, 'null'], [3, 0, {}]), 0)
  expect(read(presence.due(0, true)).map(([client, clock]) => [client, clock])).toEqual([
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
  presence.announce(ben, entries([1, 0, {}], [2, 0, {}], [3, 0, {}]), 0)
  expect(read(presence.due(0, true)).map(([client]) => client)).toEqual([2, 3])
})

test('[L32] what is no JSON object, too large, or of someone who does not show themselves is dropped', () => {
  const presence = free()
  presence.announce(ana, entries([1, 0, '{"cursor":']), 0)
  presence.announce(ana, entries([1, 1, '[1,2]']), 0)
  presence.announce(ben, entries([2, 0, { says: 'x'.repeat(5_000) }]), 0)
  presence.announce(someone('lea', false), entries([3, 0, {}]), 0)
  expect(read(presence.due(0, true))).toEqual([])
})

test('[L32] among a thousand who all move, and for who comes then, no second holds more than 256 KB, and nobody waits long for their turn', () => {
  const presence = free()
  const crowd = Array.from({ length: 1_000 }, (_, i) => someone(`p${i}`))
  const told = toldNothing(2_000)
  const sent: { at: number; bytes: number }[] = []
  const seen = new Map<number, number[]>()
  for (let now = 0; now < 20_000; now += 10) {
    if (now % 250 === 0) {
      crowd.forEach((one, i) => presence.announce(one, entries([i + 1, now / 250, { says: 'y'.repeat(200) }]), now))
    }
    const moved = now >= presence.dueAt ? presence.due(now, true) : null
    for (const [client] of read(moved)) seen.set(client, [...(seen.get(client) ?? []), now])
    const others = now >= 2_000 ? presence.everyone(told, now) : null
    sent.push({ at: now, bytes: (moved?.length ?? 0) + (others?.length ?? 0) })
  }
  const total = sent.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(total / 20).toBeGreaterThan(160 * 1024)
  for (let from = 0; from + 100 <= sent.length; from++) {
    expect(sent.slice(from, from + 100).reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(256 * 1024)
  }
  expect(presence.isComplete(told)).toBe(true)
  expect(seen.size).toBe(1_000)
  const waits = [...seen.values()].flatMap((times) => times.slice(1).map((at, i) => at - (times[i] ?? 0)))
  const usual = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
  expect(Math.max(...waits)).toBeLessThan(usual + 2 * 250)
})

test('[L32] whoever comes is told of all who are there, each once, however many they are', () => {
  const presence = free()
  const crowd = Array.from({ length: 600 }, (_, i) => someone(`p${i}`))
  crowd.forEach((one, i) => presence.announce(one, entries([i + 1, 0, { says: 'y'.repeat(200) }]), 0))
  for (let now = 0; presence.isDirty; now += 10) presence.due(now, true)
  crowd.slice(0, 100).forEach((one) => presence.leave(one))
  const told = toldNothing(10_000)
  const heard: number[] = []
  let now = 10_000
  for (; now < 60_000 && !presence.isComplete(told); now += 1_000) {
    heard.push(...read(presence.everyone(told, now)).map(([client]) => client))
  }
  expect(heard).toEqual(Array.from({ length: 500 }, (_, i) => i + 101))
  expect(presence.everyone(told, now)).toBeNull()
})

test('[L33] who leaves is removed for everyone, and a late echo does not bring them back', () => {
  const presence = free()
  presence.announce(ana, entries([1, 5, {}]), 0)
  presence.announce(ben, entries([2, 0, {}]), 0)
  presence.due(0, true)
  presence.leave(ana)
  expect(read(presence.due(10_000, true))).toEqual([[1, 6, null]])
  presence.announce(ben, entries([1, 5, {}]), 0)
  expect(presence.due(20_000, true)).toBeNull()
  expect(read(presence.everyone(toldNothing(0), 0)).map(([client]) => client)).toEqual([2])
})

test('[L33] who comes back with the same page is told that others saw it leave, and is seen again', () => {
  const presence = free()
  presence.announce(ana, entries([1, 5, {}]), 0)
  presence.leave(ana)
  presence.due(0, true)
  const again = { ...someone('ana'), connectionId: 'connection-ana-2' }
  expect(read(presence.announce(again, entries([1, 5, {}]), 0))).toEqual([[1, 6, null]])
  presence.announce(again, entries([1, 7, {}]), 0)
  expect(read(presence.due(10_000, true)).map(([client, clock]) => [client, clock])).toEqual([[1, 7]])
})

test('[L32] the last of all clocks is dropped: the one after it, of who leaves, could be read by nobody', () => {
  const presence = free()
  presence.announce(ana, entries([1, Number.MAX_SAFE_INTEGER, { cursor: 1 }]), 0)
  presence.announce(ben, entries([2, Number.MAX_SAFE_INTEGER - 1, { cursor: 1 }]), 0)
  presence.leave(ana)
  presence.leave(ben)
  expect(read(presence.due(0, true))).toEqual([[2, Number.MAX_SAFE_INTEGER, null]])
})

test('[L53] a move waits a moment for letters to take it along; who comes or leaves is seen at once', () => {
  const presence = free()
  const clientsAt = (now: number, rides = false) => read(presence.due(now, rides)).map(([client]) => client)
  presence.announce(ana, entries([1, 0, {}]), 1_000)
  expect(clientsAt(1_000)).toEqual([1])
  presence.announce(ana, entries([1, 1, { cursor: 1 }]), 2_000)
  expect(clientsAt(2_000)).toEqual([])
  expect(clientsAt(2_000, true)).toEqual([1])
  presence.announce(ana, entries([1, 2, { cursor: 2 }]), 3_000)
  presence.announce(ana, entries([1, 3, { cursor: 3 }]), 3_050)
  expect(clientsAt(presence.dueAt - 1)).toEqual([])
  expect(presence.dueAt).toBe(3_100)
  expect(clientsAt(presence.dueAt)).toEqual([1])
  presence.announce(ana, entries([1, 4, { cursor: 4 }]), 4_000)
  presence.announce(ben, entries([2, 0, {}]), 4_001)
  expect(clientsAt(4_001)).toEqual([1, 2])
  presence.leave(ben)
  expect(clientsAt(4_002)).toEqual([2])
})

test('[L71] of the clientIDs of its actor a connection shows few: thousands that come and go keep nobody waiting', () => {
  const presence = new Presence(() => 'owned')
  const churn: Entry[] = []
  for (let client = 1; client <= 20_000; client++)
    churn.push([client, 0, { says: 'x'.repeat(100) }], [client, 1, 'null'])
  presence.announce(ana, entries(...churn), 0)
  presence.announce(ben, entries([50_000, 0, { cursor: 1 }]), 0)
  expect(read(presence.due(0, true)).map(([client]) => client)).toEqual([1, 2, 3, 4, 50_000])
})

test('[L71] who comes and leaves all the time is told of as seldom as a caret that moves', () => {
  const presence = free()
  let messages = 0
  for (let now = 0; now < 10_000; now += 5) {
    presence.announce(ana, entries([1, now, now % 2 === 0 ? {} : 'null']), now)
    if (now >= presence.dueAt && presence.due(now, false) !== null) messages++
  }
  expect(messages).toBeLessThanOrEqual(40 + 10 * 20 + 1)
  expect(messages, 'and is told of').toBeGreaterThan(100)
})

test('[L71] who comes and leaves all the time does not keep newcomers from being told of everyone', () => {
  const presence = free()
  const crowd = Array.from({ length: 300 }, (_, i) => someone(`p${i}`))
  crowd.forEach((one, i) => presence.announce(one, entries([i + 2, 0, { says: 'y'.repeat(200) }]), 0))
  for (let now = 0; presence.isDirty; now += 10) presence.due(now, true)
  const told = toldNothing(10_000)
  const heard = new Set<number>()
  let clock = 0
  for (let now = 10_000; now < 20_000; now += 500) {
    const churn: Entry[] = []
    for (let n = 0; n < 2_000; n++) churn.push([1, clock++, {}], [1, clock++, 'null'])
    presence.announce(ana, entries(...churn), now)
    presence.due(now, true)
    for (const [client] of read(presence.everyone(told, now))) heard.add(client)
  }
  expect(presence.isComplete(told)).toBe(true)
  expect(heard.size).toBe(300)
})
