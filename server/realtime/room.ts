// One document and those who have it open: what is accepted, what waits to be written, who is told what, and when.
// Pure: no socket, no SQL, no timer; time is passed in. Nobody is shown or promised anything that is not committed.
import { closeCode } from '../../shared/protocol.ts'
import type { RefusalReason } from '../../shared/protocol.ts'
import type { Content, News } from './frames.ts'
import { decodeContent, isNothing, newsIn, type Admits } from './frames.ts'
import type { KnownRow, Loaded, Snapshot } from './ledger.ts'
import { Ledger } from './ledger.ts'
import * as messages from './messages.ts'
import { Packet } from './messages.ts'
import { Pending } from './pending.ts'
import { nobodyLooks, type Observer } from './observer.ts'
import { nobodyMoved, Presence } from './presence.ts'
import type { Frame, Peer } from './seat.ts'
import { Seat } from './seat.ts'
import type { Batch, Turn, Waiting } from './turn.ts'

export const roomLimit = {
  /** A peer with more than this waiting is skipped, and brought up to date once it has drained. */
  backlog: 1024 * 1024,
  /** … and closed when it has not drained for so long. */
  stalledMs: 60_000,
  /** A stock client cuts itself after 30 s of silence. */
  silenceMs: 25_000,
} as const

export interface Surroundings {
  /** Called whenever there may be something for the loop to do. */
  readonly changed: () => void
  /** Most bytes that this room may hold accepted and not committed; beyond, writing is refused until the store is back. */
  readonly unsavedLimit: number
  /** Whether the process, too, may hold so many more. */
  readonly hasRoomFor: (bytes: number) => boolean
  /** What may be in a text at all; the default is anything. */
  readonly admits?: Admits | undefined
  readonly observer?: Observer | undefined
}

export class Room {
  readonly documentId: string
  readonly #ledger: Ledger
  readonly #presence: Presence
  readonly #surroundings: Surroundings
  readonly #observer: Observer
  readonly #seats = new Map<Peer, Seat>()
  readonly #pending: Pending
  /** A snapshot made at or after this position is asked for. */
  #snapshotWantedAt: number | null = null
  /** Deletions are known exactly, also those that concurrent edits imply, up to here. */
  #exactAt = -1
  #shownPosition: number
  #lastSent = 0

  constructor(documentId: string, loaded: Loaded, surroundings: Surroundings) {
    this.documentId = documentId
    this.#ledger = new Ledger(loaded)
    this.#pending = new Pending(this.#ledger)
    this.#surroundings = surroundings
    this.#observer = surroundings.observer ?? nobodyLooks
    this.#shownPosition = loaded.position
    this.#presence = new Presence((client, announcer) => {
      const author = this.#pending.authorOf(client)
      if (author === undefined) return 'free'
      return author === announcer.stamp.actorId ? 'owned' : 'foreign'
    })
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
    return this.#seats.keys()
  }

  get size(): number {
    return this.#seats.size
  }

  /** Nothing of it would be lost with this process, and nobody waits for an answer. */
  get isIdle(): boolean {
    return this.#pending.isEmpty && this.#deferring().length === 0
  }

  /** Accepted edits that are not committed. */
  get unsaved(): number {
    const undecided = this.#deferring().reduce((sum, seat) => sum + (seat.deferred?.length ?? 0), 0)
    return this.#pending.frames.filter(({ news }) => !isNothing(news)).length + undecided
  }

  get unsavedBytes(): number {
    return this.#pending.bytes
  }

  /** When the frame came that has waited longest to be written; null when none waits. */
  get unsavedSince(): number | null {
    return this.#pending.since
  }

  /** How many do not take what they are sent. */
  get stalled(): number {
    return [...this.#seats.values()].filter((seat) => seat.stalled !== null).length
  }

  /** When there will be presence to send; null when nobody moved. */
  get presenceDueAt(): number | null {
    return this.#presence.isDirty ? this.#presence.notBefore : null
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
    this.#seats.set(peer, new Seat(peer, this.#observer))
  }

  /** What the peer sent before it left is kept and written. */
  leave(peer: Peer): void {
    const seat = this.#seats.get(peer)
    if (seat === undefined) return
    seat.leave()
    for (const frame of seat.deferred ?? []) this.#accept(seat, frame, 'exactly')
    this.#seats.delete(peer)
    this.#presence.leave(peer)
    this.#surroundings.changed()
  }

  closeAll(code: Parameters<Peer['close']>[0]): void {
    for (const peer of this.#seats.keys()) peer.close(code)
  }

  /** The client says where it stands: it is given what it lacks, all of it committed, and asked for what we lack. */
  welcome(peer: Peer, vector: ReadonlyMap<number, number>, now: number): void {
    const seat = this.#seatOf(peer)
    if (peer.waiting > roomLimit.backlog) {
      seat.stalled ??= { since: now, position: -1 }
      return
    }
    const packet = peer.seesHistory ? this.#ledger.welcome(vector) : this.#ledger.welcomeWithoutHistory(vector)
    if (packet !== null) return this.#greet(seat, packet, now)
    seat.wantsWelcome = vector
    this.#wantSnapshot()
  }

  #greet(seat: Seat, packet: Packet, now: number): void {
    seat.wantsWelcome = null
    seat.stalled = null
    seat.greeted = true
    seat.peer.send(packet)
    this.#lastSent = now
    const everyone = this.#presence.everyone()
    if (everyone !== null) seat.peer.send(new Packet([messages.presence(everyone)]))
  }

  announce(peer: Peer, entries: Uint8Array): void {
    const departed = this.#presence.announce(peer, entries)
    if (departed !== null) peer.send(new Packet([messages.presence(departed)]))
    if (this.#presence.isDirty) this.#surroundings.changed()
  }

  /** Everyone's presence is many times longer than the question: who does not take the answers gets no more of them. */
  tellPresence(peer: Peer): void {
    if (peer.waiting > roomLimit.backlog) return
    peer.send(new Packet([messages.presence(this.#presence.everyone() ?? nobodyMoved)]))
  }

  // Receiving -------------------------------------------------------------------------------------------------------

  /** Takes an update frame. Throws `MalformedFrame`, and then nothing of it is kept. */
  receive(peer: Peer, kind: Frame['kind'], bytes: Uint8Array, at: number): void {
    const seat = this.#seatOf(peer)
    const frame = { number: seat.count(), at, kind, content: decodeContent(bytes, this.#surroundings.admits) }
    if (seat.deferred !== null) seat.deferred.push(frame)
    else this.#accept(seat, frame, 'first')
    this.#surroundings.changed()
  }

  /** `exactly`: its deletions can be told from those that the log implies. `again`: it was accepted before. */
  #accept(seat: Seat, frame: Frame, how: 'first' | 'exactly' | 'again'): void {
    const isReply = frame.kind === 'step2'
    const { writing } = seat.peer
    const news = newsIn(frame.content, this.#pending.known)
    if (isReply) seat.asked = false
    if (isReply && news.deletes.length > 0 && how === 'first' && this.#exactAt < this.#ledger.position) {
      // A client counts as deleted whatever was typed into something that someone else deleted meanwhile. Before these
      // deletions are called its own, they are compared with those that the log implies.
      seat.deferred = [frame]
      return this.#wantSnapshot()
    }
    if (!news.complete) this.#observer.gap()
    if (writing !== 'allowed' && !(isNothing(news) && news.complete)) return this.#refuse(seat, frame, writing)
    if (!isReply && how !== 'again' && seat.shedding && !isNothing(news)) return this.#shed(seat, frame)
    if (!isReply && !news.complete) return this.#askAgain(seat, frame)
    if (!isReply && this.#isForged(seat, news)) return this.#refuse(seat, frame, 'forgedAuthor')
    if (how !== 'again' && !isNothing(news) && !this.#hasRoomFor(frame.content.bytes)) return this.#shed(seat, frame)
    if (isReply) seat.shedding = false
    this.#pending.push({ sender: seat, ...frame, news })
  }

  #isForged(seat: Seat, news: News): boolean {
    return news.pieces.some(({ struct }) => (this.#pending.authorOf(struct.id.client) ?? seat.actorId) !== seat.actorId)
  }

  #hasRoomFor(bytes: number): boolean {
    // A first frame of whatever size is taken: a limit that one sync reply exceeds would keep its sender out for ever.
    const fits = this.#pending.bytes === 0 || this.#pending.bytes + bytes <= this.#surroundings.unsavedLimit
    return fits && this.#surroundings.hasRoomFor(bytes)
  }

  /** The frame leans on what we do not have: it is not kept, and the reply that repairs it is the one acknowledged. */
  #askAgain(seat: Seat, frame: Frame): void {
    seat.leaveUnrepaired(frame.number)
    seat.ask(this.#ledger.clocks)
  }

  #shed(seat: Seat, frame: Frame): void {
    seat.shedding = true
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
    for (const row of batch.rows) this.#ledger.append(row)
    for (const { client, actorId } of batch.bindings) this.#ledger.bound.set(client, actorId)
    this.#pending.settle()
    if (merged !== null) this.#show([messages.update(merged)], now)
    this.#settle(frames)
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
    if (rows.length > 0) this.#show(messages.merged(rows.map((row) => row.update)), now)
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
  }

  /** The document is gone, or another generation of it has taken its place: rejoining decides. */
  gone(): void {
    this.frozen()
    this.closeAll(closeCode.accessChanged)
  }

  #settle(frames: readonly Waiting<Seat>[]): void {
    for (const { sender, number, kind } of frames) sender.settle(number, kind)
    for (const seat of new Set(frames.map((frame) => frame.sender))) seat.acknowledge()
  }

  // Sending ---------------------------------------------------------------------------------------------------------

  #show(updates: readonly Uint8Array[], now: number): void {
    this.#broadcast(updates, now)
    this.#shownPosition = this.#ledger.position
  }

  #broadcast(list: readonly Uint8Array[], now: number): void {
    const packet = new Packet(list)
    this.#lastSent = now
    for (const [peer, seat] of this.#seats) {
      if (!seat.greeted || seat.stalled !== null) continue
      if (peer.waiting > roomLimit.backlog) seat.stalled = { since: now, position: this.#shownPosition }
      else peer.send(packet)
    }
  }

  /** Sends the presence that is due, keeps silent lines open, and looks after those who do not keep up. */
  tick(now: number): void {
    const moved = this.#presence.due(now)
    if (moved !== null) this.#broadcast([messages.presence(moved)], now)
    else if (now - this.#lastSent >= roomLimit.silenceMs) this.#broadcast([messages.presence(nobodyMoved)], now)
    const isCalm = this.#pending.bytes <= this.#surroundings.unsavedLimit / 2 && this.#surroundings.hasRoomFor(0)
    for (const [peer, seat] of this.#seats) {
      if (seat.shedding && isCalm) seat.ask(this.#ledger.clocks)
      if (seat.stalled === null) continue
      if (peer.waiting <= roomLimit.backlog / 8) this.#bringUpToDate(seat, seat.stalled.position, now)
      else if (now - seat.stalled.since > roomLimit.stalledMs) peer.close(closeCode.tooSlow)
    }
  }

  #bringUpToDate(seat: Seat, position: number, now: number): void {
    const missed = this.#ledger.rowsAfter(position)
    seat.stalled = null
    if (missed === null || !seat.greeted) this.welcome(seat.peer, new Map(), now)
    else this.#greet(seat, new Packet(missed.map((row) => messages.update(row))), now)
  }

  // Snapshots -------------------------------------------------------------------------------------------------------

  /** Someone waits for one. */
  get wantsSnapshot(): boolean {
    return this.#snapshotWantedAt !== null
  }

  /** One is worth storing. */
  get callsForSnapshot(): boolean {
    return this.#ledger.callsForSnapshot(this.#seats.size === 0)
  }

  snapshotParts(): { position: number; updates: Uint8Array[] } {
    return this.#ledger.parts()
  }

  /** A snapshot was made off this thread. Those who waited for it go on. */
  adopt(snapshot: Snapshot, now: number, isStored: boolean): void {
    this.#ledger.adopt(snapshot, isStored)
    this.#exactAt = Math.max(this.#exactAt, snapshot.position)
    if (this.#snapshotWantedAt === null || snapshot.position < this.#snapshotWantedAt) return
    this.#snapshotWantedAt = null
    for (const seat of this.#deferring()) {
      const frames = seat.deferred ?? []
      seat.deferred = null
      for (const frame of frames) this.#accept(seat, frame, 'exactly')
    }
    for (const seat of this.#seats.values()) if (seat.wantsWelcome !== null) this.#welcomeCollected(seat, snapshot, now)
    this.#surroundings.changed()
  }

  /** The collected state, then what was committed since it was asked for: that is live, and everyone sees it. */
  #welcomeCollected(seat: Seat, snapshot: Snapshot, now: number): void {
    const live = this.#ledger.rowsAfter(snapshot.position) ?? []
    const updates = [snapshot.state, ...live].map((row) => messages.update(row))
    this.#greet(seat, new Packet([...updates, messages.step2(nothingNew), messages.step1(this.#ledger.clocks)]), now)
  }

  #wantSnapshot(): void {
    this.#snapshotWantedAt = this.#ledger.position
    this.#surroundings.changed()
  }

  #deferring(): Seat[] {
    return [...this.#seats.values()].filter((seat) => seat.deferred !== null)
  }

  #seatOf(peer: Peer): Seat {
    const seat = this.#seats.get(peer)
    if (seat === undefined) throw new Error(`connection ${peer.connectionId} is not in the room of ${this.documentId}`)
    return seat
  }
}

const nothingNew = new Uint8Array([0, 0])
const nothingSaid: Content = { structs: new Map(), deletes: [], bytes: 0 }
