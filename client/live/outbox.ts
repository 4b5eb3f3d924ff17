// Frames waiting to be received by the server, numbered from 1, and the body that carries the first of them.
import * as encoding from 'lib0/encoding'

/** What one POST carries, unless a single frame is larger. */
export const batchLimit = 256 * 1024

export class Outbox {
  readonly #frames: Uint8Array[] = []
  /** The number of the first waiting frame. */
  #first = 1

  /** The number of the next frame that the server expects. */
  get next(): number {
    return this.#first
  }

  push(frame: Uint8Array): void {
    this.#frames.push(frame)
  }

  /** The next body and the number of its first frame, or null when all has been received. */
  batch(): { seq: number; body: Uint8Array } | null {
    const encoder = encoding.createEncoder()
    for (const [index, frame] of this.#frames.entries()) {
      if (index > 0 && encoding.length(encoder) + frame.length > batchLimit) break
      encoding.writeVarUint8Array(encoder, frame)
    }
    return this.#frames.length === 0 ? null : { seq: this.#first, body: encoding.toUint8Array(encoder) }
  }

  /** The server has all frames up to `count`. A late or impossible count changes nothing. */
  received(count: number): void {
    const arrived = Math.min(count - this.#first + 1, this.#frames.length)
    if (arrived <= 0) return
    this.#frames.splice(0, arrived)
    this.#first += arrived
  }
}
