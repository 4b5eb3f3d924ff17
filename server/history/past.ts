// The past of one text: its log played again and linked row by row, with who is behind each. Pure; rows are given by whoever
// reads them.
import { AppError } from '../../shared/errors.ts'
import type { MarkedRanges } from '../../shared/history/marked-ranges.ts'
import { Replay } from '../../shared/history/replay.ts'
import type { Range } from '../../shared/history/ranges.ts'
import type { Played } from '../../shared/history/authorship.ts'
import type { SectionName } from '../../shared/history/shown.ts'
import { chainHash, genesis, isSameHash, sha256, type LinkedRow } from './chain.ts'
import { Facts } from './facts.ts'
import { Typed } from './typed.ts'

/** What was done in a sitting, and how many words stood by hand after a row. */
export interface Worked {
  /** By the positions of its first and of its last row. */
  readonly sittings: Map<string, SittingWork>
  /** Of the one that ends with the log, and may go on. */
  open: { readonly key: string; readonly work: SittingWork } | null
  readonly standing: Map<number, ReadonlyMap<number, number>>
}

export interface SittingWork {
  readonly changes: number
  readonly done: readonly Done[]
}

/** Words that a hand added and removed below a title. */
export interface Done {
  readonly hand: number
  readonly section: SectionName | null
  readonly added: number
  readonly removed: number
}

/** What a past is made of again, from a checkpoint. */
export interface Kept {
  readonly replay: Replay
  readonly facts: Facts
  readonly elsewhere: MarkedRanges<number>
  readonly sittings: ReadonlyMap<string, SittingWork>
  readonly hash: Uint8Array
  readonly bytes: number
}

/** What a row takes of memory, besides some times the bytes of its update: measured on a text of 100,000 rows. */
const bytesOfRow = 400
export const timesUpdate = 8

/** Who wrote what a copy began with. */
export type Source = { readonly past: Past } | { readonly owners: ReadonlyMap<number, string> }

export class Past {
  readonly replay: Replay
  readonly facts: Facts
  readonly typed: Typed
  /** What was worked out of it, and stays true. */
  readonly worked: Worked
  #hash: Uint8Array
  #bytes: number
  #redactedIn = 0

  /** From the first row, or from where another one was. */
  constructor(kept?: Kept) {
    this.replay = kept?.replay ?? new Replay()
    this.facts = kept?.facts ?? new Facts()
    this.typed = new Typed(this.replay.written, kept?.elsewhere)
    this.worked = { sittings: new Map(kept?.sittings), open: null, standing: new Map() }
    this.#hash = kept?.hash ?? genesis
    this.#bytes = kept?.bytes ?? 0
  }

  get position(): number {
    return this.facts.position
  }

  /** Of the last row. */
  get hash(): Uint8Array {
    return this.#hash
  }

  /** About what it takes in memory. */
  get bytes(): number {
    return this.#bytes
  }

  /** The last row that says that what was before it was blanked; 0 where there is none. */
  get redactedIn(): number {
    return this.#redactedIn
  }

  /** For whoever asks who wrote what. */
  get played(): Played {
    return { origins: this.replay.origins, written: this.typed }
  }

  /** The next row. Throws `brokenLog`, naming it, for one that is missing, altered or cannot be read. `source`: of the first row of a copy. */
  take(row: LinkedRow, source: Source | null = null): void {
    const { position, update, ins } = row
    if (position !== this.position + 1) throw broken(this.position + 1, 'gap')
    if (!isSameHash(sha256(update), row.bytesHash ?? row.updateHash)) throw broken(position, 'update')
    if (!isSameHash(row.previousHash, this.#hash) || !isSameHash(row.hash, chainHash(row.previousHash, row)))
      throw broken(position, 'chain')
    const at = row.at.getTime()
    this.#play({ ...row, at })
    if (this.replay.doc.store.pendingStructs !== null) throw broken(position, 'incomplete')
    this.facts.take({ ...row, at })
    if (source !== null) for (const range of ins) this.#credit(range, source, at)
    if (row.kind === 'redaction') this.#redactedIn = position
    this.#hash = row.hash
    this.#bytes += bytesOfRow + timesUpdate * update.length
  }

  /** Compares with the end that the database tells. */
  isAt(head: { readonly position: number; readonly hash: Uint8Array }): boolean {
    return head.position === this.position && isSameHash(head.hash, this.#hash)
  }

  #play(row: Parameters<Replay['take']>[0]): void {
    try {
      this.replay.take(row)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      throw broken(row.position, 'unreadable')
    }
  }

  /** What a copy brought stays of those who wrote it where it comes from, moved by those who moved it there. */
  #credit(range: Range, source: Source, at: number): void {
    if ('owners' in source) {
      const actorId = source.owners.get(range[0])
      if (actorId !== undefined) this.#creditTo(range, { actorId, organisationId: null, relayedBy: null }, at)
      return
    }
    const { replay, typed, facts } = source.past
    const creditAsThere = (part: Range): void => {
      for (const [there, row] of typed.of(part)) {
        const hand = row === undefined ? undefined : facts.hands[facts.strokeOf(row).hand]
        if (row !== undefined && hand !== undefined) this.#creditTo(there, hand, facts.strokeOf(row).at)
      }
    }
    creditAsThere(range)
    const [client] = range
    let [, clock] = range
    for (const first of replay.origins.of(range)) {
      const [fromClient, fromClock, length] = first
      if (fromClient !== client || fromClock !== clock) {
        this.replay.origins.add({ to: [client, clock, length], from: first })
        creditAsThere(first)
      }
      clock += length
    }
  }

  readonly #credited = new Map<string, number>()

  #creditTo(range: Range, hand: Facts['hands'][number], at: number): void {
    const number = this.facts.handOf(hand)
    const key = `${number} ${at}`
    const row = this.#credited.get(key) ?? this.facts.addElsewhere({ hand: number, at })
    this.#credited.set(key, row)
    this.typed.elsewhere.mark(range, row)
  }
}

/** What is wrong with a row, by the words of verification. */
export const broken = (position: number, problem: 'gap' | 'update' | 'chain' | 'unreadable' | 'incomplete' | 'head') =>
  new AppError('brokenLog', { position, problem })
