// One document and those who have it open: what is accepted, what waits to be written, who is told what, and when.
// Pure: no socket, no SQL, no timer; time is passed in. Nobody is shown or promised anything that is not committed.
import { closeCode } from '../../shared/protocol.ts'
import type { RefusalReason } from '../../shared/protocol.ts'
import type { Content, News } from './frames.ts'
import { isNothing, newsIn } from './frames.ts'
import type { KnownRow, Loaded, Snapshot } from './ledger.ts'
import { Ledger } from './ledger.ts'
import { Audience } from './audience.ts'
import * as messages from './messages.ts'
import { Packet } from './messages.ts'
import { Pending } from './pending.ts'
import { nobodyLooks, type Observer } from './observer.ts'
import { Presence } from './presence.ts'
import type { SaidEntry } from './presence-entries.ts'
import { Relaying } from './relaying.ts'
import type { Frame, Peer } from './seat.ts'
import { Seat } from './seat.ts'
import type { Surroundings } from './surroundings.ts'
import type { Batch, Turn, Waiting } from './turn.ts'
import type { Passing } from './turnstile.ts'

export class Room {
  readonly documentId: string
  readonly #ledger: Ledger
  readonly #presence: Presence
  readonly #surroundings: Surroundings
  readonly #observer: Observer
  readonly #pending: Pending
  readonly #audience: Audience
  readonly #relaying: Relaying
  /** Those whose frames wait until deletions are known exactly. */
  readonly #deferring = new Set<Seat>()
  #deferredBytes = 0
  /** Those who were told `overloaded`. */
  readonly #shedding = new Set<Seat>()

  constructor(documentId: string, loaded: Loaded, surroundings: Surroundings) {
    this.documentId = documentId
    this.#ledger = new Ledger(loaded)
    this.#pending = new Pending(this.#ledger)
    this.#surroundings = surroundings
    this.#observer = surroundings.observer ?? nobodyLooks
    this.#presence = new Presence(
      (client, announcer) => {
        const author = this.#pending.authorOf(client)
        if (author === undefined) return 'free'
        return author === announcer.stamp.actorId ? 'owned' : 'foreign'
      },
      { entryBytes: surroundings.presenceBytes, stirred: surroundings.presenceStirred },
    )
    this.#audience = new Audience(this.#ledger, this.#presence, surroundings.passing ?? atOnce)
    this.#relaying = new Relaying(this.#ledger, this.#pending, this.#audience, this.#presence)
  }

  get presence(): Presence {
    return this.#presence
  }

  get position(): number {
    return this.#ledger.position
  }

  get generation(): number {
    return this.#ledger.generation
  }

  /** The clientIDs that what waits would bind, as far as is known. */
  get unboundClients(): readonly number[] {
    return this.#pending.unboundClients
  }

  get peers(): IterableIterator<Peer> {
    return this.#audience.peers
  }

  get size(): number {
    return this.#audience.size
  }

  /** Nothing of it would be lost with this process, and nobody waits for an answer. */
  get isIdle(): boolean {
    return this.#pending.isEmpty && this.#deferring.size === 0
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

  /** How many do not take what they are sent. */
  get stalled(): number {
    return this.#audience.stalled
  }

  /** When there will be presence to send; null when nobody moved. */
  get presenceDueAt(): number | null {
    return this.#presence.isDirty ? this.#presence.dueAt : null
  }

  get hasMoreToWrite(): boolean {
    return this.#pending.hasNext
  }

  /** The batch of the turn that was taken and not concluded. */
  get beingWritten(): Batch {
    return this.#pending.turn.batch
  }

  // Coming and going ------------------------------------------------------------------------------------------------

  join(peer: Peer): void {
    this.#audience.join(new Seat(peer, this.#observer))
  }

  /** What the peer sent before it left is kept and written. */
  leave(peer: Peer): void {
    const seat = this.#audience.find(peer)
    if (seat === undefined) return
    seat.leave()
    this.#acceptDeferred(seat)
    this.#shedding.delete(seat)
    this.#audience.leave(seat)
    this.#presence.leave(peer)
    this.#surroundings.changed()
  }

  closeAll(code: Parameters<Peer['close']>[0]): void {
    for (const peer of this.#audience.peers) peer.close(code)
  }

  /** The client says where it stands: it is given what it lacks, all of it committed, and asked for what we lack. */
  welcome(peer: Peer, vector: ReadonlyMap<number, number>, now: number): void {
    const seat = this.#seatOf(peer)
    const doubted = this.#relaying.doubted(seat, vector)
    if (doubted !== null) seat.ask(doubted)
    this.#audience.welcome(seat, vector, now)
    if (this.wantsSnapshot) this.#surroundings.changed()
  }

  announce(peer: Peer, entries: Uint8Array, now: number): void {
    const departed = this.#presence.announce(peer, entries, now)
    if (departed !== null) peer.send(new Packet([messages.presence(departed)]))
    if (this.#presence.isDirty) this.#surroundings.changed()
  }

  /** What other processes say of theirs. */
  hearPresence(node: string, said: readonly SaidEntry[], now: number): void {
    this.#presence.hear(node, said, now)
    if (this.#presence.isDirty) this.#surroundings.changed()
  }

  forgetPresence(node: string | null, now: number): void {
    this.#presence.forget(node, now)
    if (this.#presence.isDirty) this.#surroundings.changed()
  }

  tellPresence(peer: Peer, now: number): void {
    this.#audience.tellPresence(this.#seatOf(peer), now)
  }

  // Receiving -------------------------------------------------------------------------------------------------------

  /** Takes an update frame. Throws `MalformedFrame`, and then nothing of it is kept. */
  receive(peer: Peer, kind: Frame['kind'], bytes: Uint8Array, at: number): void {
    const seat = this.#seatOf(peer)
    const content = this.#ledger.withoutCommitted(this.#ledger.read(kind, bytes, this.#surroundings.admits))
    const frame = { number: seat.count(), at, kind, content }
    if (seat.deferred !== null) this.#defer(seat, frame)
    else this.#accept(seat, frame, 'first')
    this.#surroundings.changed()
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
    if (!this.#relaying.isWaiting(seat)) seat.ask(this.#ledger.clocks)
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

  /** A clientID that the server handed out, already written. */
  bind(client: number, actorId: string): void {
    if (!this.#ledger.bound.has(client)) this.#ledger.bound.set(client, actorId)
  }

  // Turns: taken before the write, settled after it -----------------------------------------------------------------

  /** Takes what is to be written now. It stays pending until one of the outcomes below is told. */
  takeTurn(at: Date): Turn<Seat> | null {
    return this.#pending.take(this.documentId, at)
  }

  /** The turn is durable: it becomes known, is shown to everyone, and its frames are acknowledged. */
  committed(now: number): void {
    const { batch, frames, merged } = this.#pending.turn
    if (merged !== null) this.#ledger.appendTurn(batch.rows, merged)
    for (const { client, actorId } of batch.bindings) this.#ledger.bound.set(client, actorId)
    this.#pending.settle()
    if (merged !== null) this.#audience.show([messages.update(merged)])
    this.#settle(frames)
    this.#audience.flush(now)
    for (const { at } of frames) this.#observer.acknowledged(now - at)
  }

  /** The turn was not written and will be tried again, in its order, before anything newer. */
  putBack(): void {
    this.#pending.putBack()
  }

  /**
   * Others appended or bound meanwhile (or we did, and the answer was lost): that is taken in, and what waits is looked at
   * anew. No turn is being written.
   */
  caughtUp(rows: readonly KnownRow[], bound: ReadonlyMap<number, string>, now: number): void {
    const waiting = this.#pending.drain()
    for (const row of rows) this.#ledger.append(row)
    for (const [client, actorId] of bound) this.bind(client, actorId)
    if (rows.length > 0 && this.size > 0) this.#audience.show(messages.merged(rows.map((row) => row.update)))
    this.#audience.flush(now)
    for (const frame of waiting) this.#accept(frame.sender, frame, 'again')
  }

  /** The document does not take edits any more: all that waits is refused, and known is what is committed. */
  frozen(): void {
    const waiting = this.#pending.drain()
    for (const { sender, number, content } of waiting) {
      // Asked again, since a frame with nothing new may have repeated what someone else was still waiting for.
      const news = newsIn(content, this.#pending.known)
      if (!isNothing(news) || !news.complete) sender.refuse(number, 'frozen')
    }
    this.#settle(waiting)
    this.#audience.acknowledge()
  }

  /** The document is gone, or another generation of it has taken its place: rejoining decides. */
  gone(): void {
    this.frozen()
    this.closeAll(closeCode.accessChanged)
  }

  #settle(frames: readonly Waiting<Seat>[]): void {
    for (const { sender, number, kind } of frames) {
      sender.settle(number, kind)
      this.#audience.settled(sender)
    }
  }

  /** Sends the presence that is due, keeps silent lines open, and looks after those who do not keep up. */
  tick(now: number): void {
    this.#audience.tick(now)
    this.#relaying.tick(now)
    if (this.#shedding.size === 0) return
    const isCalm = this.unsavedBytes <= this.#surroundings.unsavedLimit / 2 && this.#surroundings.hasRoomFor(0)
    for (const seat of isCalm ? this.#shedding : []) seat.ask(this.#ledger.clocks)
  }

  // Snapshots -------------------------------------------------------------------------------------------------------

  /** Someone waits for one. */
  get wantsSnapshot(): boolean {
    return this.#deferring.size > 0 || this.#audience.awaitsState
  }

  /** One is worth storing. */
  get callsForSnapshot(): boolean {
    return this.#ledger.callsForSnapshot(this.size === 0)
  }

  snapshotParts(): { position: number; updates: Uint8Array[] } {
    return this.#ledger.parts()
  }

  /** A snapshot was made off this thread. Those who asked before it was begun go on. */
  adopt(snapshot: Snapshot, now: number, isStored: boolean): void {
    this.#ledger.adopt(snapshot, isStored)
    for (const seat of this.#deferring) {
      if (seat.deferred === null || seat.deferred.from > snapshot.position) continue
      this.#acceptDeferred(seat)
    }
    this.#audience.welcomeCollected(snapshot.position, snapshot.state, now)
    this.#surroundings.changed()
  }

  #seatOf(peer: Peer): Seat {
    const seat = this.#audience.find(peer)
    if (seat === undefined) throw new Error(`connection ${peer.connectionId} is not in the room of ${this.documentId}`)
    return seat
  }
}

const atOnce: Passing = (_bytes, work) => work()
const nothingSaid: Content = { structs: new Map(), deletes: [], bytes: 0 }
