// All rooms of the process: loading and joining, lingering and closing, snapshots. Their turns are the loop's.
import { AppError } from '../../shared/errors.ts'
import type { CloseCode } from '../../shared/protocol.ts'
import { closeCode } from '../../shared/protocol.ts'
import type { Admits } from './frames.ts'
import type { Loaded, Snapshot } from './ledger.ts'
import type { Pace, Turning } from './loop.ts'
import type { UpdateLog } from './store.ts'
import { Loop } from './loop.ts'
import type { Observer } from './observer.ts'
import { nobodyLooks } from './observer.ts'
import { Room } from './room.ts'
import type { Peer } from './seat.ts'
import type { Surroundings } from './surroundings.ts'
import type { Whereabouts } from './whereabouts.ts'
import { Turnstile } from './turnstile.ts'

/** Makes one Y.Doc of many updates, away from this thread. */
export type OffThread = (updates: readonly Uint8Array[]) => Promise<Omit<Snapshot, 'position'>>

export interface RoomsOptions {
  readonly log: UpdateLog
  readonly pace: Pace
  readonly offThread: OffThread
  readonly limits: { readonly roomBufferBytes: number; readonly bufferBytes: number; readonly presenceBytes?: number }
  /** What may be in a text at all; the default is anything. */
  readonly admits?: Admits | undefined
  readonly failed: (error: unknown, facts: object, message: string) => void
  readonly observer?: Observer | undefined
  /** Told of presence that other processes may want to know, and of texts that are opened; without it there are none. */
  readonly others?: Pick<Whereabouts, 'stirred' | 'opened'> | undefined
}

/** A room exists for others once loaded, and until nothing of it could be lost or missed. */
type Slot = LoadingSlot | OpenSlot

interface LoadingSlot {
  readonly state: 'loading'
  readonly opened: Promise<OpenSlot | null>
  heard: number
}

interface OpenSlot extends Turning {
  state: 'open' | 'closing'
  isSnapshotting: boolean
  snapshotRetryAt: number
  snapshotFailures: number
  emptySince: number | null
}

/** A text that Yjs cannot collect stays so: it is tried less and less often, and closes without. */
const snapshotRetry = { firstMs: 2_000, mostMs: 60_000, triesToClose: 3 } as const
const sweepMs = 1_000
/** Someone who reloads the page finds the room as it was. */
const lingerMs = 5_000
export const flushPatienceMs = 10_000
/** Rows of a tail that are taken in before others have their turn. */
const rowsPerRound = 250
const noBindings: ReadonlyMap<number, string> = new Map()

export class Rooms {
  readonly #options: RoomsOptions
  readonly #slots = new Map<string, Slot>()
  /** One for all rooms. */
  readonly #turnstile: Turnstile
  readonly #loop: Loop<OpenSlot>
  #sweep: () => void

  constructor(options: RoomsOptions) {
    this.#options = options
    this.#loop = new Loop({
      log: options.log,
      pace: options.pace,
      failed: options.failed,
      observer: options.observer,
      find: (documentId) => this.#openSlot(documentId),
      after: (slot, now) => this.#snapshotIfDue(slot, now),
      drop: (slot) => {
        if (this.#slots.get(slot.room.documentId) === slot) this.#slots.delete(slot.room.documentId)
      },
    })
    this.#turnstile = new Turnstile((work) => void options.pace.after(0, work))
    this.#sweep = options.pace.after(sweepMs, () => this.#look())
  }

  get count(): number {
    return this.#slots.size
  }

  /** How many rooms are in each state. */
  get states(): Record<Slot['state'], number> {
    const states = { loading: 0, open: 0, closing: 0 }
    for (const { state } of this.#slots.values()) states[state]++
    return states
  }

  /** The rooms that are loaded. */
  *open(): Generator<Room> {
    for (const { room } of this.#openSlots()) yield room
  }

  find(documentId: string): Room | null {
    return this.#openSlot(documentId)?.room ?? null
  }

  *#openSlots(): Generator<OpenSlot> {
    for (const slot of this.#slots.values()) if (slot.state !== 'loading') yield slot
  }

  #openSlot(documentId: string): OpenSlot | null {
    const slot = this.#slots.get(documentId)
    return slot === undefined || slot.state === 'loading' ? null : slot
  }

  /** Seats the peer once the room is loaded, or says why not. Rejects when the store cannot tell. */
  async join(documentId: string, peer: Peer, generation: number): Promise<Room | CloseCode> {
    let slot = await this.#opened(documentId)
    if (slot !== null && slot.room.generation < generation) {
      await this.#replaced(slot)
      slot = await this.#opened(documentId)
    }
    if (slot === null) return closeCode.noRight
    // Another generation has come since the access was looked up: rejoining decides.
    if (slot.room.generation !== generation) return closeCode.accessChanged
    // Whoever comes while the room closes keeps it open: nothing of it has left memory yet.
    slot.state = 'open'
    slot.emptySince = null
    slot.room.join(peer)
    return slot.room
  }

  async #opened(documentId: string): Promise<OpenSlot | null> {
    const slot = this.#slots.get(documentId)
    if (slot === undefined) {
      const opened = this.#load(documentId)
      this.#slots.set(documentId, { state: 'loading', opened, heard: 0 })
      return opened
    }
    return slot.state === 'loading' ? slot.opened : slot
  }

  /** Who is there is sent away, once the turn that is being written is decided. */
  async #replaced(slot: OpenSlot): Promise<void> {
    slot.isOutdated = true
    this.#loop.mark(slot.room.documentId)
    await this.#loop.until(() => this.#slots.get(slot.room.documentId) !== slot, flushPatienceMs)
  }

  async #load(documentId: string): Promise<OpenSlot | null> {
    try {
      const loaded = await this.#options.log.load(documentId)
      if (loaded === null) {
        this.#slots.delete(documentId)
        return null
      }
      const room = await this.#roomOf(documentId, loaded)
      // What was appended while it was read may be missing in what was read.
      const heard = this.#slots.get(documentId)?.heard ?? 0
      const slot: OpenSlot = {
        state: 'open',
        room,
        retryAt: 0,
        failures: 0,
        isSnapshotting: false,
        snapshotRetryAt: 0,
        snapshotFailures: 0,
        presenceTimer: false,
        heard,
        mustLook: false,
        contestedUntil: 0,
        isOutdated: false,
        heldBytes: 0,
        emptySince: this.#options.pace.now(),
      }
      this.#slots.set(documentId, slot)
      this.#options.others?.opened(documentId)
      if (heard > room.position) this.#loop.mark(documentId)
      return slot
    } catch (error) {
      this.#slots.delete(documentId)
      throw error
    }
  }

  /** Takes in a long tail a few rows at a time: to merge thousands at once would keep everyone waiting. [L60] */
  async #roomOf(documentId: string, loaded: Loaded): Promise<Room> {
    const tail = loaded.tail.slice(0, rowsPerRound)
    const position = tail.at(-1)?.position ?? loaded.position
    const room = new Room(documentId, { ...loaded, position, tail }, this.#surroundingsOf(documentId))
    for (let at = rowsPerRound; at < loaded.tail.length; at += rowsPerRound) {
      await new Promise<void>((resolve) => this.#options.pace.after(0, resolve))
      room.caughtUp(loaded.tail.slice(at, at + rowsPerRound), noBindings, this.#options.pace.now())
    }
    if (room.position === loaded.position) return room
    throw new Error(`the log of ${documentId} ends at ${loaded.position} but its rows end at ${room.position}`)
  }

  #surroundingsOf(documentId: string): Surroundings {
    const { limits, others, admits, observer } = this.#options
    return {
      changed: () => this.#loop.mark(documentId),
      moved: () => this.#loop.moved(documentId),
      unsavedLimit: limits.roomBufferBytes,
      hasRoomFor: (bytes) => this.#loop.hold(bytes, limits.bufferBytes),
      presenceStirred: others && (() => others.stirred(documentId)),
      admits,
      observer,
      presenceBytes: limits.presenceBytes,
      passing: this.#turnstile.pass,
    }
  }

  // What other processes append --------------------------------------------------------------------------------------------

  /** The log of a document is said to go so far. */
  heard(documentId: string, position: number): void {
    const slot = this.#slots.get(documentId)
    if (slot === undefined || position <= slot.heard) return
    slot.heard = position
    if (slot.state !== 'loading' && position > slot.room.position) this.#loop.mark(documentId)
  }

  /** Looks where the logs of all rooms end, whether or not anybody said so. */
  async compareHeads(): Promise<void> {
    const known = new Map([...this.#openSlots()].map((slot) => [slot, slot.room.position]))
    if (known.size === 0) return
    const heads = await this.#options.log.heads([...known.keys()].map(({ room }) => room.documentId))
    for (const [slot, position] of known) {
      const head = heads.get(slot.room.documentId)
      // A log that ends before what was known of it is another log.
      if (head?.generation !== slot.room.generation || head.position < position) {
        slot.isOutdated = true
        this.#loop.mark(slot.room.documentId)
      } else this.heard(slot.room.documentId, head.position)
    }
  }

  // Snapshots and closing ----------------------------------------------------------------------------------------------

  #snapshotIfDue(slot: OpenSlot, now: number): void {
    const { room } = slot
    // Of a room that everyone left, once it is clear that nobody comes back at once.
    const isKept = room.size > 0 || slot.state === 'closing'
    const isWanted = room.wantsSnapshot || (isKept && room.callsForSnapshot)
    if (isWanted && !slot.isSnapshotting && slot.snapshotRetryAt <= now) void this.#snapshot(slot)
  }

  async #snapshot(slot: OpenSlot): Promise<void> {
    const { room } = slot
    slot.isSnapshotting = true
    const isWorthStoring = room.callsForSnapshot
    const beganAt = this.#options.pace.now()
    const tell = (isMade: boolean) =>
      (this.#options.observer ?? nobodyLooks).snapshot(this.#options.pace.now() - beganAt, isMade)
    try {
      const { position, updates } = room.snapshotParts()
      const snapshot = { position, ...(await this.#options.offThread(updates)) }
      // Stored first, so that a room closes only once its snapshot is kept. The log rows stay: they are the history.
      if (isWorthStoring) await this.#options.log.saveSnapshot(room.documentId, snapshot, room.generation)
      this.#loop.guarded(slot, () => room.adopt(snapshot, this.#options.pace.now(), isWorthStoring))
      slot.snapshotFailures = 0
      tell(true)
    } catch (error) {
      if (this.#slots.get(room.documentId) !== slot) return // the process ends: nobody waits for it any more
      tell(false)
      const wait = Math.min(snapshotRetry.firstMs * 2 ** slot.snapshotFailures, snapshotRetry.mostMs)
      slot.snapshotRetryAt = this.#options.pace.now() + wait
      if (++slot.snapshotFailures === 1) {
        this.#options.failed(error, { document: room.documentId }, 'no snapshot could be made')
      }
    }
    slot.isSnapshotting = false
    this.#loop.mark(room.documentId)
  }

  /** Once a second: what no frame reminds us of. */
  #look(): void {
    const now = this.#options.pace.now()
    for (const slot of this.#slots.values()) {
      if (slot.state === 'loading') continue
      this.#loop.guarded(slot, () => {
        slot.room.tick(now)
        this.#closeIfDone(slot, now)
        this.#snapshotIfDue(slot, now)
      })
    }
    this.#sweep = this.#options.pace.after(sweepMs, () => this.#look())
  }

  /** Leaves memory only what is written and what nobody waits for. */
  #closeIfDone(slot: OpenSlot, now: number): void {
    const { room } = slot
    if (room.size > 0) {
      slot.emptySince = null
      return
    }
    slot.emptySince ??= now
    if (now - slot.emptySince < lingerMs) return
    slot.state = 'closing'
    const isWorthWaiting = room.callsForSnapshot && slot.snapshotFailures < snapshotRetry.triesToClose
    if (!room.isIdle || slot.isSnapshotting || isWorthWaiting) return
    this.#slots.delete(room.documentId)
  }

  /** The generation that a text is of; null where it has no log. */
  async generationOf(documentId: string): Promise<number | null> {
    return (await this.#options.log.heads([documentId])).get(documentId)?.generation ?? null
  }

  // Waiting for all to be written ----------------------------------------------------------------------------------------

  /** Resolves to the position once all that the room has accepted is decided: written, or refused. */
  async flush(documentId: string): Promise<number> {
    const slot = this.#slots.get(documentId)
    if (slot === undefined) return this.#head(documentId)
    const opened = slot.state === 'loading' ? await slot.opened : slot
    if (opened === null) return 0
    // Not until nothing waits: where many type something always does.
    const asked = this.#options.pace.now()
    const isDecided = () => (opened.room.unsavedSince ?? Infinity) > asked
    const isDone = await this.#loop.until(isDecided, flushPatienceMs)
    if (!isDone) throw new AppError('unavailable')
    // Another process may have written more.
    return Math.max(opened.room.position, await this.#head(documentId))
  }

  async #head(documentId: string): Promise<number> {
    return (await this.#options.log.heads([documentId])).get(documentId)?.position ?? 0
  }

  /** Writes down everything; resolves, at the latest when time is up, to the number of edits that are not written. */
  async flushAll(milliseconds: number): Promise<number> {
    await this.#loop.until(() => [...this.open()].every((room) => room.isIdle), milliseconds)
    return [...this.open()].reduce((sum, room) => sum + room.unsaved, 0)
  }

  /** Ends the sweep. What is in memory is dropped: call `flushAll` first. */
  close(code: CloseCode): void {
    this.#sweep()
    for (const room of this.open()) room.closeAll(code)
    this.#slots.clear()
    this.#loop.clear()
  }
}
