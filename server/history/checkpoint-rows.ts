// The SQL of checkpoints: one for each text, replaced by a later one. A cache that nobody waits for.
import type { Sql } from '../db/connect.ts'
import { transaction, type Tx } from '../db/transaction.ts'
import { checkpointVersion, readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import type { Past, SittingWork } from './past.ts'
import { readState } from './stored-text.ts'

/** Enough has been written since: a replay of so many rows takes a tenth of a second or more. */
export const mostRowsSince = 5_000
export const mostBytesSince = 2 * 1024 * 1024

/** What is kept of a text, by the way of today; null where there is none, or where it cannot be read. Ask in one snapshot. */
export async function keptPast(tx: Tx, documentId: string): Promise<Past | null> {
  const [row] = await tx<{ length: number; hash: Uint8Array; sittings: [string, SittingWork][] }[]>`
    select length(state), hash, sittings from document_checkpoint
    where document_id = ${documentId} and version = ${checkpointVersion}`
  if (row === undefined) return null
  const state = new Uint8Array(row.length)
  await readState(tx, documentId, state, 'document_checkpoint')
  try {
    const past = readCheckpoint(state, new Map(row.sittings))
    return Buffer.compare(past.hash, row.hash) === 0 ? past : null
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return null // made again
  }
}

/**
 * Several processes may: the later position stays, and what was made another way goes. Nothing is kept that was worked out before a
 * passage was blanked.
 */
export async function keep(sql: Sql, documentId: string, past: Past, now = new Date()): Promise<void> {
  const state = Buffer.from(writeCheckpoint(past))
  const sittings = JSON.stringify([...past.worked.sittings])
  await transaction(sql, async (tx) => {
    await tx`select from document where id = ${documentId} for share`
    await tx`
    insert into document_checkpoint as c (document_id, position, hash, version, state, sittings, made_at)
    select ${documentId}, ${past.position}, ${past.hash}, ${checkpointVersion}, ${state}, ${sittings}::text::jsonb, ${now}
    where not exists (
      select from document_update u
      where u.document_id = ${documentId} and u.position > ${past.position} and u.kind = 'redaction')
    on conflict (document_id) do update
    set position = excluded.position, hash = excluded.hash, version = excluded.version, state = excluded.state,
      sittings = excluded.sittings, made_at = excluded.made_at
    where c.position <= excluded.position or c.version <> excluded.version or not exists (
      select from document_update u where u.document_id = c.document_id and u.position = c.position and u.hash = c.hash)`
  })
}

/** Texts of which much was written since their checkpoint, the longest such log first. */
export async function staleCheckpoints(sql: Sql, most: number): Promise<string[]> {
  const stale = await sql<{ documentId: string }[]>`
    select h.document_id from document_head h
    join document d on d.id = h.document_id and d.removed_at is null
    left join document_checkpoint c on c.document_id = h.document_id and c.version = ${checkpointVersion}
    where h.position - coalesce(c.position, 0) >= ${mostRowsSince}
    order by h.position - coalesce(c.position, 0) desc limit ${most}`
  return stale.map(({ documentId }) => documentId)
}
