// Those who have one document open, and what each of them is sent: the text when they come, what everyone is shown, who is
// there, and what they missed while they did not read. Pure; time is passed in.
import { closeCode } from '../../shared/protocol.ts'
import type { Ledger } from './ledger.ts'
import * as messages from './messages.ts'
import { Packet } from './messages.ts'
import { nobodyMoved, toldNothing } from './presence.ts'
import type { Presence } from './presence.ts'
import type { Peer, Seat } from './seat.ts'
import type { Passing } from './turnstile.ts'

export const audienceLimit = {
  /** A peer with more than this waiting is skipped, and brought up to date once it has drained. */
  backlog: 1024 * 1024,
  /** So much of what it missed is sent at a time. */
  catchUpBytes: 512 * 1024,
  /** … and closed when it has not drained for so long. */
  stalledMs: 60_000,
  /** A stock client cuts itself after 30 s of silence. */
  silenceMs: 25_000,
} as const

export class Audience {
  readonly #ledger: Ledger
  readonly #presence: Presence
  readonly #passing: Passing
  readonly #seats = new Map<Peer, Seat>()
  readonly #stalled = new Set<Seat>()
  /** Those who wait for a state of this position, or later, that is to be made. */
  readonly #awaiting = new Map<Seat, number>()
  /** Those who have not been told yet of everyone who was there before them. */
  readonly #newcomers = new Set<Seat>()
  /** Those who may have more saved than they were told. */
  readonly #settled = new Set<Seat>()
  /** Those who are to be asked once they take what they are sent, and from where if not from all that is here. */
  readonly #toAsk = new Map<Seat, ReadonlyMap<number, number> | null>()
  #toShow: Uint8Array[] = []
  #shownPosition: number
  #lastSent = 0

  constructor(ledger: Ledger, presence: Presence, passing: Passing) {
    this.#ledger = ledger
    this.#presence = presence
    this.#passing = passing
    this.#shownPosition = ledger.position
  }

  get size(): number {
    return this.#seats.size
  }

  /** How many do not take what they are sent. */
  get stalled(): number {
    return this.#stalled.size
  }

  get peers(): IterableIterator<Peer> {
    return this.#seats.keys()
  }

  get seats(): IterableIterator<Seat> {
    return this.#seats.values()
  }

  find(peer: Peer): Seat | undefined {
    return this.#seats.get(peer)
  }

  join(seat: Seat): void {
    this.#seats.set(seat.peer, seat)
  }

  leave(seat: Seat): void {
    this.#seats.delete(seat.peer)
    const all = [this.#stalled, this.#awaiting, this.#newcomers, this.#settled, this.#toAsk]
    for (const some of all) some.delete(seat)
  }

  // Coming in -------------------------------------------------------------------------------------------------------

  /** Sends what the vector lacks, in its turn if that is long, or once the state to be sent is made. */
  welcome(seat: Seat, vector: ReadonlyMap<number, number>, now: number): void {
    if (seat.peer.waiting > audienceLimit.backlog) return this.#stall(seat, -1, now)
    const again = () => this.#welcomeOf(seat, vector)
    const packet = again()
    if (packet === null) this.#awaiting.set(seat, this.#ledger.position)
    else this.#greetInTurn(seat, packet, again, now)
  }

  #welcomeOf({ peer }: Seat, vector: ReadonlyMap<number, number>): Packet | null {
    return peer.seesHistory ? this.#ledger.welcome(vector) : this.#ledger.welcomeWithoutHistory(vector)
  }

  /** What was to be sent may be out of date when its turn comes: `again` makes it anew; null if that cannot be had now. */
  #greetInTurn(seat: Seat, packet: Packet, again: () => Packet | null, now: number): void {
    if (seat.isQueued) return
    const { position } = this.#ledger
    seat.isQueued = true
    this.#passing(packet.bytes, () => {
      seat.isQueued = false
      if (seat.hasLeft) return
      const fresh = position === this.#ledger.position ? packet : again()
      this.#greet(seat, fresh ?? packet, now)
      // What was committed since then it is sent like one who did not read.
      if (fresh === null) this.#stall(seat, position, now)
    })
  }

  #greet(seat: Seat, packet: Packet, now: number): void {
    this.#awaiting.delete(seat)
    this.#stalled.delete(seat)
    seat.greeted = true
    seat.stalled = null
    if (packet.messages.length > 0) seat.peer.send(packet)
    seat.told ??= toldNothing(now)
    seat.told.list = -1
    this.#newcomers.add(seat)
    this.#tellNewcomer(seat, now)
  }

  /** Someone waits for a state that is to be made. */
  get awaitsState(): boolean {
    return this.#awaiting.size > 0
  }

  /** The state of a position was made: it is sent with what was committed since, which is live, and everyone sees it. */
  welcomeCollected(position: number, state: Uint8Array, now: number): void {
    const ready = [...this.#awaiting].filter(([, from]) => from <= position).map(([seat]) => seat)
    if (ready.length === 0) return
    const live = this.#ledger.rowsAfter(position) ?? []
    const updates = [state, ...live].map((row) => messages.update(row))
    const packet = new Packet([...updates, messages.step2(nothingNew), messages.step1(this.#ledger.clocks)])
    for (const seat of ready) {
      this.#awaiting.delete(seat)
      this.#greetInTurn(seat, packet, () => null, now)
    }
  }

  #tellNewcomer(seat: Seat, now: number): void {
    const { peer } = seat
    if (seat.stalled !== null || peer.waiting > audienceLimit.backlog) return
    const told = (seat.told ??= toldNothing(now))
    const here = this.#presence.everyone(told, now)
    if (here !== null) peer.send(new Packet([messages.presence(here)]))
    if (this.#presence.isComplete(told)) this.#newcomers.delete(seat)
  }

  /** Everyone's presence is many times longer than the question: it comes within the same budget. */
  tellPresence(seat: Seat, now: number): void {
    const { peer } = seat
    if (peer.waiting > audienceLimit.backlog) return
    const told = (seat.told ??= toldNothing(now))
    told.list = -1
    this.#newcomers.add(seat)
    const here = this.#presence.everyone(told, now)
    peer.send(new Packet([messages.presence(here ?? nobodyMoved)]))
    if (this.#presence.isComplete(told)) this.#newcomers.delete(seat)
  }

  /** Asks for what is missing, once at a time. A question is longer than what brings it about: who reads nothing gets none. [L73] */
  ask(seat: Seat, from: ReadonlyMap<number, number> | null = null): void {
    if (seat.asked || seat.hasLeft) return
    if (seat.peer.waiting > audienceLimit.backlog) return void this.#toAsk.set(seat, from)
    this.#toAsk.delete(seat)
    seat.ask(from === null ? this.#ledger.question : messages.step1(from))
  }

  // While they are here ---------------------------------------------------------------------------------------------

  /** Messages for everyone, with the next `flush`. What they say is committed and in the ledger. */
  show(updates: readonly Uint8Array[]): void {
    this.#toShow.push(...updates)
  }

  /** Frames of it were decided: it is told with the next `flush` or `acknowledge`. */
  settled(seat: Seat): void {
    this.#settled.add(seat)
  }

  /** Sends what there is for everyone, with the presence that is due, and to each what it has saved: one write for each. */
  flush(now: number): void {
    const list = this.#toShow
    this.#toShow = []
    const moved = this.#presence.due(now, list.length > 0)
    if (moved !== null) list.push(messages.presence(moved))
    if (list.length > 0) this.#broadcast(new Packet(list), now)
    this.#shownPosition = this.#ledger.position
    this.acknowledge()
  }

  /** Tells those whose frames were decided what of theirs is saved. */
  acknowledge(): void {
    for (const seat of this.#settled) {
      const own = seat.acknowledgement()
      if (own !== null) seat.peer.send(new Packet([own]))
    }
    this.#settled.clear()
  }

  #broadcast(packet: Packet, now: number): void {
    this.#lastSent = now
    for (const [peer, seat] of this.#seats) {
      if (!seat.greeted || seat.stalled !== null) continue
      if (peer.waiting > audienceLimit.backlog) {
        this.#stall(seat, this.#shownPosition, now)
        continue
      }
      const own = this.#settled.delete(seat) ? seat.acknowledgement() : null
      peer.send(own === null ? packet : packet.followedBy(own))
    }
  }

  /** Keeps silent lines open, and looks after those who do not keep up or have only just come. */
  tick(now: number): void {
    this.flush(now)
    if (now - this.#lastSent >= audienceLimit.silenceMs) {
      this.#broadcast(new Packet([messages.presence(nobodyMoved)]), now)
    }
    for (const seat of this.#stalled) this.#lookAfter(seat, now)
    for (const seat of this.#newcomers) this.#tellNewcomer(seat, now)
    for (const [seat, from] of this.#toAsk) this.ask(seat, from)
  }

  // Those who do not keep up ----------------------------------------------------------------------------------------

  #stall(seat: Seat, position: number, now: number): void {
    seat.stalled ??= { since: now, position }
    this.#stalled.add(seat)
  }

  #lookAfter(seat: Seat, now: number): void {
    const { peer, stalled } = seat
    if (stalled === null || seat.isQueued) return
    if (peer.waiting <= audienceLimit.backlog / 8) this.#bringUpToDate(seat, stalled.position, now)
    else if (now - stalled.since > audienceLimit.stalledMs) peer.close(closeCode.tooSlow)
  }

  /** As much of what it missed as it may be sent at once: the rest when it has taken that. */
  #bringUpToDate(seat: Seat, position: number, now: number): void {
    const missed = seat.greeted ? this.#ledger.missedSince(position, audienceLimit.catchUpBytes) : null
    if (missed === null) {
      const all = () => this.#welcomeOf(seat, nothingKnown)
      const packet = all()
      if (packet !== null) return this.#greetInTurn(seat, packet, all, now)
      if (!this.#awaiting.has(seat)) this.#awaiting.set(seat, this.#ledger.position)
      return
    }
    const packet = new Packet(missed.updates.map((row) => messages.update(row)))
    if (missed.position === this.#ledger.position) return this.#greet(seat, packet, now)
    seat.stalled = { since: now, position: missed.position }
    seat.peer.send(packet)
  }
}

const nothingKnown: ReadonlyMap<number, number> = new Map()
const nothingNew = new Uint8Array([0, 0])
