// Many updates, or many ranges, as one buffer that can be moved to another thread at no cost. Pure.
import type { Range } from '../../shared/history/ranges.ts'

/** Each update ends where `ends` says, and begins where the one before ends. */
export interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: Float64Array<ArrayBuffer>
}

export function pack(updates: readonly Uint8Array[]): Packed {
  const bytes = new Uint8Array(updates.reduce((sum, update) => sum + update.length, 0))
  const ends = new Float64Array(updates.length)
  let at = 0
  for (const [index, update] of updates.entries()) {
    bytes.set(update, at)
    at += update.length
    ends[index] = at
  }
  return { bytes, ends }
}

export function unpack({ bytes, ends }: Packed): Uint8Array[] {
  return Array.from(ends, (end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end))
}

const numbersOfARange = 3

export function packDeletes(ranges: readonly Range[]): Float64Array<ArrayBuffer> {
  const flat = new Float64Array(ranges.length * numbersOfARange)
  for (const [index, range] of ranges.entries()) flat.set(range, index * numbersOfARange)
  return flat
}

export function unpackDeletes(flat: Float64Array): Range[] {
  const ranges: Range[] = []
  for (let at = 0; at < flat.length; at += numbersOfARange) {
    ranges.push([flat[at] as number, flat[at + 1] as number, flat[at + 2] as number]) // three numbers a range
  }
  return ranges
}
