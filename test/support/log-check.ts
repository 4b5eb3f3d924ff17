// Is the log of a document whole? Reads it as an auditor would: no gap, no broken link, nothing twice, nothing that leans
// on what comes later; and the snapshot is what the rows say.
import * as Y from 'yjs'
import type { Sql } from '../../server/db/connect.ts'
import { chainHash, genesis, sha256 } from '../../server/history/chain.ts'
import type { Range } from '../../shared/history/ranges.ts'
import { wordsOf } from './words.ts'

export interface LogReport {
  rows: number
  bytes: number
  /** The plain text that the rows rebuild. */
  text: string
  problems: string[]
}

type Row = Parameters<typeof chainHash>[1] & { position: number; hash: Uint8Array; update: Uint8Array; ins: Range[] }

/** Everything that is wrong with the log of `documentId`, in words. Read a part at a time: it may be long. */
export async function logReport(sql: Sql, documentId: string): Promise<LogReport> {
  const audit = new Audit(await storedSnapshot(sql, documentId))
  const query = sql`select * from document_update where document_id = ${documentId} order by position`
  for await (const rows of query.cursor(50)) {
    // the columns are those of a chained row, by name
    audit.read(rows.map((row) => ({ ...row, position: Number(row['position']) }) as unknown as Row))
  }
  const [head] = await sql`select position, hash from document_head where document_id = ${documentId}`
  return audit.conclude(Number(head?.['position']), head?.['hash'])
}

interface Stored {
  position: number
  state: Uint8Array
}

async function storedSnapshot(sql: Sql, documentId: string): Promise<Stored | null> {
  const [row] = await sql`select position, state from document_snapshot where document_id = ${documentId}`
  return row === undefined ? null : { position: Number(row['position']), state: row['state'] }
}

class Audit {
  readonly #doc = new Y.Doc({ gc: false })
  readonly #stored: Stored | null
  readonly #known = new Map<number, number>()
  readonly #problems = new Set<string>()
  #hash: Uint8Array = genesis
  #position = 0
  #bytes = 0

  constructor(stored: Stored | null) {
    this.#stored = stored
  }

  /** In steps, since the whole log in one transaction would hide what leans on later rows. */
  read(rows: readonly Row[]): void {
    for (const row of rows) {
      this.#follow(row)
      this.#count(row)
    }
    const at = this.#stored?.position ?? -1
    this.#apply(rows.filter(({ position }) => position <= at))
    if (rows.some(({ position }) => position === at)) this.#compareSnapshot()
    this.#apply(rows.filter(({ position }) => position > at))
  }

  conclude(position: number, hash: Uint8Array | undefined): LogReport {
    if (position !== this.#position) this.#say('the head is not where the last row is')
    if (hash === undefined || !same(hash, this.#hash)) this.#say('the head has another hash than the last row')
    if ((this.#stored?.position ?? 0) > this.#position) this.#say('the snapshot is ahead of the log')
    return { rows: this.#position, bytes: this.#bytes, text: wordsOf(this.#doc), problems: [...this.#problems] }
  }

  #say(problem: string): void {
    if (this.#problems.size < 20) this.#problems.add(problem)
  }

  /** The chain: no gap, and every hash recomputed. */
  #follow(row: Row): void {
    if (row.position !== this.#position + 1) this.#say(`row ${row.position} stands after row ${this.#position}`)
    if (!same(row.updateHash, sha256(row.update))) this.#say(`row ${row.position}: another update than was hashed`)
    if (!same(row.hash, chainHash(this.#hash, row)))
      this.#say(`row ${row.position} does not follow from the one before`)
    this.#position = row.position
    this.#hash = row.hash
    this.#bytes += row.update.length
  }

  /** Nothing is inserted by two rows, and nothing before what its client had written before. */
  #count({ position, ins }: Row): void {
    for (const [client, clock, length] of ins) {
      const end = this.#known.get(client) ?? 0
      if (clock < end) this.#say(`row ${position} writes ${client}:${clock} a second time`)
      if (clock > end) this.#say(`row ${position} leaves a hole before ${client}:${clock}`)
      this.#known.set(client, Math.max(end, clock + length))
    }
  }

  #apply(rows: readonly Row[]): void {
    if (rows.length === 0) return
    this.#doc.transact(() => {
      for (const { update } of rows) Y.applyUpdate(this.#doc, update)
    })
    const { pendingStructs, pendingDs } = this.#doc.store
    if (pendingStructs !== null || pendingDs !== null) {
      this.#say(`rows up to ${rows.at(-1)?.position} lean on what comes later`)
    }
  }

  #compareSnapshot(): void {
    const kept = new Y.Doc({ gc: false })
    if (this.#stored !== null) Y.applyUpdate(kept, this.#stored.state)
    if (kept.store.pendingStructs !== null) this.#say('the snapshot lacks something')
    if (!Y.equalSnapshots(Y.snapshot(kept), Y.snapshot(this.#doc)))
      this.#say('the snapshot is not what its rows rebuild')
    if (wordsOf(kept) !== wordsOf(this.#doc)) this.#say('the snapshot reads otherwise')
  }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0
