// The one loop that writes for all rooms: take what is pending, append it in one statement, tell, try again what failed.
import { closeCode } from '../../shared/protocol.ts'
import { Held, type Holding } from './held.ts'
import type { Observer } from './observer.ts'
import { nobodyLooks } from './observer.ts'
import type { Room } from './room.ts'
import type { Outcome, ReadFrom, ReadOn, UpdateLog } from './store.ts'
import type { Batch } from './turn.ts'
import { windowFor } from './window.ts'

export interface Pace {
  now(): number
  /** Calls `work` once, after so many milliseconds; 0 is as soon as what is at hand is done. Returns how to call it off. */
  after(milliseconds: number, work: () => void): () => void
  /** Share of its time that the thread has been at work lately; without it, turns follow each other as if it had none. */
  busy?(): number
}

/** A room as the loop knows it. */
export interface Turning extends Holding {
  readonly room: Room
  /** Not before then is its log written again, after failures. */
  retryAt: number
  failures: number
  presenceTimer: boolean
  /** How far the log is said to go: what is beyond the room's own position was appended by another process. */
  heard: number
  /** Something was appended or bound that the room does not know; nobody said what. */
  mustLook: boolean
  /** Until then it is written in turn with another process, which was first lately. */
  contestedUntil: number
  /** Another generation of the document has taken its place. */
  isOutdated: boolean
}

const isBehind = ({ room, heard, mustLook }: Turning): boolean => mustLook || heard > room.position

/** With how far its log was said to go when it was asked for. */
interface Asked extends ReadFrom {
  readonly heard: number
}

function fromWhere(slots: readonly Turning[]): Asked[] {
  return slots.map(({ room, mustLook, heard }) => ({
    documentId: room.documentId,
    position: room.position,
    clients: mustLook ? room.unboundClients : [],
    heard,
  }))
}

export interface LoopOptions<S extends Turning> {
  readonly log: UpdateLog
  readonly pace: Pace
  readonly failed: (error: unknown, facts: object, message: string) => void
  readonly observer?: Observer | undefined
  /** The room of a document, if it is loaded. */
  readonly find: (documentId: string) => S | null
  /** A turn of it is over. */
  readonly after: (slot: S, now: number) => void
  /** It made a mistake of ours, and is to be forgotten. */
  readonly drop: (slot: S) => void
}

const retry = { firstMs: 50, mostMs: 2_000 } as const
/** So long after the last append of others the next is expected. */
const contestMs = 1_000
/** Longer than any statement of the log may take, and than a dead connection is waited for. */
const answerWithinMs = 15_000

/** Whose batches were given to the store, and what it said of them, in the same order. */
interface Written<S> {
  readonly slots: readonly S[]
  readonly batches: readonly Batch[]
  readonly outcomes: readonly Outcome[]
}

export class Loop<S extends Turning> {
  readonly #options: LoopOptions<S>
  readonly #dirty = new Set<string>()
  readonly #waiters = new Set<() => void>()
  #isRunning = false
  #isScheduled = false
  #nextRunAt = 0
  readonly #held = new Held()
  /** Frames taken in the turn under way. */
  #frames = 0

  constructor(options: LoopOptions<S>) {
    this.#options = options
  }

  /** Whether all rooms together may hold so many bytes more; they are counted as held then. */
  hold(bytes: number, limit: number): boolean {
    return this.#held.hold(bytes, limit)
  }

  /** There may be something to do for that room. */
  mark(documentId: string): void {
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
    this.#frames = 0
    const dirty = this.#takeDirty()
    this.#nextRunAt = startedAt + this.#window(dirty)
    for (const slot of dirty) if (slot.isOutdated) this.#replaced(slot)
    const due = this.#present(dirty).filter((slot) => slot.retryAt <= startedAt)
    const isContested = due.some((slot) => slot.contestedUntil > startedAt && slot.room.hasMoreToWrite)
    const written = await (isContested ? this.#writeInTurn(due, startedAt) : this.#write(due))
    for (const [index, slot] of written.slots.entries()) this.#conclude(slot, written.outcomes[index] ?? 'failed')
    const slots = this.#present(dirty)
    for (const slot of slots) this.guarded(slot, () => this.#after(slot))
    this.#held.lookUp([...this.#present(slots), ...this.#dirtySlots()])
    this.#told(startedAt, written.batches)
    this.#isRunning = false
    for (const waiter of this.#waiters) waiter()
    this.#schedule()
  }

  async #write(due: readonly S[]): Promise<Written<S>> {
    await this.#catchUp(due.filter(isBehind))
    const slots = this.#takeAll(due)
    const batches = slots.map(({ room }) => room.beingWritten)
    return { slots, batches, outcomes: batches.length === 0 ? [] : await this.#append(batches) }
  }

  /** The same, where another process writes too: nobody comes between the reading and the writing. [L51] */
  async #writeInTurn(due: readonly S[], now: number): Promise<Written<S>> {
    const contested = due.filter(({ contestedUntil }) => contestedUntil > now)
    const reading = due.filter((slot) => isBehind(slot) || contested.includes(slot))
    const from = fromWhere(reading)
    let slots: readonly S[] | null = null
    let batches: readonly Batch[] = []
    let isTooLate = false
    const make = (found: ReadonlyMap<string, ReadOn>): readonly Batch[] => {
      if (isTooLate) throw new Error('the turn was given up')
      this.#takeInAll(reading, from, found)
      slots = this.#takeAll(due)
      batches = slots.map(({ room }) => room.beingWritten)
      return batches
    }
    const contest = { from, contested: contested.map(({ room }) => room.documentId) }
    try {
      const outcomes = await this.#inTime(this.#options.log.appendInTurn(contest, make))
      return { slots: slots ?? [], batches, outcomes }
    } catch (error) {
      isTooLate = true
      this.#options.failed(error, { rooms: due.length }, 'nothing could be written in turn')
      if (slots === null) this.#withoutThem(due, contested)
      return { slots: slots ?? [], batches, outcomes: [] }
    }
  }

  /** The turn of the contested has not come: they wait for another, and the others for nobody. */
  #withoutThem(due: readonly S[], contested: readonly S[]): void {
    const now = this.#options.pace.now()
    for (const slot of due) {
      if (contested.includes(slot)) this.#retryLater(slot, now)
      else this.#dirty.add(slot.room.documentId)
    }
  }

  /** Those that are loaded still. */
  #present(slots: readonly S[]): S[] {
    return slots.filter((slot) => this.#options.find(slot.room.documentId) === slot)
  }

  #takeAll(due: readonly S[]): S[] {
    return this.#present(due).filter((slot) => this.guarded(slot, () => this.#take(slot)) === true)
  }

  #told(startedAt: number, batches: readonly Batch[]): void {
    if (this.#frames === 0) return
    ;(this.#options.observer ?? nobodyLooks).turned({
      milliseconds: this.#options.pace.now() - startedAt,
      rooms: batches.length,
      frames: this.#frames,
      rows: batches.reduce((sum, { rows }) => sum + rows.length, 0),
    })
  }

  #window(slots: readonly S[]): number {
    const people = slots.reduce((sum, { room }) => sum + room.size, 0)
    return windowFor({ people, busy: this.#options.pace.busy?.() ?? 0 })
  }

  #takeDirty(): S[] {
    const slots = this.#dirtySlots()
    this.#dirty.clear()
    return slots
  }

  #dirtySlots(): S[] {
    const slots: S[] = []
    for (const documentId of this.#dirty) {
      const slot = this.#options.find(documentId)
      if (slot !== null) slots.push(slot)
    }
    return slots
  }

  #drop(slot: S): void {
    this.#options.drop(slot)
    this.#held.forget(slot)
  }

  /** True when there is something to write. */
  #take(slot: S): boolean {
    const { room } = slot
    const now = this.#options.pace.now()
    if (slot.retryAt > now || isBehind(slot)) return false
    const turn = room.takeTurn(new Date(now))
    if (turn === null) return false
    this.#frames += turn.frames.length
    if (turn.batch.rows.length > 0) return true
    room.committed(now)
    return false
  }

  async #append(batches: readonly Batch[]): Promise<readonly Outcome[]> {
    try {
      return await this.#inTime(this.#options.log.append(batches))
    } catch (error) {
      this.#options.failed(error, { rooms: batches.length }, 'nothing could be written')
      return []
    }
  }

  /** A line that falls silent must not keep all rooms waiting for ever. What it was asked may be done or not. [L52] */
  #inTime<T>(asked: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const tooLong = () => reject(new Error(`the store has not answered for ${answerWithinMs} ms`))
      const callOff = this.#options.pace.after(answerWithinMs, tooLong)
      asked.then(resolve, reject).finally(callOff)
    })
  }

  #conclude(slot: S, outcome: Outcome): void {
    const { room } = slot
    this.guarded(slot, () => {
      const now = this.#options.pace.now()
      if (outcome === 'failed' || outcome === 'stale') room.putBack()
      if (outcome === 'failed') return this.#retryLater(slot, now)
      if (outcome === 'stale') return this.#lookAtOnce(slot, now)
      slot.failures = 0
      if (outcome === 'committed') room.committed(now)
      else if (outcome === 'frozen') room.frozen()
      else this.#replaced(slot)
    })
  }

  /** Someone else was first. It is tried again without waiting for the next window, and in turn with them from now on. */
  #lookAtOnce(slot: S, now: number): void {
    slot.mustLook = true
    slot.contestedUntil = now + contestMs
    this.#dirty.add(slot.room.documentId)
    this.#nextRunAt = now
  }

  #replaced(slot: S): void {
    this.#drop(slot)
    this.guarded(slot, () => slot.room.gone())
  }

  #retryLater(slot: S, now: number): void {
    slot.failures++
    slot.retryAt = now + Math.min(retry.firstMs * 2 ** (slot.failures - 1), retry.mostMs)
    this.#options.pace.after(slot.retryAt - now, () => this.mark(slot.room.documentId))
  }

  // Reading on ------------------------------------------------------------------------------------------------------

  /** One question for all rooms that are behind. No turn is being written meanwhile. */
  async #catchUp(slots: readonly S[]): Promise<void> {
    if (slots.length === 0) return
    const from = fromWhere(slots)
    let found: ReadonlyMap<string, ReadOn>
    try {
      found = await this.#inTime(this.#options.log.readOn(from))
    } catch (error) {
      this.#options.failed(error, { rooms: slots.length }, 'the log could not be read on')
      for (const slot of slots) this.#retryLater(slot, this.#options.pace.now())
      return
    }
    this.#takeInAll(slots, from, found)
  }

  #takeInAll(slots: readonly S[], from: readonly Asked[], found: ReadonlyMap<string, ReadOn>): void {
    for (const [index, slot] of slots.entries()) {
      this.guarded(slot, () => this.#takeIn(slot, from[index]?.heard ?? 0, found.get(slot.room.documentId)))
    }
  }

  #takeIn(slot: S, heardThen: number, found: ReadOn | undefined): void {
    const { room } = slot
    const now = this.#options.pace.now()
    // A log that ends before what we know of it is another log.
    const isOurs = found?.generation === room.generation && found.position >= room.position
    if (found === undefined || !isOurs) return this.#replaced(slot)
    const isNews = found.rows.length > 0 || found.bound.size > 0
    const wasStale = slot.mustLook
    room.caughtUp(found.rows, found.bound, now)
    if (slot.heard === heardThen) slot.heard = found.position
    slot.mustLook = false
    if (found.rows.length > 0 && slot.contestedUntil > now) slot.contestedUntil = now + contestMs
    if (isBehind(slot)) this.#dirty.add(room.documentId)
    else if (wasStale && !isNews) this.#retryLater(slot, now)
    else if (isNews) slot.failures = 0
  }

  #after(slot: S): void {
    const { room } = slot
    const now = this.#options.pace.now()
    room.tick(now)
    if (room.hasMoreToWrite && slot.retryAt <= now) this.#dirty.add(room.documentId)
    this.#presenceLater(slot, now)
    this.#options.after(slot, now)
  }

  /** Somebody moved there. There is nothing to do until others are to see it: letters may take it along before. */
  moved(documentId: string): void {
    const slot = this.#options.find(documentId)
    if (slot !== null) this.#presenceAtOnceOrLater(slot)
  }

  #presenceAtOnceOrLater(slot: S): void {
    const now = this.#options.pace.now()
    const dueAt = slot.room.presenceDueAt
    if (dueAt !== null && dueAt <= now) this.mark(slot.room.documentId)
    else this.#presenceLater(slot, now)
  }

  #presenceLater(slot: S, now: number): void {
    const dueAt = slot.room.presenceDueAt
    if (dueAt === null || slot.presenceTimer) return
    slot.presenceTimer = true
    this.#options.pace.after(Math.max(1, dueAt - now), () => {
      slot.presenceTimer = false
      this.#presenceAtOnceOrLater(slot)
    })
  }

  /** A mistake of ours in one room must not stop the others: it is dropped, and its people come again with what they have. */
  guarded<T>(slot: S, work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      const { room } = slot
      this.#options.failed(error, { document: room.documentId }, 'a room had to be dropped')
      this.#drop(slot)
      room.closeAll(closeCode.restarting)
      return undefined
    }
  }

  /** Looks after each turn; resolves to false when time is up and it still is not so. */
  until(isSo: () => boolean, milliseconds: number): Promise<boolean> {
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

  /** Nothing is looked after any more. */
  clear(): void {
    this.#dirty.clear()
  }
}
