// What is committed of one document, in memory: clocks, deletions, authors of clientIDs, snapshot and tail of the log. Pure.
import type { Range } from '../../shared/history/ranges.ts'
import type { RangeSet } from '../../shared/history/ranges.ts'
import type { ChainedRow } from '../history/chain.ts'
import { decodeContent, encodeContent } from './frames.ts'
import { MalformedFrame, mostParts } from './update-reader.ts'
import type { Admits, Content, News } from './frames.ts'
import { Implying } from './implying.ts'
import { Deletions } from './deletions.ts'
import { bringsOnlyLiving } from './living.ts'
import { mergeInOrder } from './merging.ts'
import { covers, Recent } from './recent.ts'
import { Relayed, type RelayedRow } from './relayed.ts'
import { Packet, step1, step2, update as updateMessage } from './messages.ts'

export type RowKind = 'edit' | 'template' | 'copy' | 'import' | 'restore' | 'accept' | 'api' | 'migration' | 'redaction'

/** A row of the log, as written and as read. */
export interface LogRow extends ChainedRow {
  readonly kind: RowKind
  readonly update: Uint8Array
  readonly previousHash: Uint8Array
  readonly hash: Uint8Array
}

/** What a room needs of a row that others wrote, or that it finds when it opens. */
export type KnownRow = Pick<LogRow, 'position' | 'actorId' | 'verified' | 'update' | 'ins' | 'del' | 'hash'>

/** The state at a position with garbage collected, and all that is deleted in it, also what deletions implied: as an update. */
export interface Snapshot {
  readonly position: number
  readonly state: Uint8Array
  /** The message that brings it, of which it is a part, if it was read into one. */
  readonly message?: Uint8Array
  readonly clocks: ReadonlyMap<number, number>
  readonly deletes: Uint8Array
}

/** What the store gives of a document. */
export interface Loaded {
  readonly generation: number
  readonly position: number
  readonly hash: Uint8Array
  readonly snapshot: Snapshot | null
  /** All rows after the snapshot, in order. */
  readonly tail: readonly KnownRow[]
  /** What others said in an author's name and is in the snapshot, in order: the latest, as much as is remembered. */
  readonly relayed: readonly RelayedRow[]
  readonly bound: ReadonlyMap<number, string>
}

/** A tail calls for a snapshot past these, if it is also larger than half of the one there is, or very long. */
const tailLimit = { rows: 500, bytes: 256 * 1024, mostRows: 16_000 } as const
/** So many turns of the tail are merged once for all who join later: when somebody does, or when so many more have come. */
const blockTurns = 32
const mostLoose = 512
/** A turn as long as this is a block already. */
const blockBytes = 512
/** Fewer rows will do when nobody is there. */
const tailLeftBehind = 20

/** So much of the tail is looked at when somebody comes back: more takes longer than others may be kept waiting. */
const lookedAtBytes = 128 * 1024
/** With fewer deletions than these an update is kept as it is. */
const manyDeletions = 64

export class Ledger {
  readonly generation: number
  readonly clocks: Map<number, number>
  readonly bound: Map<number, string>
  /** What others said in an author's name: the latest of it. */
  readonly relayed = new Relayed()
  #position: number
  #hash: Uint8Array
  #snapshot: Snapshot | null
  /** What was committed since, turn by turn, with the position of each one's last row. */
  #tail: { position: number; update: Uint8Array }[] = []
  /** What the stored snapshot does not cover; the one in memory may be newer. */
  #storedPosition: number
  #unstoredBytes = 0
  readonly #deletions: Deletions
  /** The tail may hold text that is deleted by now, or delete what is in the snapshot; so many of its turns were looked at. */
  #hides = false
  #looked = 0
  /** What the tail may imply, as far as it was looked at. */
  #implying: { readonly of: Implying; upTo: number } | null = null
  readonly #recent: Recent
  /** The tail as it is sent: whole blocks of turns merged, then the turns that are not yet. */
  #blocks: Uint8Array[] = []
  #merged = 0
  #everything: Packet | null = null
  #justDeletions: Packet | null = null
  #question: Uint8Array | null = null

  constructor(loaded: Loaded) {
    this.generation = loaded.generation
    this.bound = new Map(loaded.bound)
    this.#snapshot = loaded.snapshot
    this.#position = loaded.snapshot?.position ?? 0
    this.#storedPosition = this.#position
    this.#hash = loaded.hash
    this.clocks = new Map(loaded.snapshot?.clocks)
    this.#deletions = new Deletions(loaded.snapshot?.deletes ?? null)
    this.#recent = new Recent(this.clocks)
    for (const row of loaded.relayed) this.relayed.add(row)
    for (const row of loaded.tail) this.append(row)
    if (this.#position !== loaded.position) {
      throw new Error(`log ends at ${loaded.position} but its rows end at ${this.#position}`)
    }
    this.#hash = loaded.hash
  }

  get position(): number {
    return this.#position
  }

  get hash(): Uint8Array {
    return this.#hash
  }

  /** All that is deleted, also what deletions implied as far as that is known. */
  get deleted(): RangeSet {
    return this.#deletions.all
  }

  clock(client: number): number {
    return this.clocks.get(client) ?? 0
  }

  /** Takes in a committed row. Positions have no gaps. */
  append(row: KnownRow): void {
    this.#take(row)
    this.#keep(row.update, row.ins)
  }

  /** Takes in the rows of a turn, which all together say `update`. */
  appendTurn(rows: readonly KnownRow[], update: Uint8Array): void {
    for (const row of rows) this.#take(row)
    const [first] = rows
    this.#keep(update, first !== undefined && rows.length === 1 ? first.ins : rows.flatMap((row) => row.ins))
  }

  #take(row: KnownRow): void {
    if (row.position !== this.#position + 1) throw new Error(`row ${row.position} after row ${this.#position}`)
    this.#position = row.position
    this.#hash = row.hash
    for (const [client, clock, length] of row.ins) {
      this.clocks.set(client, Math.max(this.clock(client), clock + length))
      if (!this.bound.has(client)) this.bound.set(client, row.actorId)
    }
    if (!row.verified) this.relayed.add(row)
    if (row.del.length === 0) return
    this.#deletions.add(row.del)
    this.#hides = true
  }

  #keep(update: Uint8Array, ins: readonly Range[]): void {
    this.#recent.add(update, ins)
    this.#tail.push({ position: this.#position, update })
    this.#unstoredBytes += update.length
    this.#block(update)
    this.#forgetPackets()
  }

  /** What the rows after `position` say, or null when they are in the snapshot by now. */
  rowsAfter(position: number): Uint8Array[] | null {
    if (position < (this.#snapshot?.position ?? 0)) return null
    return this.#tail.filter((row) => row.position > position).map((row) => row.update)
  }

  /** The first of those rows, at least one if there is any, and how far they go; null when they are in the snapshot. */
  missedSince(position: number, bytes: number): { updates: Uint8Array[]; position: number } | null {
    if (position < (this.#snapshot?.position ?? 0)) return null
    const updates: Uint8Array[] = []
    let reached = position
    let sum = 0
    for (const row of this.#tail) {
      if (row.position <= position) continue
      sum += row.update.length
      if (updates.length > 0 && sum > bytes) break
      updates.push(row.update)
      reached = row.position
    }
    return { updates, position: reached }
  }

  // Snapshots ----------------------------------------------------------------------------------------------------

  callsForSnapshot(isEmpty: boolean): boolean {
    const rows = this.#position - this.#storedPosition
    // Who opens it next may not be shown what is deleted, and would wait for a state to be made.
    const isNewer = this.#storedPosition < (this.#snapshot?.position ?? 0)
    if (isEmpty) return rows > tailLeftBehind || (rows > 0 && (isNewer || this.#tailHides))
    const isLong = rows > tailLimit.rows || this.#unstoredBytes > tailLimit.bytes
    const isHeavy = this.#unstoredBytes > (this.#snapshot?.state.length ?? 0) / 2
    return isLong && (isHeavy || rows > tailLimit.mostRows)
  }

  /** Snapshot and tail may say more than whoever may not see the history is to know. */
  get #tailHides(): boolean {
    for (; !this.#hides && this.#looked < this.#tail.length; this.#looked++) {
      const turn = this.#tail[this.#looked]
      this.#hides = turn !== undefined && !bringsOnlyLiving(turn.update, this.deleted)
    }
    return this.#hides
  }

  /** What a snapshot at the present position is made of. */
  parts(): { position: number; updates: Uint8Array[] } {
    const updates = this.#tail.map((row) => row.update)
    return { position: this.#position, updates: this.#snapshot === null ? updates : [this.#snapshot.state, ...updates] }
  }

  adopt(snapshot: Snapshot, isStored: boolean): void {
    if (snapshot.position < (this.#snapshot?.position ?? 0) || snapshot.position > this.#position) return
    this.#snapshot = snapshot
    this.#tail = this.#tail.filter((row) => row.position > snapshot.position)
    this.#hides = false
    this.#looked = 0
    this.#implying = null
    if (isStored) {
      this.#storedPosition = snapshot.position
      this.#unstoredBytes = this.#tail.reduce((sum, row) => sum + row.update.length, 0)
    }
    this.#blocks = []
    this.#merged = 0
    for (const row of this.#tail) this.#block(row.update)
    this.#deletions.learn(snapshot.deletes)
    this.#forgetPackets()
  }

  #block(update: Uint8Array): void {
    this.#blocks.push(update)
    if (this.#blocks.length - this.#merged > mostLoose) this.#mergeBlock()
  }

  /** The oldest turns that are not merged yet. */
  #mergeBlock(): void {
    const turns = this.#blocks.slice(this.#merged, this.#merged + blockTurns)
    const long = turns.findIndex(({ length }) => length > blockBytes)
    if (long === -1) this.#blocks.splice(this.#merged++, blockTurns, mergeInOrder(turns))
    else this.#merged += long + 1
  }

  // What a client that joins is sent: finished buffers, shared by all who join while nothing changes ----------------

  /** Ends with the step 2 after which the client is in sync, and with our own step 1. */
  welcome(vector: ReadonlyMap<number, number>): Packet {
    if (covers(vector, this.clocks)) return this.#nothingButDeletions()
    const missing = vector.size === 0 ? null : this.#recent.since(vector)
    if (missing === null) return this.#all()
    return new Packet([...missing, ...this.#deletions.messages, this.question])
  }

  /** The same for someone who may not see what was deleted before they came; null if that state is yet to be made. */
  welcomeWithoutHistory(vector: ReadonlyMap<number, number>): Packet | null {
    if (covers(vector, this.clocks)) return this.#nothingButDeletions()
    return this.#tailHides ? null : this.#all()
  }

  #all(): Packet {
    if (this.#everything !== null) return this.#everything
    const state = this.#snapshot === null ? [] : [this.#messageOf(this.#snapshot)]
    while (this.#blocks.length - this.#merged >= blockTurns) this.#mergeBlock()
    const tail = this.#blocks.slice(0, -1).map((part) => updateMessage(part))
    // A client is in sync with the step 2, so it comes last.
    const last = step2(this.#blocks.at(-1) ?? encodeContent([], []))
    this.#everything = new Packet([...state, ...tail, last, this.question])
    return this.#everything
  }

  /** Megabytes, which are in memory once. */
  #messageOf(snapshot: Snapshot): Uint8Array {
    const { message = updateMessage(snapshot.state) } = snapshot
    this.#snapshot = { ...snapshot, message, state: message.subarray(message.length - snapshot.state.length) }
    return message
  }

  #nothingButDeletions(): Packet {
    this.#justDeletions ??= new Packet([...this.#deletions.messages, this.question])
    return this.#justDeletions
  }

  /** What a client is asked with for all that is missing here. */
  get question(): Uint8Array {
    this.#question ??= step1(this.clocks)
    return this.#question
  }

  /** What an update frame says. Throws `MalformedFrame`. */
  read(kind: 'step2' | 'update', bytes: Uint8Array, admits: Admits | undefined): Content {
    const rest = kind === 'step2' ? this.#deletions.withoutKnown(bytes) : null
    if (rest === null) {
      const content = decodeContent(bytes, admits, mostParts, this.deleted)
      if (kind === 'step2' && content.structs.size === 0 && content.deletes.length === 0)
        this.#deletions.remember(bytes)
      return content
    }
    try {
      return decodeContent(rest, admits, mostParts)
    } catch (error) {
      // The same bytes may end a text: then these were no deletions.
      if (error instanceof MalformedFrame) return decodeContent(bytes, admits, mostParts, this.deleted)
      throw error
    }
  }

  /**
   * The same without the deletions that are committed: a reply that waits to be decided would else keep thousands of
   * ranges in memory, and with it that of everyone who comes back at once.
   */
  withoutCommitted(content: Content): Content {
    const { structs, deletes, bytes } = content
    if (deletes.length < manyDeletions) return content
    const others: Range[] = []
    for (const range of deletes) for (const part of this.deleted.missing(range)) others.push(part)
    // Each took two bytes at the least.
    return { structs, deletes: others, bytes: Math.max(bytes - 2 * (deletes.length - others.length), 0) }
  }

  /** All that is deleted is known, also what concurrent edits imply: nothing was committed since the snapshot. */
  get isExact(): boolean {
    return this.#snapshot?.position === this.#position
  }

  /**
   * Whether what someone says is deleted was deleted by them, as far as that can be told without making the whole text: no
   * other deletion can have implied it.
   */
  tellsWhoDeleted(news: News): boolean {
    const implying = (this.#implying ??= { of: new Implying(this.#snapshot), upTo: 0 })
    let bytes = 0
    for (; implying.of.isCertain && implying.upTo < this.#tail.length; implying.upTo++) {
      if (bytes > lookedAtBytes) return false
      const update = this.#tail[implying.upTo]?.update ?? nothing // within the tail
      implying.of.take(update)
      bytes += update.length
    }
    return implying.of.tells(news)
  }

  #forgetPackets(): void {
    this.#everything = null
    this.#justDeletions = null
    this.#question = null
  }
}

const nothing = new Uint8Array([0, 0])
