// Who is here and where their caret is, for one room: bytes with a budget. Nothing of it is ever stored. Pure.
import { Allowance } from './allowance.ts'
import type { SaidEntry, Stamp } from './presence-entries.ts'
import {
  absent,
  actorIn,
  entryIn,
  joinEntries,
  readEntries,
  repeatEntry,
  writeDeparture,
  writeEntry,
} from './presence-entries.ts'

/** Who announces presence: one connection. */
export interface Announcer {
  readonly connectionId: string
  readonly stamp: Stamp
  readonly showsPresence: boolean
}

/** Another process, which has the person and says what they announce. */
interface Elsewhere {
  readonly node: string
  /** When it said so last: a client says every 15 s that it is here. */
  heardAt: number
}

interface Entry {
  readonly holder: Announcer | Elsewhere | null
  readonly clock: number
  /** The client's JSON as it came; null once it left. */
  readonly state: string | null
  /** What is sent, made when first sent. */
  bytes: Uint8Array | null
}

/**
 * In no second is a receiver sent more than 256 KB [L32]: of moves 176 and what may gather while nobody moves, and of
 * those who were there before it 16 and what it may be given at once. A message's own head is not counted.
 */
const moves = { perSecond: 176 * 1024, atOnce: 16 * 1024 } as const
const others = { perSecond: 16 * 1024, atOnce: 46 * 1024 } as const
/** So long a move waits for letters to take it along: where many type, a message for each move costs as much as the text. */
const aloneAfterMs = 100
/** So many messages tell at once who came or left; more of them wait a moment, like moves: who comes and goes costs no more. */
const atOnceMessages = { perSecond: 20, atOnce: 40 } as const
/** Ids of those who left are remembered so that late echoes of others do not bring them back. */
const rememberedLeavers = 2_000
/** One page announces itself under one clientID, or under another after it was loaded anew on the same line. */
const idsOfOne = 4
/** What another process has not repeated for so long is over, even if its departure was lost. */
const remoteMs = 40_000

const isElsewhere = (holder: Entry['holder'] | undefined): holder is Elsewhere => holder != null && 'node' in holder

/** What one receiver has been told of those who were there before it. */
export interface Told {
  readonly budget: Allowance
  /** Which of `Presence`'s arrivals it has been told, and up to which it is: who comes later is sent to everyone. */
  count: number
  until: number
  /** In which of its lists of them. */
  list: number
}

export const toldNothing = (now: number): Told => ({
  budget: new Allowance(others.perSecond, others.atOnce, now),
  count: 0,
  until: 0,
  list: -1,
})

export class Presence {
  readonly #entries = new Map<number, Entry>()
  /** Those who moved since they were last sent, the longest waiting first. */
  readonly #moved = new Set<number>()
  readonly #budget = new Allowance(moves.perSecond, moves.atOnce, 0)
  /** Everyone in order of their coming, and some who left. */
  #arrivals: number[] = []
  /** Those in it: who comes again is in it already. */
  #listed = new Set<number>()
  #arrivalLists = 0
  /** The id that each connection announced first: its own. */
  readonly #first = new Map<string, number>()
  readonly #holders = new Map<string, Set<number>>()
  readonly #mayHold: (client: number, announcer: Announcer) => 'owned' | 'free' | 'foreign'
  readonly #entryBytes: number | undefined
  /** What the budget says. */
  #notBefore = 0
  /** When the first of those moved whom nobody has been told of yet; from the beginning of time where someone came or left. */
  #movedAt = Infinity
  readonly #suddenly = new Allowance(atOnceMessages.perSecond, atOnceMessages.atOnce, 0)
  /** Not before then who came or left is told at once. */
  #suddenNotBefore = 0
  /** Those of this process who moved since other processes were last told. */
  readonly #unsaid = new Set<number>()
  readonly #stirred: (() => void) | undefined

  /**
   * `mayHold` tells whether a clientID is bound to the announcer's actor, to nobody, or to another. An entry of more than
   * `entryBytes` is dropped. `stirred` is called when there is something to say to other processes; without it they are none.
   */
  constructor(
    mayHold: (client: number, announcer: Announcer) => 'owned' | 'free' | 'foreign',
    { entryBytes, stirred }: { entryBytes?: number | undefined; stirred?: (() => void) | undefined } = {},
  ) {
    this.#mayHold = mayHold
    this.#entryBytes = entryBytes
    this.#stirred = stirred
  }

  get isDirty(): boolean {
    return this.#moved.size > 0
  }

  /** When the next message leaves, if nothing takes it along before. */
  get dueAt(): number {
    const isSudden = this.#movedAt === -Infinity
    return Math.max(this.#notBefore, isSudden ? this.#suddenNotBefore : this.#movedAt + aloneAfterMs)
  }

  /**
   * Takes the entries that the announcer owns and ignores the others: a stock client sends back what it hears of
   * everyone. Returns what the announcer alone must hear: that others saw it leave, so that it says again it is here.
   */
  announce(announcer: Announcer, message: Uint8Array, now: number): Uint8Array | null {
    let departed: Map<number, Uint8Array> | null = null
    for (const { client, clock, state } of readEntries(message, this.#entryBytes)) {
      const known = this.#entries.get(client)
      const isGone = known !== undefined && (known.holder === null || isElsewhere(known.holder))
      if (isGone && known.clock >= clock && state !== absent && this.#owns(announcer, client)) {
        departed ??= new Map()
        departed.set(client, writeDeparture(client, known.clock))
      }
      if (clock <= (known?.clock ?? -1) || !announcer.showsPresence) continue
      if (!this.#owns(announcer, client)) continue
      if (state === absent) this.#depart(client, clock)
      else this.#enter(announcer, { client, clock, state }, now)
    }
    return departed === null ? null : joinEntries([...departed.values()])
  }

  /** Whether that connection announced itself under this clientID. */
  holds({ connectionId }: Announcer, client: number): boolean {
    return this.#holders.get(connectionId)?.has(client) ?? false
  }

  leave(announcer: Announcer): void {
    for (const client of this.#holders.get(announcer.connectionId) ?? []) {
      const entry = this.#entries.get(client)
      if (entry?.holder === announcer) this.#depart(client, entry.clock + 1)
    }
    this.#holders.delete(announcer.connectionId)
    this.#first.delete(announcer.connectionId)
  }

  // Other processes -------------------------------------------------------------------------------------------------

  /** What another process says of its people. Where two speak for one clientID the later word counts. */
  hear(node: string, said: readonly SaidEntry[], now: number): void {
    for (const one of said) {
      const { client, clock, state } = one
      const known = this.#entries.get(client)
      const isTheirs = isElsewhere(known?.holder) && known.holder.node === node
      if (isTheirs && clock === known.clock) known.holder.heardAt = now
      if (state === absent) {
        if (isTheirs) this.#depart(client, Math.max(clock, known.clock + 1))
      } else if (clock > (known?.clock ?? -1)) {
        this.#entries.set(client, { holder: { node, heardAt: now }, clock, state, bytes: repeatEntry(one) })
        this.#hasMoved(client, now)
        if (known?.state == null) this.#arrive(client)
      }
    }
  }

  /** Who of other processes is here. */
  actorsElsewhere(): string[] {
    return [...this.#entries.values()].flatMap(({ holder, state }) =>
      isElsewhere(holder) && state !== null ? (actorIn(state) ?? []) : [],
    )
  }

  /** Those of a process that is gone leave; without one, those of whom nothing was heard for long. */
  forget(node: string | null, now: number): void {
    for (const [client, { holder, clock }] of this.#entries) {
      if (!isElsewhere(holder)) continue
      if (node === null ? now - holder.heardAt > remoteMs : holder.node === node) this.#depart(client, clock + 1)
    }
  }

  /** The latest of those of this process who moved, for the others: as many as `fits` says. */
  takeUnsaid(fits: (said: SaidEntry) => boolean): SaidEntry[] {
    const taken: SaidEntry[] = []
    for (const client of this.#unsaid) {
      const bytes = this.#bytesOf(client)
      const said = bytes.length === 0 ? null : entryIn(bytes)
      if (said !== null && !fits(said)) break
      this.#unsaid.delete(client)
      if (said !== null) taken.push(said)
    }
    return taken
  }

  get hasUnsaid(): boolean {
    return this.#unsaid.size > 0
  }

  /** Everyone of this process is to be said again. */
  sayAgain(): void {
    for (const [client, { holder }] of this.#entries) if (holder !== null && !isElsewhere(holder)) this.#stir(client)
  }

  #stir(client: number): void {
    if (this.#stirred === undefined) return
    this.#unsaid.add(client)
    this.#stirred()
  }

  // Sending ---------------------------------------------------------------------------------------------------------

  /**
   * The moves that are due, the oldest first, or nothing; with `rides`, when something is sent to everyone anyway, those
   * that might wait as well. What it returns is to be sent to everyone in the room.
   */
  due(now: number, rides: boolean): Uint8Array | null {
    if (this.#moved.size === 0 || now < (rides ? this.#notBefore : this.dueAt)) return null
    const parts: Uint8Array[] = []
    let left = this.#budget.left(now)
    let bytes = 0
    for (const client of this.#moved) {
      const part = this.#bytesOf(client)
      if (part.length > left) break
      this.#moved.delete(client)
      if (part.length === 0) continue
      parts.push(part)
      bytes += part.length
      left -= part.length
    }
    this.#budget.spend(bytes, now)
    if (this.#movedAt === -Infinity) {
      this.#suddenly.spend(1, now)
      this.#suddenNotBefore = now + this.#suddenly.readyIn(1)
    }
    this.#movedAt = this.#moved.size === 0 ? Infinity : -Infinity
    // Half of what may leave at once, which any entry fits in: many small messages cost more than few.
    this.#notBefore = now + this.#budget.readyIn(moves.atOnce / 2)
    return parts.length === 0 ? null : joinEntries(parts)
  }

  /** More of those who were there before a receiver, as much as it may be given now; null when there is none. */
  everyone(told: Told, now: number): Uint8Array | null {
    if (told.list !== this.#arrivalLists) {
      told.list = this.#arrivalLists
      told.count = 0
      told.until = this.#arrivals.length
    }
    const parts: Uint8Array[] = []
    let left = told.budget.left(now)
    let bytes = 0
    while (told.count < told.until) {
      const client = this.#arrivals[told.count] ?? -1 // in range
      const isHere = this.#entries.get(client)?.state != null
      const part = isHere ? this.#bytesOf(client) : nothing
      if (part.length > left) break
      told.count++
      if (part.length === 0) continue
      parts.push(part)
      bytes += part.length
      left -= part.length
    }
    told.budget.spend(bytes, now)
    return parts.length === 0 ? null : joinEntries(parts)
  }

  /** Whether the receiver has been told of all. */
  isComplete(told: Told): boolean {
    return told.list === this.#arrivalLists && told.count >= told.until
  }

  /** Also of ids that are its actor's it holds few: hundreds that come and go would be sent before all others. [L71] */
  #owns(announcer: Announcer, client: number): boolean {
    const held = this.#holders.get(announcer.connectionId)
    if (held !== undefined && held.size >= idsOfOne && !held.has(client)) return false
    const { holder = null, state = null } = this.#entries.get(client) ?? {}
    if (isElsewhere(holder)) {
      // They have come from there to here, and that process has not noticed yet, or is no more.
      return state !== null && actorIn(state) === announcer.stamp.actorId
    }
    if (holder !== null) return holder.connectionId === announcer.connectionId
    const first = this.#first.get(announcer.connectionId)
    switch (this.#mayHold(client, announcer)) {
      case 'owned':
        return true
      case 'free':
        return first === undefined || first === client
      case 'foreign':
        return false
    }
  }

  #enter(announcer: Announcer, { client, clock, state }: SaidEntry, now: number): void {
    const isNew = this.#entries.get(client)?.state == null
    this.#entries.set(client, { holder: announcer, clock, state, bytes: null })
    if (!this.#first.has(announcer.connectionId)) this.#first.set(announcer.connectionId, client)
    const held = this.#holders.get(announcer.connectionId)
    if (held === undefined) this.#holders.set(announcer.connectionId, new Set([client]))
    else held.add(client)
    this.#hasMoved(client, now)
    this.#stir(client)
    if (isNew) this.#arrive(client)
  }

  #hasMoved(client: number, now: number): void {
    this.#moved.add(client)
    this.#movedAt = Math.min(this.#movedAt, now)
  }

  /** Who comes, like who leaves, is seen at once. */
  #arrive(client: number): void {
    this.#movedAt = -Infinity
    if (this.#listed.has(client)) return
    this.#listed.add(client)
    this.#arrivals.push(client)
    if (this.#arrivals.length <= 2 * this.#entries.size + 64) return
    this.#arrivals = [...this.#entries].filter(([, entry]) => entry.state !== null).map(([here]) => here)
    this.#listed = new Set(this.#arrivals)
    this.#arrivalLists++
  }

  #depart(client: number, clock: number): void {
    const holder = this.#entries.get(client)?.holder
    if (holder == null) return
    // Deleted first, so that the map stays in order of leaving.
    this.#entries.delete(client)
    this.#entries.set(client, { holder: null, clock, state: null, bytes: null })
    this.#hasMoved(client, -Infinity)
    if (!isElsewhere(holder)) this.#stir(client)
    if (this.#entries.size > rememberedLeavers) this.#forgetOldest()
  }

  #forgetOldest(): void {
    for (const [client, entry] of this.#entries) {
      if (entry.state !== null || this.#moved.has(client)) continue
      this.#entries.delete(client)
      return
    }
  }

  #bytesOf(client: number): Uint8Array {
    const entry = this.#entries.get(client)
    if (entry === undefined) return nothing
    const { holder, clock, state } = entry
    entry.bytes ??=
      state === null || holder === null || isElsewhere(holder)
        ? writeDeparture(client, clock)
        : writeEntry(client, clock, state, holder.stamp)
    return entry.bytes
  }
}

const nothing = new Uint8Array()

/** An empty message: to a client that nobody talks to, the proof that the line is open. */
export const nobodyMoved: Uint8Array = new Uint8Array([0])
