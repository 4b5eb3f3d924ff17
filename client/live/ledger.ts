// The acknowledgement arithmetic of one document: what was typed, what left, what the server has answered for. No socket, no clock.
import type { FrameKind } from './frames.ts'

/** What can be said of the edits of this device. */
export type LedgerFacts = {
  connected: boolean
  /** Everything typed here is durable on the server, and everything of the server is here. [C1] */
  settled: boolean
  /** Edits typed without a connection and not yet answered for. */
  waiting: number
  /** Something typed here (now or in an earlier visit) is not known to be durable. */
  unsaved: boolean
}

export class Ledger {
  #connected = false
  #synced = false
  #replied = false
  #sent = 0
  #saved = 0
  readonly #refused = new Set<number>()
  /** The number of the first reply of this connection: once answered for, what was typed before it is durable. */
  #replyFrame = 0
  #waiting: number
  /** How many of the waiting edits the reply of this connection holds. */
  #inReply = 0
  #unsaved: boolean

  /** `unsaved`: an earlier visit left edits in the local copy that were not known to be durable. */
  constructor(unsaved = false) {
    this.#unsaved = unsaved
    this.#waiting = unsaved ? 1 : 0
  }

  facts(): LedgerFacts {
    return { connected: this.#connected, settled: this.#settled(), waiting: this.#waiting, unsaved: this.#unsaved }
  }

  /** A socket opened: its frames are counted from 1. */
  connected(): void {
    this.#forget()
    this.#connected = true
  }

  disconnected(): void {
    const lost = this.#sent - this.#through()
    if (this.#connected && this.#unsaved && lost > 0) this.#waiting += lost
    this.#forget()
  }

  /** An edit of this device; `leaves` when the provider sends it at once as a frame of its own. */
  typed(leaves: boolean): void {
    this.#unsaved = true
    if (!leaves) this.#waiting++
  }

  /** A frame left on this connection. */
  sent(kind: FrameKind): void {
    if (kind === 'other') return
    this.#sent++
    if (kind === 'reply' && !this.#replied) {
      this.#replied = true
      this.#replyFrame = this.#sent
      this.#inReply = this.#waiting
    }
  }

  /** The server answers for all frames up to `count`. A repeated or late count changes nothing. */
  saved(count: number): void {
    if (!this.#connected || count <= this.#saved) return
    this.#saved = Math.min(count, this.#sent) // never believed for what has not left yet
    this.#conclude()
  }

  refused(frame: number): void {
    if (this.#connected && frame >= 1 && frame <= this.#sent) this.#refused.add(frame)
  }

  /** All of the server's text is here. */
  synced(is: boolean): void {
    this.#synced = is && this.#connected
    this.#conclude()
  }

  #conclude(): void {
    if (this.#replied && this.#saved >= this.#replyFrame) {
      this.#waiting -= this.#inReply
      this.#inReply = 0
    }
    if (this.#settled()) this.#unsaved = false
  }

  /** The last frame before which all have been answered for, refused ones included. */
  #through(): number {
    let through = this.#saved
    while (this.#refused.has(through + 1)) through++
    return through
  }

  #settled(): boolean {
    if (!this.#connected || !this.#synced || !this.#replied || this.#refused.size > 0) return false
    return this.#waiting === 0 && this.#saved >= this.#sent
  }

  #forget(): void {
    this.#connected = this.#synced = this.#replied = false
    this.#sent = this.#saved = this.#replyFrame = this.#inReply = 0
    this.#refused.clear()
  }
}
