// The SQL of reading a log to play it again: in pages, in one snapshot that locks nobody out.
import type { Sql } from '../db/connect.ts'
import { transaction, type Tx } from '../db/transaction.ts'
import type { LinkedRow } from './chain.ts'
import { redactionsOf } from './redactions.ts'

export interface Head {
  readonly position: number
  readonly hash: Uint8Array
}

/** Rows fetched at once: each may be some megabytes. */
const page = 500

/** One consistent look; people go on writing meanwhile. */
export const looking = <T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(sql, work, 'isolation level repeatable read read only')

/** The end of a log; null where there is none. */
export async function headOf(tx: Tx, documentId: string): Promise<Head | null> {
  const [head] = await tx<{ position: bigint; hash: Uint8Array }[]>`
    select position, hash from document_head where document_id = ${documentId}`
  return head ? { position: Number(head.position), hash: head.hash } : null
}

/** The rows after one and up to another, in order. */
export async function* rowsBetween(
  tx: Tx,
  documentId: string,
  after: number,
  until: number,
): AsyncGenerator<LinkedRow> {
  const redactions = await redactionsOf(tx, documentId)
  const cursor = tx<(Omit<LinkedRow, 'position'> & { position: bigint })[]>`
    select document_id, position, actor_id, organisation_id, connection_id, relayed_by, verified, at, kind, update,
      ins, del, update_hash, prev_hash as previous_hash, hash
    from document_update where document_id = ${documentId} and position > ${after} and position <= ${until}
    order by position`.cursor(page)
  for await (const rows of cursor)
    for (const found of rows) {
      const row = { ...found, position: Number(found.position) }
      yield { ...row, bytesHash: redactions.bytesHash(row) }
    }
}

/** What a copy was made of. */
export async function copiedFrom(tx: Tx, documentId: string): Promise<(Head & { documentId: string }) | null> {
  const [copy] = await tx<{ sourceId: string; sourcePosition: bigint; sourceHash: Uint8Array }[]>`
    select source_id, source_position, source_hash from document_copy where document_id = ${documentId}`
  if (!copy) return null
  return { documentId: copy.sourceId, position: Number(copy.sourcePosition), hash: copy.sourceHash }
}

/** Whose the clientIDs of a text are. */
export async function ownersIn(tx: Tx, documentId: string): Promise<Map<number, string>> {
  const clients = await tx<{ client: bigint; actorId: string }[]>`
    select client, actor_id from document_client where document_id = ${documentId}`
  return new Map(clients.map(({ client, actorId }) => [Number(client), actorId]))
}
