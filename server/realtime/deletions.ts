// All that is deleted in one document, as it is sent to those who come and told by its bytes when they repeat it: what was
// deleted lately apart from what was before, which is written once. Pure.
import type { Range } from '../../shared/history/ranges.ts'
import { RangeSet } from '../../shared/history/ranges.ts'
import { readDeletions, writeDeletions } from '../history/deletions.ts'
import { step2, update } from './messages.ts'

/** With more than so many lately, all of it is written anew. */
const mostLate = 1_000
/** So many of the sets that clients were sent are remembered. */
const repliesKept = 4
/** A shorter reply is read as soon as compared. */
const shortReply = 512

export class Deletions {
  readonly #all = new RangeSet()
  /** What a snapshot says, until somebody asks: who comes to read does not. */
  #unread: Uint8Array | null
  /** All of it as an update, as it was when it was last written, and before. */
  #written: readonly Uint8Array[]
  /** Whether the last of these is still sent, with what was deleted since beside it. */
  #isWritten: boolean
  #late: Range[] = []
  #earlyMessage: Uint8Array | null = null
  #messages: readonly Uint8Array[] | null = null
  /** What sync replies said that was all known, as such updates: it is known for ever. */
  #repeated: readonly Uint8Array[] = []

  /** Given what a snapshot says, as an update. */
  constructor(known: Uint8Array | null = null) {
    this.#unread = known
    this.#written = known === null ? [] : [known]
    this.#isWritten = known !== null
  }

  /** What the log says, and what it implies as far as that is known. */
  get all(): RangeSet {
    const unread = this.#unread
    this.#unread = null
    if (unread !== null) readDeletions(unread, this.#all)
    return this.#all
  }

  /** What a later snapshot says: all that an earlier one said is deleted still. */
  learn(known: Uint8Array): void {
    this.#unread = known
    this.#outdated()
  }

  add(ranges: readonly Range[]): void {
    if (ranges.length === 0) return
    this.#all.addAll(ranges)
    this.#messages = null
    if (this.#late.length + ranges.length > mostLate) this.#outdated()
    else for (const range of ranges) this.#late.push(range)
  }

  #outdated(): void {
    this.#isWritten = false
    this.#late = []
    this.#earlyMessage = null
    this.#messages = null
  }

  /** Messages that say all of it, of which the last is a step 2: in memory once, however many come back at a time. */
  get messages(): readonly Uint8Array[] {
    this.#messages ??= [this.#early(), step2(writeDeletions(RangeSet.of(this.#late)))]
    return this.#messages
  }

  #early(): Uint8Array {
    if (!this.#isWritten) {
      this.#written = [writeDeletions(this.all), ...this.#written].slice(0, repliesKept)
      this.#isWritten = true
      this.#late = []
    }
    this.#earlyMessage ??= update(this.#written[0] ?? noDeletions) // just written
    return this.#earlyMessage
  }

  /** A sync reply said nothing but deletions, and all of them were known: the next who says the same is not read. [L86] */
  remember(reply: Uint8Array): void {
    const isLonger = reply.length > 2 * (this.#written[0]?.length ?? 0) // who says things twice fills no memory
    if (reply.length < shortReply || isLonger || reply[0] !== 0) return
    // copied: what it came in may be larger
    this.#repeated = [reply.slice(), ...this.#repeated].slice(0, repliesKept)
  }

  /**
   * A sync reply without its deletions, if these are just what was sent here, now or a short while ago, or what somebody
   * repeated: the answer of all who come back, told by its bytes. Reading them takes many times as long. Null if it is not.
   */
  withoutKnown(reply: Uint8Array): Uint8Array | null {
    if (reply.length < shortReply) return null
    for (const known of [...this.#written, ...this.#repeated]) {
      // Both end with their deletions; the known one has no structs, which takes one byte.
      const from = reply.length - (known.length - 1)
      if (from < 1 || Buffer.compare(reply.subarray(from), known.subarray(1)) !== 0) continue
      const rest = new Uint8Array(from + 1)
      rest.set(reply.subarray(0, from))
      return rest
    }
    return null
  }
}

const noDeletions = new Uint8Array([0, 0])
