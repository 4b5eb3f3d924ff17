// The messages that clients of the bench send and hear, in both dialects.
import { Bytes } from './bytes.ts'
import type { Dialect } from './orders.ts'

/** Message types that both dialects share, and the one by which Hocuspocus is greeted. */
export const message = { sync: 0, presence: 1, auth: 2, syncReply: 4, saved: 64, refused: 65 } as const
export const sync = { step1: 0, step2: 1, update: 2 } as const

const names = new Map<string, Buffer>()

/** What stands before every message to and from a server of this dialect. */
export function prefixOf(dialect: Dialect): Buffer {
  if (dialect.kind === 'y-websocket') return Buffer.alloc(0)
  const known = names.get(dialect.name)
  if (known) return known
  const prefix = Buffer.from(new Bytes().string(dialect.name).written)
  names.set(dialect.name, prefix)
  return prefix
}

/** A sync message into `into`; good until that is cleared. */
export const syncMessage = (into: Bytes, prefix: Buffer, kind: number, payload: Uint8Array): Buffer =>
  into.clear().bytes(prefix).uint(message.sync).uint(kind).uint(payload.length).bytes(payload).written

/** A presence message around entries; good until `into` is cleared. */
export const presenceMessage = (into: Bytes, prefix: Buffer, entries: Uint8Array): Buffer =>
  into.clear().bytes(prefix).uint(message.presence).uint(entries.length).bytes(entries).written

/** What Hocuspocus wants to hear before anything else, whoever comes; null where nobody has to greet. */
export const greetingIn = (into: Bytes, dialect: Dialect): Buffer | null =>
  dialect.kind === 'hocuspocus'
    ? into.clear().bytes(prefixOf(dialect)).uint(message.auth).uint(0).string('bench').written
    : null
