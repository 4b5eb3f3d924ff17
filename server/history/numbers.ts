// Numbers of variable length, the lowest seven bits first, as lib0 writes them: thousands at a time, without a call and an
// object for each byte. Pure.

/** So many bytes hold any safe integer. */
export const longestNumber = 8

/** Writes at `from`, where there is room, and gives where it ends. */
export function writeNumber(bytes: Uint8Array, from: number, number: number): number {
  let at = from
  let rest = number
  while (rest > 127) {
    bytes[at++] = 128 | (rest % 128)
    rest = Math.floor(rest / 128)
  }
  bytes[at++] = rest
  return at
}

/** How many bytes it takes. */
export function bytesOfNumber(number: number): number {
  let bytes = 1
  for (let rest = number; rest > 127; rest = Math.floor(rest / 128)) bytes++
  return bytes
}

/** Throws at a number that ends early, or that is none of ours. */
export class NumberReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isDone(): boolean {
    return this.#at === this.#bytes.length
  }

  next(): number {
    let number = 0
    let factor = 1
    for (;;) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) throw new Error('a number that ends early')
      number += (byte & 127) * factor
      if (number > Number.MAX_SAFE_INTEGER) throw new Error('a number that is too large')
      if (byte < 128) return number
      factor *= 128
    }
  }
}
