// All rooms of the process and the one loop that writes for them: take what is pending, append it in one statement, send.
import { AppError } from '../../shared/errors.ts'
import { closeCode } from '../../shared/protocol.ts'
import type { Admits } from './frames.ts'
import type { KnownRow, Loaded, Snapshot } from './ledger.ts'
import { Room } from './room.ts'
import type { Peer } from './seat.ts'
import type { Batch } from './turn.ts'

/**
 * What became of a batch. `stale`: someone else appended to that document first; `failed`: it is not known to be
 * written and may be tried again.
 */
export type Outcome = 'committed' | 'frozen' | 'gone' | 'stale' | 'failed'

/** Where the log is kept. */
export interface UpdateLog {
  /** Null: no such document. */
  load(documentId: string): Promise<Loaded | null>
  /** One outcome per batch. A rejection says that nothing is known of any. */
  append(batches: readonly Batch[]): Promise<Outcome[]>
  rowsAfter(documentId: string, position: number): Promise<KnownRow[]>
  /** Where the log ends; null when there is none. */
  head(documentId: string): Promise<number | null>
  saveSnapshot(documentId: string, snapshot: Snapshot): Promise<void>
}

export interface Pace {
  now(): number
  /** Calls `work` once, after so many milliseconds; 0 is as soon as what is at hand is done. Returns how to call it off. */
  after(milliseconds: number, work: () => void): () => void
}

/** Makes one Y.Doc of many updates, away from this thread. */
export type OffThread = (updates: readonly Uint8Array[]) => Promise<Omit<Snapshot, 'position'>>

export interface RoomsOptions {
  readonly log: UpdateLog
  readonly pace: Pace
  readonly offThread: OffThread
  readonly limits: { readonly roomBufferBytes: number; readonly bufferBytes: number }
  /** What may be in a text at all; the default is anything. */
  readonly admits?: Admits | undefined
  readonly failed: (error: unknown, facts: object, message: string) => void
}

/** A room exists for others once loaded, and until nothing of it could be lost or missed. */
type Slot = { readonly state: 'loading'; readonly opened: Promise<OpenSlot | null> } | OpenSlot

interface OpenSlot {
  state: 'open' | 'closing'
  readonly room: Room
  /** Not before then is its log written again, after failures. */
  retryAt: number
  failures: number
  isSnapshotting: boolean
  snapshotRetryAt: number
  presenceTimer: boolean
  emptySince: number | null
}

const retry = { firstMs: 50, mostMs: 2_000 } as const
const snapshotRetryMs = 2_000
const sweepMs = 1_000
/** Someone who reloads the page finds the room as it was. */
const lingerMs = 5_000
export const flushPatienceMs = 10_000

export class Rooms {
  readonly #options: RoomsOptions
  readonly #slots = new Map<string, Slot>()
  readonly #dirty = new Set<string>()
  readonly #waiters = new Set<() => void>()
  #isRunning = false
  #isScheduled = false
  #nextRunAt = 0
  #heldBytes = 0
  #sweep: () => void

  constructor(options: RoomsOptions) {
    this.#options = options
    this.#sweep = options.pace.after(sweepMs, () => this.#look())
  }

  get count(): number {
    return this.#slots.size
  }

  /** The rooms that are loaded. */
  *open(): Generator<Room> {
    for (const slot of this.#slots.values()) if (slot.state !== 'loading') yield slot.room
  }

  find(documentId: string): Room | null {
    const slot = this.#slots.get(documentId)
    return slot === undefined || slot.state === 'loading' ? null : slot.room
  }

  /** Seats the peer once the room is loaded; null when there is no such document. Rejects when the store cannot tell. */
  async join(documentId: string, peer: Peer): Promise<Room | null> {
    const slot = await this.#opened(documentId)
    if (slot === null) return null
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
      this.#slots.set(documentId, { state: 'loading', opened })
      return opened
    }
    return slot.state === 'loading' ? slot.opened : slot
  }

  async #load(documentId: string): Promise<OpenSlot | null> {
    try {
      const loaded = await this.#options.log.load(documentId)
      if (loaded === null) {
        this.#slots.delete(documentId)
        return null
      }
      const room = new Room(documentId, loaded, {
        changed: () => this.#mark(documentId),
        unsavedLimit: this.#options.limits.roomBufferBytes,
        hasRoomFor: (bytes) => this.#hold(bytes),
        admits: this.#options.admits,
      })
      const slot: OpenSlot = {
        state: 'open',
        room,
        retryAt: 0,
        failures: 0,
        isSnapshotting: false,
        snapshotRetryAt: 0,
        presenceTimer: false,
        emptySince: this.#options.pace.now(),
      }
      this.#slots.set(documentId, slot)
      return slot
    } catch (error) {
      this.#slots.delete(documentId)
      throw error
    }
  }

  #hold(bytes: number): boolean {
    if (this.#heldBytes > 0 && this.#heldBytes + bytes > this.#options.limits.bufferBytes) return false
    this.#heldBytes += bytes
    return true
  }

  // The loop --------------------------------------------------------------------------------------------------------

  #mark(documentId: string): void {
    this.#dirty.add(documentId)
    this.#schedule()
  }

  /** One run at a time, at its pace: what comes meanwhile goes with the next. */
  #schedule(): void {
    if (this.#isRunning || this.#isScheduled || this.#dirty.size === 0) return
    this.#isScheduled = true
    const wait = Math.max(0, this.#nextRunAt - this.#options.pace.now())
    this.#options.pace.after(wait, () => {
      this.#isScheduled = false
      void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    const startedAt = this.#options.pace.now()
    const slots = this.#takeDirty()
    this.#nextRunAt = startedAt + windowFor(slots.map((slot) => slot.room.size))
    const writing = slots.filter((slot) => this.#guarded(slot, () => this.#take(slot)) === true)
    const batches = writing.map((slot) => slot.room.beingWritten)
    const outcomes = batches.length === 0 ? [] : await this.#append(batches)
    for (const [index, slot] of writing.entries()) await this.#conclude(slot, outcomes[index] ?? 'failed')
    for (const slot of slots) this.#guarded(slot, () => this.#after(slot))
    this.#heldBytes = [...this.open()].reduce((sum, room) => sum + room.unsavedBytes, 0)
    this.#isRunning = false
    for (const waiter of this.#waiters) waiter()
    this.#schedule()
  }

  #takeDirty(): OpenSlot[] {
    const slots = [...this.#dirty].map((documentId) => this.#slots.get(documentId))
    this.#dirty.clear()
    return slots.filter((slot) => slot !== undefined && slot.state !== 'loading')
  }

  /** True when there is something to write. */
  #take({ room, retryAt }: OpenSlot): boolean {
    const now = this.#options.pace.now()
    if (retryAt > now) return false
    const turn = room.takeTurn(new Date(now))
    if (turn === null) return false
    if (turn.batch.rows.length > 0) return true
    room.committed(now)
    return false
  }

  async #append(batches: readonly Batch[]): Promise<readonly Outcome[]> {
    try {
      return await this.#options.log.append(batches)
    } catch (error) {
      this.#options.failed(error, { rooms: batches.length }, 'nothing could be written')
      return []
    }
  }

  async #conclude(slot: OpenSlot, outcome: Outcome): Promise<void> {
    const { room } = slot
    const rows = outcome === 'stale' ? await this.#missedRows(room) : null
    this.#guarded(slot, () => {
      const now = this.#options.pace.now()
      if (outcome === 'failed' || (outcome === 'stale' && rows === null)) return this.#retryLater(slot, now)
      slot.failures = 0
      if (outcome === 'committed') room.committed(now)
      else if (outcome === 'frozen') room.frozen()
      else if (outcome === 'gone') room.gone()
      else room.caughtUp(rows ?? [], now)
    })
  }

  async #missedRows(room: Room): Promise<KnownRow[] | null> {
    try {
      return await this.#options.log.rowsAfter(room.documentId, room.position)
    } catch (error) {
      this.#options.failed(error, { document: room.documentId }, 'the log could not be read on')
      return null
    }
  }

  #retryLater(slot: OpenSlot, now: number): void {
    slot.room.putBack()
    slot.failures++
    slot.retryAt = now + Math.min(retry.firstMs * 2 ** (slot.failures - 1), retry.mostMs)
    this.#options.pace.after(slot.retryAt - now, () => this.#mark(slot.room.documentId))
  }

  #after(slot: OpenSlot): void {
    const { room } = slot
    const now = this.#options.pace.now()
    room.tick(now)
    if (room.hasMoreToWrite && slot.retryAt <= now) this.#dirty.add(room.documentId)
    this.#presenceLater(slot, now)
    this.#snapshotIfDue(slot, now)
  }

  #presenceLater(slot: OpenSlot, now: number): void {
    const dueAt = slot.room.presenceDueAt
    if (dueAt === null || slot.presenceTimer) return
    slot.presenceTimer = true
    this.#options.pace.after(Math.max(1, dueAt - now), () => {
      slot.presenceTimer = false
      this.#mark(slot.room.documentId)
    })
  }

  /** A mistake of ours in one room must not stop the others: it is dropped, and its people come again with what they have. */
  #guarded<T>(slot: OpenSlot, work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      const { room } = slot
      this.#options.failed(error, { document: room.documentId }, 'a room had to be dropped')
      if (this.#slots.get(room.documentId) === slot) this.#slots.delete(room.documentId)
      room.closeAll(closeCode.restarting)
      return undefined
    }
  }

  // Snapshots and closing ----------------------------------------------------------------------------------------------

  #snapshotIfDue(slot: OpenSlot, now: number): void {
    const isWanted = slot.room.wantsSnapshot || slot.room.callsForSnapshot
    if (isWanted && !slot.isSnapshotting && slot.snapshotRetryAt <= now) void this.#snapshot(slot)
  }

  async #snapshot(slot: OpenSlot): Promise<void> {
    const { room } = slot
    slot.isSnapshotting = true
    const isWorthStoring = room.callsForSnapshot
    try {
      const { position, updates } = room.snapshotParts()
      const snapshot = { position, ...(await this.#options.offThread(updates)) }
      // Stored first, so that a room closes only once its snapshot is kept. The log rows stay: they are the history.
      if (isWorthStoring) await this.#options.log.saveSnapshot(room.documentId, snapshot)
      this.#guarded(slot, () => room.adopt(snapshot, this.#options.pace.now(), isWorthStoring))
    } catch (error) {
      if (this.#slots.get(room.documentId) !== slot) return // the process ends: nobody waits for it any more
      slot.snapshotRetryAt = this.#options.pace.now() + snapshotRetryMs
      this.#options.failed(error, { document: room.documentId }, 'no snapshot could be made')
    }
    slot.isSnapshotting = false
    this.#mark(room.documentId)
  }

  /** Once a second: what no frame reminds us of. */
  #look(): void {
    const now = this.#options.pace.now()
    for (const slot of this.#slots.values()) {
      if (slot.state === 'loading') continue
      this.#guarded(slot, () => {
        slot.room.tick(now)
        this.#snapshotIfDue(slot, now)
        this.#closeIfDone(slot, now)
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
    if (!room.isIdle || slot.isSnapshotting || room.callsForSnapshot) return
    this.#slots.delete(room.documentId)
  }

  // Waiting for all to be written ----------------------------------------------------------------------------------------

  /** Resolves to the position once all that the room has accepted is decided: written, or refused. */
  async flush(documentId: string): Promise<number> {
    const slot = this.#slots.get(documentId)
    if (slot === undefined) return (await this.#options.log.head(documentId)) ?? 0
    const opened = slot.state === 'loading' ? await slot.opened : slot
    if (opened === null) return 0
    const isDone = await this.#until(() => opened.room.isIdle, flushPatienceMs)
    if (!isDone) throw new AppError('unavailable')
    return opened.room.position
  }

  /** Writes down everything; resolves, at the latest when time is up, to the number of edits that are not written. */
  async flushAll(milliseconds: number): Promise<number> {
    await this.#until(() => [...this.open()].every((room) => room.isIdle), milliseconds)
    return [...this.open()].reduce((sum, room) => sum + room.unsaved, 0)
  }

  #until(isSo: () => boolean, milliseconds: number): Promise<boolean> {
    if (isSo()) return Promise.resolve(true)
    return new Promise((resolve) => {
      const end = (answer: boolean) => {
        this.#waiters.delete(look)
        callOff()
        resolve(answer)
      }
      const look = () => {
        if (isSo()) end(true)
      }
      const callOff = this.#options.pace.after(milliseconds, () => end(isSo()))
      this.#waiters.add(look)
    })
  }

  /** Ends the sweep. What is in memory is dropped: call `flushAll` first. */
  close(code: Parameters<Peer['close']>[0]): void {
    this.#sweep()
    for (const room of this.open()) room.closeAll(code)
    this.#slots.clear()
    this.#dirty.clear()
  }
}

/** How long a turn lasts: nothing for a few people, longer as more receive it. */
function windowFor(sizes: readonly number[]): number {
  const most = Math.max(0, ...sizes)
  if (most >= 500) return 50
  if (most >= 100) return 20
  return sizes.reduce((sum, size) => sum + size, 0) <= 4 ? 0 : 5
}
