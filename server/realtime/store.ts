// What the loop asks of the store that keeps the logs. Types only.
import type { KnownRow, Loaded, Snapshot } from './ledger.ts'
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
  /**
   * The same in one's turn: from the reading on until it is committed nobody else appends to the contested documents, and
   * whoever wants to comes next. `make` is called at most once. A rejection says that nothing is known of what it made.
   */
  appendInTurn(reading: Contest, make: (found: ReadonlyMap<string, ReadOn>) => readonly Batch[]): Promise<Outcome[]>
  /** What others appended, for many documents at once: what is not in the answer is gone. */
  readOn(from: readonly ReadFrom[]): Promise<Map<string, ReadOn>>
  /** Where the logs end, by document. */
  heads(documentIds: readonly string[]): Promise<Map<string, Head>>
  /** Keeps nothing when the document is of another generation by now. */
  saveSnapshot(documentId: string, snapshot: Snapshot, generation: number): Promise<void>
}

export interface Head {
  readonly position: number
  readonly generation: number
}

/** How far a room knows the log, and the clientIDs of which it wants to know the owners. */
export interface ReadFrom {
  readonly documentId: string
  readonly position: number
  readonly clients: readonly number[]
}

/** What is read before it is written; `contested` is part of it. */
export interface Contest {
  readonly from: readonly ReadFrom[]
  readonly contested: readonly string[]
}

/** As seen at one instant; of very many rows the first ones. */
export interface ReadOn extends Head {
  readonly rows: readonly KnownRow[]
  readonly bound: ReadonlyMap<number, string>
}
