// The bytes of live messages: reading what a client sends, writing what it is sent. Knows no socket and no room.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageType, syncType } from '../../shared/protocol.ts'
import type { RefusalReason } from '../../shared/protocol.ts'
import { bytesOfNumber, longestNumber, writeNumber } from '../history/numbers.ts'
import { countOf, MalformedFrame, TooManyParts } from './update-reader.ts'
import { mergeInOrder } from './merging.ts'

export type Incoming =
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly entries: Uint8Array }
  | { readonly kind: 'askPresence' }

/** Throws `MalformedFrame` for anything else than one whole message of the protocol. */
export function readMessage(bytes: Uint8Array): Incoming {
  try {
    const decoder = decoding.createDecoder(bytes)
    const message = read(decoder)
    if (decoding.hasContent(decoder)) throw new MalformedFrame('bytes after the end of the message')
    return message
  } catch (error) {
    if (error instanceof MalformedFrame) throw error
    throw new MalformedFrame('a message that ends early', { cause: error })
  }
}

function read(decoder: decoding.Decoder): Incoming {
  const type = decoding.readVarUint(decoder)
  if (type === messageType.queryAwareness) return { kind: 'askPresence' }
  if (type === messageType.awareness) return { kind: 'presence', entries: payload(decoder) }
  if (type !== messageType.sync) throw new MalformedFrame(`message type ${type}`)
  const sync = decoding.readVarUint(decoder)
  if (sync === syncType.step1) return { kind: 'step1', vector: payload(decoder) }
  if (sync === syncType.step2) return { kind: 'step2', update: payload(decoder) }
  if (sync === syncType.update) return { kind: 'update', update: payload(decoder) }
  throw new MalformedFrame(`sync type ${sync}`)
}

/** A view, read at once and let go: kept, it would keep alive the whole chunk that the socket was read into. */
const payload = (decoder: decoding.Decoder): Uint8Array => decoding.readVarUint8Array(decoder)

/** Where a client stands. Throws `MalformedFrame`. */
export function readVector(bytes: Uint8Array): Map<number, number> {
  try {
    const decoder = decoding.createDecoder(bytes)
    const clocks = new Map<number, number>()
    for (let n = countOf(decoder); n > 0; n--) {
      clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    }
    return clocks
  } catch (cause) {
    if (cause instanceof TooManyParts) throw cause
    throw new MalformedFrame('expected a state vector', { cause })
  }
}

export function writeVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  // A text of a year has thousands of clientIDs, and each who opens it is told all of them.
  const bytes = new Uint8Array((1 + 2 * clocks.size) * longestNumber)
  let at = writeNumber(bytes, 0, clocks.size)
  for (const [client, clock] of clocks) at = writeNumber(bytes, writeNumber(bytes, at, client), clock)
  return bytes.slice(0, at)
}

/** Written in one piece of the right size: a first sync of megabytes is copied once. */
function sync(type: number, body: Uint8Array): Uint8Array {
  const message = new Uint8Array(2 + bytesOfNumber(body.length) + body.length)
  message[0] = messageType.sync
  message[1] = type
  message.set(body, writeNumber(message, 2, body.length))
  return message
}

function roomFor(type: number, length: number): { message: Uint8Array; inside: Uint8Array } {
  const message = new Uint8Array(2 + bytesOfNumber(length) + length)
  message[0] = messageType.sync
  message[1] = type
  return { message, inside: message.subarray(writeNumber(message, 2, length)) }
}

/** The message of an update that is yet to be written, and where in it: megabytes that are read are not copied again. */
export const roomForUpdate = (length: number): { message: Uint8Array; inside: Uint8Array } =>
  roomFor(syncType.update, length)

export const step1 = (clocks: ReadonlyMap<number, number>): Uint8Array => sync(syncType.step1, writeVector(clocks))
export const step2 = (update: Uint8Array): Uint8Array => sync(syncType.step2, update)
export const update = (bytes: Uint8Array): Uint8Array => sync(syncType.update, bytes)

/** So many updates make one message. */
const mergedAtOnce = 64

/** All these updates in few messages. Nothing is lost in it. */
export function merged(updates: readonly Uint8Array[]): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += mergedAtOnce) {
    parts.push(update(mergeInOrder(updates.slice(at, at + mergedAtOnce))))
  }
  return parts
}

export function presence(entries: Uint8Array): Uint8Array {
  const message = new Uint8Array(1 + bytesOfNumber(entries.length) + entries.length)
  message[0] = messageType.awareness
  message.set(entries, writeNumber(message, 1, entries.length))
  return message
}

/** « All your update frames up to number `frames` are durable, or you were told that they were refused. » */
export function saved(frames: number): Uint8Array {
  const message = new Uint8Array(1 + bytesOfNumber(frames))
  message[0] = messageType.saved
  writeNumber(message, 1, frames)
  return message
}

export function refused(frame: number, reason: RefusalReason): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.refused)
  encoding.writeVarUint(encoder, frame)
  encoding.writeVarString(encoder, reason)
  return encoding.toUint8Array(encoder)
}

/** Frames above this are written as they are; smaller ones that go together are copied into one piece. */
const joinedUpTo = 64 * 1024

/** Messages that many receive: framed once for websockets, however many sockets there are. */
export class Packet {
  readonly messages: readonly Uint8Array[]
  #pieces: readonly Uint8Array[] | undefined

  constructor(messages: readonly Uint8Array[], pieces?: readonly Uint8Array[]) {
    this.messages = messages
    this.#pieces = pieces
  }

  get bytes(): number {
    return this.messages.reduce((sum, message) => sum + message.length, 0)
  }

  /**
   * Server-to-client websocket frames (RFC 6455 §5.2: final, binary, unmasked), one per message, in as few pieces as
   * can be had without copying what is long: a text of megabytes is in memory once, whoever is still to take it.
   */
  get pieces(): readonly Uint8Array[] {
    this.#pieces ??= framed(none, this.messages)
    return this.#pieces
  }

  /** The same for one who is told something more. */
  followedBy(message: Uint8Array): Packet {
    return new Packet([...this.messages, message], framed(this.pieces, [message]))
  }
}

const none: readonly Uint8Array[] = []

/** Pieces, and frames of these messages after them. What is short, as nearly all of it is, is written once, in one piece. */
function framed(before: readonly Uint8Array[], messages: readonly Uint8Array[]): Uint8Array[] {
  let length = 0
  for (const piece of before) length += piece.length
  for (const message of messages) length += headerBytes(message.length) + message.length
  if (length > joinedUpTo) {
    return joined([...before, ...messages.flatMap((message) => [frameHeader(message.length), message])])
  }
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  for (const piece of before) {
    bytes.set(piece, at)
    at += piece.length
  }
  for (const message of messages) {
    at = writeHeader(bytes, at, message.length)
    bytes.set(message, at)
    at += message.length
  }
  return [bytes]
}

function joined(parts: readonly Uint8Array[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let small: Uint8Array[] = []
  const join = () => {
    if (small.length > 0) pieces.push(small.length === 1 ? (small[0] as Uint8Array) : Buffer.concat(small)) // not empty
    small = []
  }
  for (const part of parts) {
    if (part.length <= joinedUpTo) {
      small.push(part)
      continue
    }
    join()
    pieces.push(part)
  }
  join()
  return pieces
}

const headerBytes = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

function frameHeader(length: number): Buffer {
  const header = Buffer.alloc(headerBytes(length))
  writeHeader(header, 0, length)
  return header
}

/** Gives where it ends. */
function writeHeader(bytes: Buffer, at: number, length: number): number {
  const finalBinary = 0x82
  bytes[at] = finalBinary
  if (length < 126) {
    bytes[at + 1] = length
    return at + 2
  }
  bytes[at + 1] = length < 65_536 ? 126 : 127
  if (length < 65_536) return bytes.writeUInt16BE(length, at + 2)
  return bytes.writeBigUInt64BE(BigInt(length), at + 2)
}
