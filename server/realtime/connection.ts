// One open line of one person to one document, whatever carries it: what comes in, in order, and who it is from.
import type { CloseCode } from '../../shared/protocol.ts'
import { closeCode } from '../../shared/protocol.ts'
import { Allowance } from './allowance.ts'
import { effortOfOne } from './effort.ts'
import { MalformedFrame, TooManyParts } from './update-reader.ts'
import type { Packet } from './messages.ts'
import { readMessage, readVector } from './messages.ts'
import type { Stamp } from './presence-entries.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import type { Peer } from './seat.ts'

/** What carries the frames: a websocket, or HTTP where websockets are blocked. */
export interface Transport {
  readonly kind: 'websocket' | 'fallback'
  /** Bytes that the other side has not taken yet. */
  readonly waiting: number
  send(packet: Packet): void
  /** Says why and ends. Nothing is sent or received afterwards. */
  close(code: CloseCode): void
  /** Reads nothing for a while. */
  pause(milliseconds: number): void
  /** Asks the other side for a sign of life, by its own means; closes a line that gave none since the last call. */
  probe(): void
}

/** What a person may do in a document, as found when they came. */
export interface Access {
  readonly actorId: string
  readonly personId: string
  readonly sessionId: string
  readonly demarcheId: string
  readonly organisationId: string | null
  readonly mayWrite: boolean
  readonly seesHistory: boolean
  readonly showsPresence: boolean
  readonly generation: number
  readonly state: 'draft' | 'consultation' | 'submitted' | 'adopted' | 'archived'
  readonly stamp: Omit<Stamp, 'actorId'>
}

/** What one connection may send; who sends more for long is read more slowly. */
export interface ConnectionLimits {
  readonly messagesPerSecond: number
  readonly bytesPerSecond: number
  readonly frameBytes: number
}

export interface ConnectionOptions {
  readonly connectionId: string
  readonly documentId: string
  readonly access: Access
  readonly ours: boolean
  readonly transport: Transport
  readonly rooms: Rooms
  readonly limits: ConnectionLimits
  /** What this person may say in all, over all their lines; without it, over this one. */
  readonly effort?: Allowance | undefined
  readonly now: () => number
  /** It is over: the code that we said, or null when the other side went. */
  readonly left: (code: CloseCode | null) => void
  /** A mistake of ours. */
  readonly failed: (error: unknown) => void
}

/** A paste or a return from offline goes above what one client may send for long, for a moment. */
const burst = { messages: 10, bytes: 32 } as const
/** What somebody types at once is no larger, and cannot say so much that it would have to wait. */
const smallFrame = 4 * 1024
/** What may come before the room is loaded, and no more of it than one frame of the largest size. */
const earlyLimit = 256

export class Connection implements Peer {
  readonly connectionId: string
  readonly documentId: string
  readonly access: Access
  readonly actorId: string
  readonly organisationId: string | null
  readonly stamp: Stamp
  readonly showsPresence: boolean
  readonly seesHistory: boolean
  readonly ours: boolean
  readonly writing: Peer['writing']
  readonly #options: ConnectionOptions
  #room: Room | null = null
  #early: Uint8Array[] | null = []
  #earlyBytes = 0
  #held: Packet[] | null = null
  #isOpen = true
  #isReading = true
  #messages: Allowance
  #bytes: Allowance
  readonly #effort: Allowance

  constructor(options: ConnectionOptions) {
    const { access } = options
    this.#options = options
    this.connectionId = options.connectionId
    this.documentId = options.documentId
    this.access = access
    this.actorId = access.actorId
    this.organisationId = access.organisationId
    this.stamp = { actorId: access.actorId, ...access.stamp }
    this.showsPresence = access.showsPresence
    this.seesHistory = access.seesHistory
    this.ours = options.ours
    this.writing = writingOf(access)
    const { messagesPerSecond, bytesPerSecond } = options.limits
    this.#messages = new Allowance(messagesPerSecond, messagesPerSecond * burst.messages, options.now())
    this.#bytes = new Allowance(bytesPerSecond, bytesPerSecond * burst.bytes, options.now())
    this.#effort = options.effort ?? effortOfOne(messagesPerSecond, options.now())
  }

  get carriedBy(): Transport['kind'] {
    return this.#options.transport.kind
  }

  /** Who is held is like one who takes nothing, and is brought up to date afterwards. */
  get waiting(): number {
    return this.#held === null ? this.#options.transport.waiting : Infinity
  }

  /** Takes and sends nothing until `release`: it is being looked up whether they still may. */
  hold(): void {
    this.#held ??= []
    this.#early ??= []
  }

  release(): void {
    const held = this.#held ?? []
    this.#held = null
    for (const packet of held) this.send(packet)
    this.#takeEarly()
    this.#room?.tick(this.#options.now())
  }

  /** Enters the room, once it is loaded, and takes what came meanwhile. Never rejects: it closes, saying why. */
  async join(): Promise<void> {
    let room: Room | CloseCode
    try {
      room = await this.#options.rooms.join(this.documentId, this, this.access.generation)
    } catch (error) {
      // The store does not answer: the client comes back by itself.
      this.#options.failed(error)
      return this.close(closeCode.overloaded)
    }
    if (typeof room === 'number') return this.close(room)
    this.#room = room
    if (!this.#isOpen) return room.leave(this)
    this.#takeEarly()
  }

  #takeEarly(): void {
    if (this.#room === null || this.#held !== null) return
    const early = this.#early ?? []
    this.#early = null
    this.#earlyBytes = 0
    for (const bytes of early) this.#take(bytes, this.#options.now())
  }

  /** A frame from the other side. Never throws: what cannot be read closes this connection and touches no other. */
  receive(bytes: Uint8Array): void {
    if (!this.#isOpen || !this.#isReading) return
    if (bytes.length > this.#options.limits.frameBytes) return this.close(closeCode.tooLarge)
    // Of many lines each would have one more taken before it waits. It keeps what it has, and comes again. [L72]
    const now = this.#options.now()
    if (bytes.length > smallFrame && this.#effort.left(now) < 0) return this.close(closeCode.overloaded)
    this.#slowDown(bytes.length, now)
    if (this.#early === null) return this.#take(bytes, now)
    this.#earlyBytes += bytes.length
    if (this.#early.push(bytes) > earlyLimit) {
      return this.close(this.#held === null ? closeCode.malformed : closeCode.accessChanged)
    }
    // It has to send it again, but the room will be loaded then; a stalled store must not fill the memory. [W5]
    if (this.#earlyBytes > this.#options.limits.frameBytes) this.close(closeCode.overloaded)
  }

  /** Nothing is dropped: who sends too fast is read more slowly. */
  #slowDown(bytes: number, now: number): void {
    const wait = Math.max(this.#messages.spend(1, now), this.#bytes.spend(bytes, now))
    if (wait > 0) this.#options.transport.pause(wait)
  }

  #take(bytes: Uint8Array, now: number): void {
    if (!this.#isOpen || this.#room === null) return
    try {
      this.#dispatch(this.#room, bytes, now)
    } catch (error) {
      if (error instanceof TooManyParts) return this.close(closeCode.tooLarge)
      if (error instanceof MalformedFrame) return this.close(closeCode.malformed)
      this.#options.failed(error)
      this.close(closeCode.restarting)
    }
  }

  #dispatch(room: Room, bytes: Uint8Array, now: number): void {
    const message = readMessage(bytes)
    switch (message.kind) {
      case 'step1':
        return room.welcome(this, readVector(message.vector), now)
      case 'step2':
      case 'update':
        return this.#charge(room.receive(this, message.kind, message.update, now))
      case 'presence':
        return room.announce(this, message.entries, now)
      case 'askPresence':
        return room.tellPresence(this, now)
    }
  }

  /** Few bytes may say much: the next frame is read once the work of this one is made up for. [L72] */
  #charge(things: number): void {
    if (things === 0) return
    const wait = this.#effort.spend(things, this.#options.now())
    if (wait > 0) this.#options.transport.pause(wait)
  }

  /** Takes nothing more: what the client sends from here on it keeps, since it is not acknowledged. */
  stopReading(): void {
    this.#isReading = false
  }

  send(packet: Packet): void {
    if (!this.#isOpen) return
    if (this.#held === null) this.#options.transport.send(packet)
    else this.#held.push(packet)
  }

  probe(): void {
    if (this.#isOpen) this.#options.transport.probe()
  }

  close(code: CloseCode): void {
    if (!this.#isOpen) return
    this.#end(code)
    this.#options.transport.close(code)
  }

  /** The line is cut, by whomever. */
  ended(): void {
    if (this.#isOpen) this.#end(null)
  }

  #end(code: CloseCode | null): void {
    this.#isOpen = false
    this.#room?.leave(this)
    this.#options.left(code)
  }
}

function writingOf({ mayWrite, state }: Access): Peer['writing'] {
  if (state !== 'draft' && state !== 'consultation') return 'frozen'
  return mayWrite ? 'allowed' : 'readOnly'
}
