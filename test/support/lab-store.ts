// The lab's store: a log in memory whose writes, loads and answers can be held, failed, lost and frozen.
import * as Y from 'yjs'
import { collect } from '../../server/history/collect.ts'
import { chainHash, genesis } from '../../server/history/chain.ts'
import type { Loaded, LogRow, Snapshot } from '../../server/realtime/ledger.ts'
import type { Head, Outcome, ReadFrom, ReadOn, UpdateLog } from '../../server/realtime/loop.ts'
import type { OffThread } from '../../server/realtime/rooms.ts'
import type { Batch } from '../../server/realtime/turn.ts'

interface Held {
  readonly kind: 'append' | 'load' | 'snapshot' | 'collect'
  /** Does it, and answers. */
  go(): void
  /** Does it not, and says that it failed. */
  fail(): void
  /** Does it, and the answer is lost. */
  lose(): void
}

export class LabStore implements UpdateLog {
  readonly rows: LogRow[] = []
  readonly bound = new Map<number, string>()
  readonly held: Held[] = []
  /** Everything that the log says, as Yjs understands it. Nothing is collected in it. */
  readonly replay = new Y.Doc({ gc: false })
  state: 'draft' | 'submitted' = 'draft'
  isHolding = false
  snapshot: Snapshot | null = null
  #life = 0

  // What the room asks ------------------------------------------------------------------------------------------------

  load(): Promise<Loaded> {
    return this.#ask('load', () => {
      const tail = this.rows.filter((row) => row.position > (this.snapshot?.position ?? 0))
      const hash = this.rows.at(-1)?.hash ?? genesis
      return {
        generation: 1,
        position: this.rows.length,
        hash,
        snapshot: this.snapshot,
        tail,
        bound: new Map(this.bound),
      }
    })
  }

  append(batches: readonly Batch[]): Promise<Outcome[]> {
    return this.#ask('append', () => batches.map((batch) => this.#write(batch)))
  }

  readOn(from: readonly ReadFrom[]): Promise<Map<string, ReadOn>> {
    return this.#ask('load', () => {
      const answer = new Map<string, ReadOn>()
      for (const { documentId, position, clients } of from) {
        const bound = new Map([...this.bound].filter(([client]) => clients.includes(client)))
        const rows = this.rows.filter((row) => row.position > position)
        answer.set(documentId, { position: this.rows.length, generation: 1, rows, bound })
      }
      return answer
    })
  }

  heads(documentIds: readonly string[]): Promise<Map<string, Head>> {
    const head = { position: this.rows.length, generation: 1 }
    return Promise.resolve(new Map(documentIds.map((documentId) => [documentId, head])))
  }

  saveSnapshot(_documentId: string, snapshot: Snapshot): Promise<void> {
    return this.#ask('snapshot', () => {
      this.snapshot = snapshot
    })
  }

  readonly offThread: OffThread = (updates) => this.#ask('collect', () => collect(updates))

  #write(batch: Batch): Outcome {
    if (this.state !== 'draft') return 'frozen'
    if (batch.position !== this.rows.length) return 'stale'
    for (const row of batch.rows) this.#keep(row)
    for (const { client, actorId } of batch.bindings) if (!this.bound.has(client)) this.bound.set(client, actorId)
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
  }

  #ask<T>(kind: Held['kind'], work: () => T): Promise<T> {
    if (!this.isHolding) return Promise.resolve().then(work)
    const life = this.#life
    return new Promise((resolve, reject) => {
      const isCurrent = () => life === this.#life
      this.held.push({
        kind,
        go: () => {
          const result = work()
          if (isCurrent()) resolve(result)
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

  /** Answers all that is held, and whatever is asked from now on. */
  letGo(): void {
    this.isHolding = false
    for (const one of this.held.splice(0)) one.go()
  }

  /** The process died: some of what it asked was still done, and nobody hears of it. */
  crash(wasDone: () => boolean): void {
    this.#life++
    for (const one of this.held.splice(0)) if (one.kind !== 'load' && wasDone()) one.go()
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
