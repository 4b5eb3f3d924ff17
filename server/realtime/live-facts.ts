// What is live in this process at one moment, in numbers: looked up when someone asks, never counted along.
import type { Connection } from './connection.ts'
import type { Rooms } from './rooms.ts'

export interface LiveFacts {
  readonly rooms: Readonly<Record<'loading' | 'open' | 'closing', number>>
  readonly connections: Readonly<Record<'websocket' | 'fallback', number>>
  /** Distinct, however many tabs each has. */
  readonly people: number
  /** Connections that do not take what they are sent. */
  readonly stalled: number
  /** Accepted edits that are not written: how much, and since when the oldest of them waits. */
  readonly unsavedBytes: number
  readonly unsavedSince: number | null
}

export function factsOf(rooms: Rooms, connections: Iterable<Connection>): LiveFacts {
  const carried = { websocket: 0, fallback: 0 }
  const people = new Set<string>()
  for (const { carriedBy, access } of connections) {
    carried[carriedBy]++
    people.add(access.personId)
  }
  let stalled = 0
  let unsavedBytes = 0
  let unsavedSince: number | null = null
  for (const room of rooms.open()) {
    stalled += room.stalled
    unsavedBytes += room.unsavedBytes
    const since = room.unsavedSince
    if (since !== null && (unsavedSince === null || since < unsavedSince)) unsavedSince = since
  }
  return { rooms: rooms.states, connections: carried, people: people.size, stalled, unsavedBytes, unsavedSince }
}
