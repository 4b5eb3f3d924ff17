// Many updates as one buffer that can be moved to another thread at no cost. Pure.

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
