// Chance that is the same for everybody: what is drawn, and the ids of what is done, follow from what they are of. Two processes that
// play the same rehearsal draw the same. [A83]
import { createHash } from 'node:crypto'

/** Whose, where, what, and how manieth. */
export type Draw = readonly (string | number)[]

const digest = (of: Draw): Buffer => createHash('sha256').update(JSON.stringify(of)).digest()

/** From 0 up to 1. */
export const drawn = (...of: Draw): number => digest(of).readUInt32BE(0) / 2 ** 32

/** A whole number below `below`. */
export const drawnBelow = (below: number, ...of: Draw): number => Math.floor(drawn(...of) * below)

export function pick<T>(from: readonly T[], ...of: Draw): T {
  const one = from[drawnBelow(from.length, ...of)]
  if (one === undefined) throw new Error('nothing to draw from')
  return one
}

/** In an order that is nobody's. */
export const shuffled = <T>(from: readonly T[], ...of: Draw): T[] =>
  from
    .map((one, at) => ({ one, at: drawn(...of, at) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

/** A UUID of what it names (RFC 9562, version 8). */
export function idOf(...of: Draw): string {
  const bytes = digest(['id', ...of]).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** As the credential of a ballot is kept: nobody has one that makes it. */
export const hashOf = (...of: Draw): string => digest(['credential', ...of]).toString('hex')
