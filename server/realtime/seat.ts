// What a room remembers of one connection: which of its frames are settled, and what it still has to be given. Pure.
import type { CloseCode, RefusalReason } from '../../shared/protocol.ts'
import * as messages from './messages.ts'
import { Packet } from './messages.ts'
import type { Observer } from './observer.ts'
import type { Announcer, Told } from './presence.ts'
import type { Sender, Waiting } from './turn.ts'

/** One connection as the room sees it. The rights are those of the moment it came: when they change it is closed. */
export interface Peer extends Sender, Announcer {
  /** Whether edits are taken, and if not, why. */
  readonly writing: 'allowed' | Extract<RefusalReason, 'readOnly' | 'frozen'>
  /** May receive text that was deleted before they came. */
  readonly seesHistory: boolean
  /** Understands `saved` and `refused`. */
  readonly ours: boolean
  /** Bytes sent that the other side has not taken yet. */
  readonly waiting: number
  send(packet: Packet): void
  close(code: CloseCode): void
}

export type Frame = Pick<Waiting<Seat>, 'number' | 'at' | 'kind' | 'content'>

export class Seat implements Sender {
  readonly peer: Peer
  readonly connectionId: string
  readonly actorId: string
  readonly organisationId: string | null
  readonly rowKind: Sender['rowKind']
  /** Receives what is committed from now on. */
  greeted = false
  /** Our step 1 is on its way to it, or its reply on its way to us. */
  asked = false
  /** How many of its sync replies were kept: whole, and without what they said of others. */
  readonly replies = { whole: 0, partial: 0 }
  /** The clientIDs under which it has written live. */
  readonly writesAs = new Set<number>()
  /** Was told `overloaded`: it is asked for everything again once there is room. */
  shedding = false
  /** What it is to be sent is long and waits for its turn. */
  isQueued = false
  /** Frames that wait until deletions are known exactly up to a position. */
  deferred: { readonly from: number; readonly frames: Frame[]; bytes: number } | null = null
  /** Which of the others it has been told of. */
  told: Told | null = null
  /** It does not take what it is sent: since when, and up to which position it was given all. */
  stalled: { readonly since: number; readonly position: number } | null = null
  readonly #observer: Observer
  #received = 0
  #settled = 0
  #told = 0
  /**
   * Between which numbers frames were not kept; a later sync reply repairs them, and until then nothing from the first on
   * is saved. Two numbers, however many they are: whoever never answers must not fill the memory.
   */
  #unrepaired: { first: number; last: number } | null = null
  #hasLeft = false

  constructor(peer: Peer, observer: Observer) {
    this.peer = peer
    this.#observer = observer
    this.connectionId = peer.connectionId
    this.actorId = peer.actorId
    this.organisationId = peer.organisationId
    this.rowKind = peer.rowKind
  }

  /** The number of the next update frame, counted from 1. */
  count(): number {
    return ++this.#received
  }

  refuse(number: number, reason: RefusalReason): void {
    this.#observer.refused(reason)
    if (this.peer.ours) this.#send(messages.refused(number, reason))
  }

  ask(question: Uint8Array): void {
    this.asked = true
    this.#send(question)
  }

  leaveUnrepaired(number: number): void {
    const { first, last } = this.#unrepaired ?? { first: number, last: number }
    this.#unrepaired = { first: Math.min(first, number), last: Math.max(last, number) }
  }

  /** A frame that came later was not kept. */
  lacksAfter(number: number): boolean {
    return (this.#unrepaired?.last ?? 0) > number
  }

  /** A sync reply holds all that its sender has: whatever was not kept before it is in it. */
  repair(reply: number): void {
    if (this.#unrepaired === null) return
    const { first, last } = this.#unrepaired
    this.#unrepaired = last < reply ? null : { first: Math.max(first, reply), last }
  }

  settle(number: number, kind: Frame['kind']): void {
    this.#settled = Math.max(this.#settled, number)
    if (kind === 'step2') this.repair(number)
  }

  /** The message that tells how many frames are saved, if that is news. */
  acknowledgement(): Uint8Array | null {
    const saved = Math.min(this.#settled, (this.#unrepaired?.first ?? Infinity) - 1)
    if (saved <= this.#told) return null
    this.#told = saved
    return this.peer.ours && !this.#hasLeft ? messages.saved(saved) : null
  }

  get hasLeft(): boolean {
    return this.#hasLeft
  }

  leave(): void {
    this.#hasLeft = true
  }

  #send(message: Uint8Array): void {
    if (!this.#hasLeft) this.peer.send(new Packet([message]))
  }
}
