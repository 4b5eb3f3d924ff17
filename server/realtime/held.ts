// What all rooms together hold, accepted and not committed: looked up in those of which something came or went. Pure.

/** What is known of one room. */
export interface Holding {
  readonly room: { readonly unsavedBytes: number }
  /** When that was last looked up. */
  heldBytes: number
}

export class Held {
  #lookedUp = 0
  /** With what was taken since. */
  #bytes = 0

  /** Whether so many bytes more may be held; they are counted then. */
  hold(bytes: number, limit: number): boolean {
    if (this.#bytes > 0 && this.#bytes + bytes > limit) return false
    this.#bytes += bytes
    return true
  }

  /** All others hold what they held: there may be thousands of them. */
  lookUp(changed: Iterable<Holding>): void {
    for (const slot of changed) this.#now(slot, slot.room.unsavedBytes)
    this.#bytes = this.#lookedUp
  }

  /** It is dropped, with what it held. */
  forget(slot: Holding): void {
    this.#now(slot, 0)
  }

  #now(slot: Holding, bytes: number): void {
    this.#lookedUp += bytes - slot.heldBytes
    slot.heldBytes = bytes
  }
}
