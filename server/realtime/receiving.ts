// What becomes of an update frame that came in: accepted, refused, put off until deletions are known exactly, or asked for
// again. Pure.
import type { RefusalReason } from '../../shared/protocol.ts'
import type { Audience } from './audience.ts'
import { thingsIn } from './effort.ts'
import type { Content, News } from './frames.ts'
import { isNothing, newsIn } from './frames.ts'
import type { Ledger } from './ledger.ts'
import type { Observer } from './observer.ts'
import type { Pending } from './pending.ts'
import type { Relaying } from './relaying.ts'
import type { Frame, Seat } from './seat.ts'
import type { Surroundings } from './surroundings.ts'
import type { Waiting } from './turn.ts'

export interface ReceivingOptions {
  readonly ledger: Ledger
  readonly pending: Pending
  readonly relaying: Relaying
  readonly audience: Pick<Audience, 'ask'>
  readonly surroundings: Pick<Surroundings, 'admits' | 'unsavedLimit' | 'hasRoomFor'>
  readonly observer: Observer
}

export class Receiving {
  readonly #ledger: Ledger
  readonly #pending: Pending
  readonly #relaying: Relaying
  readonly #audience: Pick<Audience, 'ask'>
  readonly #surroundings: ReceivingOptions['surroundings']
  readonly #observer: Observer
  /** Those whose frames wait until deletions are known exactly. */
  readonly #deferring = new Set<Seat>()
  #deferredBytes = 0
  /** Those who were told `overloaded`. */
  readonly #shedding = new Set<Seat>()

  constructor({ ledger, pending, relaying, audience, surroundings, observer }: ReceivingOptions) {
    this.#ledger = ledger
    this.#pending = pending
    this.#relaying = relaying
    this.#audience = audience
    this.#surroundings = surroundings
    this.#observer = observer
  }

  /** Frames wait until deletions are known exactly. */
  get isDeferring(): boolean {
    return this.#deferring.size > 0
  }

  /** Accepted edits that are not committed. */
  get unsaved(): number {
    const undecided = [...this.#deferring].reduce((sum, seat) => sum + (seat.deferred?.frames.length ?? 0), 0)
    return this.#pending.frames.filter(({ news }) => !isNothing(news)).length + undecided
  }

  get unsavedBytes(): number {
    return this.#pending.bytes + this.#deferredBytes
  }

  /** When the frame came that has waited longest to be written; null when none waits. */
  get unsavedSince(): number | null {
    const first = [...this.#deferring].map((seat) => seat.deferred?.frames[0]?.at ?? Infinity)
    return [this.#pending.since ?? Infinity, ...first].sort((a, b) => a - b).find(Number.isFinite) ?? null
  }

  /** Takes an update frame; returns how much it says. Throws `MalformedFrame`, and then nothing of it is kept. */
  receive(seat: Seat, kind: Frame['kind'], bytes: Uint8Array, at: number): number {
    const content = this.#ledger.withoutCommitted(this.#ledger.read(kind, bytes, this.#surroundings.admits))
    const things = thingsIn(content, (client) => this.#pending.authorOf(client) !== undefined)
    const frame = { number: seat.count(), at, kind, content }
    if (seat.deferred !== null) this.#defer(seat, frame)
    else this.#accept(seat, frame, 'first')
    return things
  }

  /** What was accepted before is looked at anew. */
  receiveAgain(waiting: readonly Waiting<Seat>[]): void {
    for (const frame of waiting) this.#accept(frame.sender, frame, 'again')
  }

  /** What it sent before it left is kept. */
  leave(seat: Seat): void {
    this.#acceptDeferred(seat)
    this.#shedding.delete(seat)
  }

  /** Deletions are known exactly up to a position. */
  knownExactly(position: number): void {
    for (const seat of this.#deferring) {
      if (seat.deferred !== null && seat.deferred.from <= position) this.#acceptDeferred(seat)
    }
  }

  /** Those who were refused for want of room are asked for everything again, once there is some. */
  tick(): void {
    if (this.#shedding.size === 0) return
    const isCalm = this.unsavedBytes <= this.#surroundings.unsavedLimit / 2 && this.#surroundings.hasRoomFor(0)
    for (const seat of isCalm ? this.#shedding : []) this.#audience.ask(seat)
  }

  /** `exactly`: its deletions can be told from those that the log implies. `again`: it was accepted before. */
  #accept(seat: Seat, frame: Frame, how: 'first' | 'exactly' | 'again'): void {
    const isReply = frame.kind === 'step2'
    const { writing } = seat.peer
    const news = newsIn(frame.content, this.#pending.known)
    const isAnswer = isReply && how !== 'again'
    if (isAnswer) seat.asked = false
    if (isReply && how === 'first' && !this.#areTheirOwn(seat, news)) return this.#defer(seat, frame)
    if (!news.complete) this.#observer.gap()
    if (writing !== 'allowed' && !(isNothing(news) && news.complete)) return this.#refuse(seat, frame, writing)
    if (!isReply && how !== 'again' && seat.shedding && !isNothing(news)) return this.#shed(seat, frame)
    if (!isReply && !news.complete) return this.#askAgain(seat, frame)
    if (!isReply && this.#isForged(seat, news)) return this.#refuse(seat, frame, 'forgedAuthor')
    if (how === 'first' && !isNothing(news) && !this.#hasRoomFor(frame.content.bytes)) return this.#shed(seat, frame)
    if (this.#relaying.contradicts(seat, frame.content)) return this.#refuse(seat, frame, 'forgedAuthor')
    if (isAnswer && !seat.lacksAfter(frame.number)) {
      seat.shedding = false
      this.#shedding.delete(seat)
    }
    if (isReply && this.#isKeptBack(seat, frame, news)) return
    if (isAnswer) seat.replies.whole++
    if (!isReply) for (const { struct } of news.pieces) seat.writesAs.add(struct.id.client)
    this.#pending.push({ sender: seat, ...frame, news })
  }

  /**
   * A client counts as deleted whatever was typed into something that someone else deleted meanwhile. Before these
   * deletions are called its own, they are compared with those that the log implies, unless it can imply none of them.
   */
  #areTheirOwn({ peer }: Seat, news: News): boolean {
    const isKnown = news.deletes.length === 0 || this.#ledger.isExact
    return isKnown || (peer.writing === 'allowed' && this.#ledger.tellsWhoDeleted(news))
  }

  #defer(seat: Seat, frame: Frame): void {
    const { bytes } = frame.content
    if (!this.#hasRoomFor(bytes)) return this.#shed(seat, frame)
    seat.deferred ??= { from: this.#ledger.position, frames: [], bytes: 0 }
    seat.deferred.frames.push(frame)
    seat.deferred.bytes += bytes
    this.#deferredBytes += bytes
    this.#deferring.add(seat)
  }

  #acceptDeferred(seat: Seat): void {
    const { frames, bytes } = seat.deferred ?? { frames: [], bytes: 0 }
    seat.deferred = null
    this.#deferredBytes -= bytes
    this.#deferring.delete(seat)
    for (const frame of frames) this.#accept(seat, frame, 'exactly')
  }

  #isForged(seat: Seat, news: News): boolean {
    return news.pieces.some(({ struct }) => (this.#pending.authorOf(struct.id.client) ?? seat.actorId) !== seat.actorId)
  }

  /** It speaks for one who is here to say it: that one first. The rest of it is unrepaired, so that it is asked for again. */
  #isKeptBack(seat: Seat, frame: Frame, news: News): boolean {
    const verdict = this.#relaying.verdict(seat, frame, news)
    if (verdict === 'wait') {
      seat.leaveUnrepaired(frame.number)
      seat.replies.partial++
      this.#pending.push({ sender: seat, ...frame, kind: 'update', ...this.#relaying.ownPart(seat, frame.content) })
    }
    if (verdict === 'forged') this.#refuse(seat, frame, 'forgedAuthor')
    return verdict !== 'keep'
  }

  #hasRoomFor(bytes: number): boolean {
    // A first frame of whatever size is taken: a limit that one sync reply exceeds would keep its sender out for ever.
    const fits = this.unsavedBytes === 0 || this.unsavedBytes + bytes <= this.#surroundings.unsavedLimit
    return fits && this.#surroundings.hasRoomFor(bytes)
  }

  /** The frame leans on what we do not have: it is not kept, and the reply that repairs it is the one acknowledged. */
  #askAgain(seat: Seat, frame: Frame): void {
    seat.leaveUnrepaired(frame.number)
    if (!this.#relaying.isWaiting(seat)) this.#audience.ask(seat)
  }

  #shed(seat: Seat, frame: Frame): void {
    seat.shedding = true
    if (!seat.hasLeft) this.#shedding.add(seat)
    seat.leaveUnrepaired(frame.number)
    seat.refuse(frame.number, 'overloaded')
  }

  /** Says no. The number is settled in its order, so that the frames around it can be acknowledged. */
  #refuse(seat: Seat, { number, at, kind }: Frame, reason: RefusalReason): void {
    seat.refuse(number, reason)
    if (kind === 'step2') seat.repair(number)
    this.#pending.push({
      sender: seat,
      number,
      at,
      kind: 'update',
      content: nothingSaid,
      news: newsIn(nothingSaid, this.#pending.known),
    })
  }
}

const nothingSaid: Content = { structs: new Map(), deletes: [], bytes: 0 }
