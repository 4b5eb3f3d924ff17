// Bytes written and read in the format of lib0, with as little work a message as can be.

/** A byte buffer that grows; lib0's would allocate one per message. */
export class Bytes {
  #buffer = Buffer.allocUnsafe(1024)
  #length = 0

  clear(): this {
    this.#length = 0
    return this
  }

  /** A view: good until the next `clear`. */
  get written(): Buffer {
    return this.#buffer.subarray(0, this.#length)
  }

  byte(value: number): this {
    this.#room(1)
    this.#buffer[this.#length++] = value
    return this
  }

  /** lib0's varUint. */
  uint(value: number): this {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.byte(128 | (rest % 128))
    return this.byte(rest)
  }

  bytes(bytes: Uint8Array): this {
    this.#room(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  string(text: string): this {
    const bytes = Buffer.from(text, 'utf8')
    return this.uint(bytes.length).bytes(bytes)
  }

  #room(more: number): void {
    if (this.#length + more <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + more))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}

/** The varUint at `at`, as `Bytes` writes them, and where the next value begins. */
export function uintAt(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0
  let factor = 1
  for (let next = at; ; next++) {
    const byte = bytes[next] ?? 0
    value += (byte & 127) * factor
    if (byte < 128) return { value, next: next + 1 }
    factor *= 128
  }
}
