// What the bench asks of a load process, and what that answers. Plain values: they cross an IPC channel.
import type { Counted } from '../measure/histogram.ts'

/** How messages are wrapped: as y-websocket does, or with the document's name in front, as Hocuspocus does. */
export type Dialect = { kind: 'y-websocket' } | { kind: 'hocuspocus'; name: string }

/** What opens one connection. */
export type Ticket = { port: number; path: string; headers: Record<string, string>; dialect: Dialect }

/** What a server does by itself, so that the load knows what to expect of it. */
export type Habits = {
  /** It keeps the text and syncs newcomers; a relay does not. */
  syncs: boolean
  /** It sends several messages in one frame, as no stock client could read them. */
  bundles?: boolean
  /** A writer hears their own edits too. */
  echoes: boolean
  /** It says which edits are durable. */
  acknowledges: boolean
}

/** Where a typist writes: after the last character of a paragraph of their own. */
export type Desk = { typist: number; client: number; after: { client: number; clock: number } }

export type ClientSpec = {
  id: number
  room: number
  ticket: Ticket
  /** Null: only reads. */
  desk: Desk | null
  /** Decodes what comes and tells how late it is. */
  observes: boolean
  /** Milliseconds after the order at which it comes. */
  at: number
}

export type Order =
  /** Puts the first text into a room; answered once the server has it. */
  | { order: 'seed'; ticket: Ticket; update: Uint8Array }
  /** Answered once all are in sync. `starts`: the text that a relay does not give. */
  | { order: 'join'; habits: Habits; clients: ClientSpec[]; starts: [room: number, update: Uint8Array][] }
  /** Instants in milliseconds of the monotonic clock. Answered once the last keystroke has left. */
  | { order: 'type'; begin: number; keystrokes: number; countFrom: number; countUntil: number }
  /** Answered once nothing came for a while, or after `patience` milliseconds. */
  | { order: 'settle'; quiet: number; patience: number }
  | { order: 'report' }
  /** What each replica is. */
  | { order: 'verify' }
  /** Closes all of them, and forgets what they measured. */
  | { order: 'leave' }
  /** They take nothing more from their sockets, or take again. */
  | { order: 'stall'; ids: number[] }
  | { order: 'resume'; ids: number[] }

export type Replicas = {
  room: number
  clients: number
  fingerprint: string
  /** How many updates they lack a part of. */
  pending: boolean
  clocks: [client: number, clock: number][]
  deleted: [client: number, characters: number][]
}

export type Report = {
  /** Due to shown, per keystroke and observer. */
  latency: Counted
  /** Due to acknowledged, per keystroke. */
  acknowledged: Counted
  /** Come to in sync, per client. */
  joined: Counted
  /** Due to sent: how late the load itself was. */
  lateness: Counted
  bytesIn: number
  framesIn: number
  /** Why sockets closed that nobody here closed. */
  closed: [reason: string, times: number][]
  refused: number
}

export type Answers = {
  seed: null
  join: null
  type: { keystrokes: [room: number, client: number, keystrokes: number][] }
  settle: { waited: number }
  report: Report
  verify: { replicas: Replicas[] }
  leave: null
  stall: null
  resume: null
}

/** Milliseconds of the monotonic clock that all processes of the machine share. */
export const instant = (): number => Number(process.hrtime.bigint()) / 1e6
