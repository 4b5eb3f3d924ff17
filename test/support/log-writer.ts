// Rows at the end of a log, linked as the product links them, for tests that need a past and no room.
import { randomUUID } from 'node:crypto'
import { chainHash, genesis, sha256, type ChainedRow } from '../../server/history/chain.ts'
import type { Sql } from '../../server/db/connect.ts'
import { transaction } from '../../server/db/transaction.ts'
import { decodeContent, insertedBy, newsIn } from '../../server/realtime/frames.ts'
import { RangeSet, type Range } from '../../shared/history/ranges.ts'

export interface NewRow {
  readonly actorId: string
  readonly update: Uint8Array
  readonly organisationId?: string | null
  readonly relayedBy?: string | null
  readonly at?: Date
  readonly kind?: string
}

type MadeRow = ChainedRow & {
  readonly update: Uint8Array
  readonly previousHash: Uint8Array
  readonly hash: Uint8Array
}

/** Keeps rows of one log after the other; one for each log, from its beginning. */
export class LogWriter {
  readonly #sql: Sql
  readonly #documentId: string
  readonly #clocks = new Map<number, number>()
  readonly #deleted = new RangeSet()
  #position = 0
  #hash: Uint8Array = genesis
  #isRead = false

  constructor(sql: Sql, documentId: string) {
    this.#sql = sql
    this.#documentId = documentId
  }

  /** Also what says nothing is a row: some tests need one more and no words. */
  async add(rows: readonly NewRow[]): Promise<void> {
    if (!this.#isRead) await this.#read()
    await this.#write(rows.map((row) => this.#chained(row, this.#newsOf(row.update))))
  }

  /** A row that says what it likes of what it added: properly linked, and of no room. */
  async forge({ ins, ...row }: NewRow & { readonly ins: Range[] }): Promise<void> {
    if (!this.#isRead) await this.#read()
    await this.#write([this.#chained(row, { ins, del: [] })])
  }

  async #write(made: readonly MadeRow[]): Promise<void> {
    const clients = new Map(made.flatMap(({ ins, actorId }) => ins.map(([client]) => [client, actorId] as const)))
    await transaction(this.#sql, async (tx) => {
      for (let from = 0; from < made.length; from += 1000) {
        await tx`insert into document_update ${tx(made.slice(from, from + 1000).map(columns) as never[])}` // as the table is
      }
      for (const [client, actorId] of clients) {
        await tx`
          insert into document_client (document_id, client, actor_id, connection_id, bound_at)
          values (${this.#documentId}, ${client}, ${actorId}, null, now()) on conflict do nothing`
      }
      await tx`
        insert into document_head (document_id, position, hash) values (${this.#documentId}, ${this.#position}, ${this.#hash})
        on conflict (document_id) do update set position = excluded.position, hash = excluded.hash`
    })
  }

  async #read(): Promise<void> {
    this.#isRead = true
    const rows = await this.#sql<{ position: bigint; ins: Range[]; del: Range[]; hash: Uint8Array }[]>`
      select position, ins, del, hash from document_update where document_id = ${this.#documentId} order by position`
    for (const { position, ins, del, hash } of rows) {
      this.#take(ins, del)
      this.#position = Number(position)
      this.#hash = hash
    }
  }

  #take(ins: readonly Range[], del: Iterable<Range>): void {
    for (const [client, clock, length] of ins) this.#clocks.set(client, clock + length)
    this.#deleted.addAll(del)
  }

  #newsOf(update: Uint8Array): { ins: Range[]; del: Range[] } {
    const known = {
      clock: (client: number) => this.#clocks.get(client) ?? 0,
      undeleted: (range: Range) => this.#deleted.missing(range),
    }
    const news = newsIn(decodeContent(update), known)
    if (!news.complete) throw new Error('an update that leans on what nobody wrote')
    const [ins, del] = [insertedBy(news.pieces), [...news.deletes]]
    this.#take(ins, del)
    return { ins, del }
  }

  #chained(
    { actorId, update, organisationId = null, relayedBy = null, at = new Date(), kind = 'edit' }: NewRow,
    { ins, del }: { ins: Range[]; del: Range[] },
  ) {
    const row: ChainedRow = {
      documentId: this.#documentId,
      position: ++this.#position,
      actorId,
      organisationId,
      connectionId: randomUUID(),
      relayedBy,
      verified: relayedBy === null,
      at,
      kind,
      updateHash: sha256(update),
      ins,
      del,
    }
    const previousHash = this.#hash
    this.#hash = chainHash(previousHash, row)
    return { ...row, update, previousHash, hash: this.#hash }
  }
}

const columns = ({ previousHash, ...row }: ChainedRow & { previousHash: Uint8Array; hash: Uint8Array }) => ({
  ...row,
  prevHash: previousHash,
})
