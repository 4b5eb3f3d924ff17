// All that verification can say of one document: whether its log, its checkpoint and its authors hold, and where they do not.
import type { Tx } from '../db/transaction.ts'
import { carryVersion } from '../../shared/history/carry.ts'
import { verifyDocument } from './verify-all.ts'
import { playedTo, type CheckpointState } from './verify-checkpoint.ts'
import type { Problem } from './verify.ts'

/** A row as people know it. */
export interface RowTold {
  readonly position: number
  /** As they are called today; null: the system. */
  readonly name: string | null
  readonly organisation: string | null
  readonly at: Date
}

/** A row that says what was blanked, and in how many. */
export interface RedactionTold extends RowTold {
  readonly reason: string
  readonly blanked: number
}

export interface DocumentReport {
  readonly title: string
  readonly rows: number
  /** Null where nothing was written yet. */
  readonly first: RowTold | null
  readonly last: RowTold | null
  readonly hash: Uint8Array | null
  /** Each kind once, where it was first seen, with the row there if there is one. */
  readonly findings: readonly { readonly problem: Problem; readonly position: number; readonly row: RowTold | null }[]
  /** Positions that no row has. */
  readonly holes: readonly number[]
  readonly redactions: readonly RedactionTold[]
  /** Locked versions with passages that their author erased since: they say what was locked, which is no fault. */
  readonly erased: readonly { readonly name: string; readonly passages: number; readonly since: Date }[]
  readonly checkpoint: CheckpointState
  /** Passages that a gesture wrote again; null where the log cannot be played. */
  readonly carried: { readonly version: number; readonly passages: number } | null
}

/** Null where there is no such document. Ask in one snapshot. */
export async function reportOn(tx: Tx, documentId: string): Promise<DocumentReport | null> {
  await tx`set local statement_timeout = 0` // a long log takes its time, and nobody waits behind it
  const [document] = await tx<{ title: string }[]>`select title from document where id = ${documentId}`
  if (document === undefined) return null
  const { rows, facts, findings, checkpoint } = await verifyDocument(tx, documentId)
  const holes = await holesIn(tx, documentId)
  const told = await rowsAt(tx, documentId, [1, facts.head?.position ?? 0, ...findings.map(({ position }) => position)])
  const past = findings.length === 0 ? await playedTo(tx, documentId, facts.head?.position ?? 0) : null
  return {
    title: document.title,
    rows,
    first: told.get(1) ?? null,
    last: told.get(facts.head?.position ?? 0) ?? null,
    hash: facts.head?.hash ?? null,
    findings: findings.map(({ problem, position }) => ({ problem, position, row: told.get(position) ?? null })),
    holes,
    redactions: await redactionsIn(tx, documentId),
    erased: await erasedFrom(tx, documentId),
    checkpoint,
    carried: past && { version: carryVersion, passages: [...past.replay.origins.entries()].length },
  }
}

async function rowsAt(tx: Tx, documentId: string, positions: readonly number[]): Promise<Map<number, RowTold>> {
  const rows = await tx<(Omit<RowTold, 'position'> & { position: bigint })[]>`
    select u.position, p.display_name as name, o.name as organisation, u.at
    from document_update u join actor a on a.id = u.actor_id
    left join person p on p.id = a.person_id
    left join organisation g on g.id = u.organisation_id left join organisation o on o.id = coalesce(g.merged_into, g.id)
    where u.document_id = ${documentId} and u.position = any(${positions.map(String)}::text[]::bigint[])
    order by u.position`
  return new Map(rows.map((row) => [Number(row.position), { ...row, position: Number(row.position) }]))
}

/** Some of them: a log that lacks more is known to. */
const mostHoles = 20

async function holesIn(tx: Tx, documentId: string): Promise<number[]> {
  const holes = await tx<{ position: bigint }[]>`
    select generate_series(before + 1, position - 1) as position from (
      select position, lag(position, 1, 0::bigint) over (order by position) as before
      from document_update where document_id = ${documentId}) as rows
    where position > before + 1 order by 1 limit ${mostHoles}`
  return holes.map(({ position }) => Number(position))
}

const erasedFrom = async (tx: Tx, documentId: string): Promise<DocumentReport['erased']> => tx<
  { name: string; passages: number; since: Date }[]
>`
  select v.name, count(*)::int as passages, min(e.at) as since
  from version_erasure e join document_version v on v.id = e.version_id
  where v.document_id = ${documentId} group by v.id order by v.position, v.id`

async function redactionsIn(tx: Tx, documentId: string): Promise<RedactionTold[]> {
  const all = await tx<{ position: bigint; reason: string; blanked: number }[]>`
    select u.position, coalesce(r.reason, '') as reason, coalesce(jsonb_array_length(r.rows), 0) as blanked
    from document_update u
    left join document_redaction r on r.document_id = u.document_id and r.position = u.position
    where u.document_id = ${documentId} and u.kind = 'redaction' order by u.position`
  const rows = await rowsAt(
    tx,
    documentId,
    all.map(({ position }) => Number(position)),
  )
  return all.flatMap(({ position, ...told }) => {
    const row = rows.get(Number(position))
    return row === undefined ? [] : [{ ...row, ...told }]
  })
}
