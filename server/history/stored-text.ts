// The text of a document as it is stored: its snapshot and what was written since. For whoever reads it beside its room.
import type { Sql } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'

export interface StoredText {
  /** Of the last row that is in it. */
  readonly position: number
  /** Yjs v1 updates that make the text, in order; the first may be a whole state. */
  readonly updates: readonly Uint8Array[]
}

/**
 * Null when it has no log. Ask within a transaction of `isolation level repeatable read`: else rows may come between the
 * snapshot and its tail. What a room has not written down yet is not in it: flush first where that matters.
 */
export async function storedText(tx: Tx, documentId: string): Promise<StoredText | null> {
  const [head] = await tx<{ position: bigint; since: bigint | null; stateLength: number | null }[]>`
    select h.position, s.position as since, length(s.state) as state_length
    from document_head h left join document_snapshot s on s.document_id = h.document_id
    where h.document_id = ${documentId}`
  if (head === undefined) return null
  const updates: Uint8Array[] = []
  if (head.since !== null) {
    const state = new Uint8Array(head.stateLength ?? 0)
    await readState(tx, documentId, state)
    updates.push(state)
  }
  const rows = await tx<{ update: Uint8Array }[]>`
    select update from document_update
    where document_id = ${documentId} and position > ${String(head.since ?? 0n)}::bigint order by position`
  for (const { update } of rows) updates.push(update)
  return { position: Number(head.position), updates }
}

/** Bytes of a state that come in one row, between which others are served. */
const sliceBytes = 256 * 1024

/**
 * Megabytes as they are: the driver reads letters, and to write them in letters and back takes longer than all the rest of
 * an opening. What a binary cursor answers to a simple question are bytes.
 */
export async function readState(
  tx: Tx,
  documentId: string,
  into: Uint8Array,
  table: 'document_snapshot' | 'document_checkpoint' = 'document_snapshot',
): Promise<void> {
  await tx`
    declare state_in_slices binary no scroll cursor for
    select at, substring(s.state from at + 1 for ${sliceBytes}) from ${tx(table)} s,
      generate_series(0, ${into.length - 1}, ${sliceBytes}) as at
    where s.document_id = ${documentId}`
  await tx`fetch all from state_in_slices`
    .simple()
    .raw()
    .forEach(([at, slice]) => {
      if (at !== undefined && slice !== undefined) into.set(slice, at.readInt32BE())
    })
}

/** Updates that make the text as it stood at a position, in order. Rows do not change: no transaction is needed. */
export async function updatesUntil(sql: Sql | Tx, documentId: string, position: number): Promise<Uint8Array[]> {
  const [snapshot] = await sql<{ position: bigint; state: Uint8Array }[]>`
    select position, state from document_snapshot where document_id = ${documentId} and position <= ${position}`
  const rows = await sql<{ update: Uint8Array }[]>`
    select update from document_update
    where document_id = ${documentId} and position > ${String(snapshot?.position ?? 0n)}::bigint and position <= ${position}
    order by position`
  const updates = rows.map(({ update }) => update)
  return snapshot === undefined ? updates : [snapshot.state, ...updates]
}
