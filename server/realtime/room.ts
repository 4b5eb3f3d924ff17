// One document and those who have it open: what is accepted, what waits to be written, who is told what, and when.
// Pure: no socket, no SQL, no timer; time is passed in. Nobody is shown or promised anything that is not committed.
import { closeCode } from '../../shared/protocol.ts'
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
import { Receiving } from './receiving.ts'
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
  readonly #receiving: Receiving

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
    this.#receiving = new Receiving({
      ledger: this.#ledger,
      pending: this.#pending,
      relaying: this.#relaying,
      audience: this.#audience,
      surroundings,
      observer: this.#observer,
    })
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
    return this.#pending.isEmpty && !this.#receiving.isDeferring
  }

  /** Accepted edits that are not committed. */
  get unsaved(): number {
    return this.#receiving.unsaved
  }

  get unsavedBytes(): number {
    return this.#receiving.unsavedBytes
  }

  /** When the frame came that has waited longest to be written; null when none waits. */
  get unsavedSince(): number | null {
    return this.#receiving.unsavedSince
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
    this.#receiving.leave(seat)
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
    if (doubted !== null) this.#audience.ask(seat, doubted)
    this.#audience.welcome(seat, vector, now)
    if (this.wantsSnapshot) this.#surroundings.changed()
  }

  announce(peer: Peer, entries: Uint8Array, now: number): void {
    const departed = this.#presence.announce(peer, entries, now)
    if (departed !== null) peer.send(new Packet([messages.presence(departed)]))
    this.#moved()
  }

  /** What other processes say of theirs. */
  hearPresence(node: string, said: readonly SaidEntry[], now: number): void {
    this.#presence.hear(node, said, now)
    this.#moved()
  }

  forgetPresence(node: string | null, now: number): void {
    this.#presence.forget(node, now)
    this.#moved()
  }

  #moved(): void {
    const { moved, changed } = this.#surroundings
    if (this.#presence.isDirty) (moved ?? changed)()
  }

  tellPresence(peer: Peer, now: number): void {
    this.#audience.tellPresence(this.#seatOf(peer), now)
  }

  // Receiving -------------------------------------------------------------------------------------------------------

  /** Takes an update frame; returns how much it says. Throws `MalformedFrame`, and then nothing of it is kept. */
  receive(peer: Peer, kind: Frame['kind'], bytes: Uint8Array, at: number): number {
    const things = this.#receiving.receive(this.#seatOf(peer), kind, bytes, at)
    this.#surroundings.changed()
    return things
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
    this.#receiving.receiveAgain(waiting)
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
    this.#receiving.tick()
  }

  // Snapshots -------------------------------------------------------------------------------------------------------

  /** Someone waits for one. */
  get wantsSnapshot(): boolean {
    return this.#receiving.isDeferring || this.#audience.awaitsState
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
    this.#receiving.knownExactly(snapshot.position)
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
