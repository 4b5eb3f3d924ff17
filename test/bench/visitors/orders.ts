// What the bench asks of the process of visitors: people who come with what they have, wait until they are in sync, and go.
import type { Desk, Ticket } from '../load/orders.ts'

export type Visit = {
  id: number
  ticket: Ticket
  /** Milliseconds after the order at which they come. */
  at: number
  /** Where they stand: the state vector that they ask with. */
  vector: Uint8Array
  /** What they answer when they are asked for what the server lacks. */
  reply: Uint8Array
}

export type Visited = {
  id: number
  /** From the instant they were due to the end of the message after which they are in sync; null: never. */
  syncedMs: number | null
  bytes: number
  /** Numbers of the sync payloads that they were given, for `payloads`. */
  given: number[]
  closed: string | null
}

/** One letter in a document of its own, by whoever opens it for a moment. */
export type Touch = { ticket: Ticket; update: Uint8Array }

/** A typist who comes back by themselves; see mover.ts. */
export type MoverSpec = {
  /** Where they try, in turn. */
  tickets: Ticket[]
  desk: Desk
}

export type Moved = {
  typed: number
  saved: number
  returns: number
  awayMs: number
  /** Letters called saved that the server did not have when it was back. */
  lost: number
  /** Of all that they hold: equal for equal texts. */
  fingerprint: string
}

export type VisitOrder =
  /** Answered once all are in sync, have closed, or patience is over. They stay. */
  | { order: 'visit'; visits: Visit[]; patience: number }
  /** The bytes behind these numbers. */
  | { order: 'payloads'; numbers: number[] }
  /** They say every so often that they are still there, with a caret each. */
  | { order: 'renew'; everyMs: number }
  /** Opens each, writes, waits until it is saved, leaves. */
  | { order: 'touch'; touches: Touch[]; atOnce: number }
  /** Movers come, all with the same text, and stay. Answered once all are in sync. */
  | { order: 'moveIn'; movers: MoverSpec[]; base: Uint8Array[]; overMs: number }
  /** Each types so many keystrokes, on a schedule that nothing holds up. Answered when the last was typed. */
  | { order: 'moversType'; keystrokes: number; periodMs: number }
  /** Answered once each is in sync and all of theirs is saved and nothing came for a second, or patience is over. */
  | { order: 'moversSettle'; patience: number }
  | { order: 'moversTell' }
  /** What a replica with these updates would tell. */
  | { order: 'fingerprint'; updates: Uint8Array[] }
  | { order: 'countOpen' }
  | { order: 'leave' }

export type VisitAnswers = {
  visit: { visited: Visited[] }
  payloads: { payloads: Uint8Array[] }
  renew: null
  touch: { saved: number; failed: string[] }
  moveIn: null
  moversType: null
  moversSettle: { settled: boolean; ms: number }
  moversTell: { movers: Moved[] }
  fingerprint: { fingerprint: string }
  countOpen: { open: number }
  leave: null
}
