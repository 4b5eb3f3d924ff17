// The lab's store: a log in memory that several processes share, whose writes, loads and answers can be held, failed,
// lost and frozen, and that can be put back to where it was.
import * as Y from 'yjs'
import { collect } from '../../server/history/collect.ts'
import { chainHash, genesis } from '../../server/history/chain.ts'
import type { Loaded, LogRow, Snapshot } from '../../server/realtime/ledger.ts'
import type { Head, Outcome, ReadFrom, ReadOn, UpdateLog } from '../../server/realtime/store.ts'
import type { OffThread } from '../../server/realtime/rooms.ts'
import type { Batch } from '../../server/realtime/turn.ts'

interface Held {
  readonly kind: 'append' | 'load' | 'snapshot' | 'collect'
  readonly owner: object
  /** Does it, and answers. */
  go(): void
  /** Does it not, and says that it failed. */
  fail(): void
  /** Does it, and the answer is lost. */
  lose(): void
}

/** The store as one process reaches it. */
export interface LabLog extends UpdateLog {
  readonly offThread: OffThread
}

export class LabStore {
  readonly rows: LogRow[] = []
  readonly bound = new Map<number, string>()
  readonly held: Held[] = []
  /** Everything that the log says, as Yjs understands it. Nothing is collected in it. */
  replay = new Y.Doc({ gc: false })
  state: 'draft' | 'submitted' = 'draft'
  generation = 1
  isHolding = false
  /** Whether Yjs fails at this text, and how often it was tried. */
  cannotCollect = false
  collected = 0
  snapshot: Snapshot | null = null
  /** Called with each row that is kept, and with what is wrong. */
  kept: (row: LogRow) => void = () => undefined
  /** Called with what became of an append, and whose it was. */
  said: (owner: object, outcomes: readonly Outcome[]) => void = () => undefined
  readonly #dead = new Set<object>()

  // What a process asks -----------------------------------------------------------------------------------------------

  /** `announced` is called when an append of this process is committed, whether or not its answer arrives. */
  of(owner: object, announced: (position: number) => void = () => undefined): LabLog {
    return {
      load: () => this.#ask(owner, 'load', () => this.#load()),
      append: (batches) => this.#ask(owner, 'append', () => this.#append(owner, batches, announced)),
      appendInTurn: ({ from }, make) =>
        this.#ask(owner, 'append', () => {
          if (this.#dead.has(owner)) return []
          return this.#append(owner, make(this.#readOn(from)), announced)
        }),
      readOn: (from) => this.#ask(owner, 'load', () => this.#readOn(from)),
      heads: (ids) => this.#ask(owner, 'load', () => new Map(ids.map((id) => [id, this.#head]))),
      saveSnapshot: (_documentId, snapshot, generation) =>
        this.#ask(owner, 'snapshot', () => generation === this.generation && this.#keepSnapshot(snapshot)).then(
          () => undefined,
        ),
      offThread: (updates) => {
        this.collected++
        if (this.cannotCollect) return Promise.reject(new Error('the lab cannot collect this'))
        return this.#ask(owner, 'collect', () => collect(updates))
      },
    }
  }

  get #head(): Head {
    return { position: this.rows.length, generation: this.generation }
  }

  #load(): Loaded {
    const isInSnapshot = ({ position }: LogRow) => position <= (this.snapshot?.position ?? 0)
    const tail = this.rows.filter((row) => !isInSnapshot(row))
    const relayed = this.rows.filter((row) => isInSnapshot(row) && !row.verified)
    const hash = this.rows.at(-1)?.hash ?? genesis
    return { ...this.#head, hash, snapshot: this.snapshot, tail, relayed, bound: new Map(this.bound) }
  }

  #readOn(from: readonly ReadFrom[]): Map<string, ReadOn> {
    return new Map(
      from.map(({ documentId, position, clients }) => {
        const bound = new Map([...this.bound].filter(([client]) => clients.includes(client)))
        // Few at a time, so that being far behind is common here.
        const rows = this.rows.filter((row) => row.position > position).slice(0, 5)
        return [documentId, { ...this.#head, rows, bound }]
      }),
    )
  }

  #append(owner: object, batches: readonly Batch[], announced: (position: number) => void): Outcome[] {
    const outcomes = batches.map((batch) => this.#write(batch))
    if (outcomes.includes('committed')) announced(this.rows.length)
    this.said(owner, outcomes)
    return outcomes
  }

  #write(batch: Batch): Outcome {
    if (batch.generation !== this.generation) return 'gone'
    if (this.state !== 'draft') return 'frozen'
    if (batch.position !== this.rows.length) return 'stale'
    if (batch.bindings.some(({ client, actorId }) => (this.bound.get(client) ?? actorId) !== actorId)) return 'stale'
    for (const row of batch.rows) this.#keep(row)
    for (const { client, actorId } of batch.bindings) this.bound.set(client, actorId)
    return 'committed'
  }

  #keep(row: LogRow): void {
    const previous = this.rows.at(-1)?.hash ?? genesis
    if (row.position !== this.rows.length + 1) throw new Error(`row ${row.position} after ${this.rows.length}`)
    if (Buffer.compare(chainHash(previous, row), row.hash) !== 0) throw new Error(`row ${row.position} is not chained`)
    this.rows.push(row)
    Y.applyUpdate(this.replay, row.update)
    if (this.replay.store.pendingStructs !== null || this.replay.store.pendingDs !== null) {
      throw new Error(`row ${row.position} leans on what comes later`)
    }
    this.kept(row)
  }

  /** As the table does: never an older one over a newer. What it says must be what the log says up to there. */
  #keepSnapshot(snapshot: Snapshot): void {
    if (snapshot.position <= (this.snapshot?.position ?? 0)) return
    const said = new Y.Doc()
    Y.applyUpdate(said, snapshot.state)
    const meant = this.#replayTo(snapshot.position)
    if (contentOf(said) !== contentOf(meant)) throw new Error(`a snapshot at ${snapshot.position} says something else`)
    this.snapshot = snapshot
  }

  #replayTo(position: number): Y.Doc {
    const doc = new Y.Doc({ gc: false })
    for (const row of this.rows.slice(0, position)) Y.applyUpdate(doc, row.update)
    return doc
  }

  #ask<T>(owner: object, kind: Held['kind'], work: () => T): Promise<T> {
    if (!this.isHolding) return Promise.resolve().then(work)
    return new Promise((resolve, reject) => {
      const isCurrent = () => !this.#dead.has(owner)
      this.held.push({
        kind,
        owner,
        go: () => {
          try {
            const result = work()
            if (isCurrent()) resolve(result)
          } catch (error) {
            if (isCurrent()) reject(error)
          }
        },
        fail: () => {
          if (isCurrent()) reject(new Error('the lab said no'))
        },
        lose: () => {
          work()
          if (isCurrent()) reject(new Error('the lab lost the answer'))
        },
      })
    })
  }

  // What the lab does ---------------------------------------------------------------------------------------------------

  /** Lets a held question see the log as it was when it had so many rows. */
  answerAsOf(rows: number, work: () => void): void {
    const later = this.rows.splice(rows)
    work()
    this.rows.push(...later)
  }

  /** Answers all that is held, and whatever is asked from now on. */
  letGo(): void {
    this.isHolding = false
    for (const one of this.held.splice(0)) one.go()
  }

  /** The process died: some of what it asked was still done, and nobody hears of it. */
  crash(owner: object, wasDone: () => boolean): void {
    this.#dead.add(owner)
    for (const one of this.held.splice(0)) {
      if (one.owner !== owner) this.held.push(one)
      else if (one.kind !== 'load' && wasDone()) one.go()
    }
  }

  /** The archive is put back as it was at a position: another generation, in which the rest never was. */
  restore(position: number): void {
    this.generation++
    this.rows.length = position
    this.replay = this.#replayTo(position)
    if (this.snapshot !== null && this.snapshot.position > position) this.snapshot = null
    const kept = new Set(this.rows.flatMap((row) => row.ins.map(([client]) => client)))
    for (const client of this.bound.keys()) if (!kept.has(client)) this.bound.delete(client)
  }

  /** Whether all that an update says is in the log. */
  holds(update: Uint8Array): boolean {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue
      if (struct.id.clock + struct.length > Y.getState(this.replay.store, struct.id.client)) return false
    }
    const known = Y.createDeleteSetFromStructStore(this.replay.store)
    for (const [client, items] of ds.clients) {
      for (const { clock, len } of items) {
        for (let i = clock; i < clock + len; i++) if (!Y.isDeleted(known, Y.createID(client, i))) return false
      }
    }
    return true
  }
}

export function contentOf(doc: Y.Doc): string {
  return JSON.stringify([doc.getText('text').toDelta(), doc.getXmlFragment('tree').toString()])
}
