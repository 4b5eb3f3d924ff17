// The rows of restitutions: which one of a workshop is in hand, and what is known of it.
import type { RestitutionStep } from '../../../../shared/rules/restitution-steps.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Sql } from '../../../db/connect.ts'
import type { Tx } from '../../../db/transaction.ts'

export type Row = {
  documentId: string
  title: string
  number: number
  revision: number
  writtenAt: Date
  correctionsFrom: Date | null
  correctionsUntil: Date | null
  publishedAt: Date | null
}

/** Every one that was written and is not in the trash, the one in hand first. */
export async function restitutionsOf(sql: Sql | Tx, workshopId: string): Promise<Row[]> {
  const rows = await sql<Row[]>`
    select r.document_id, d.title, r.number, r.revision::float8 as revision, r.written_at, r.corrections_from,
      r.corrections_until, r.published_at
    from restitution r join document d on d.id = r.document_id and d.trashed_at is null and d.removed_at is null
    where r.workshop_id = ${workshopId} order by r.number desc`
  return [...rows]
}

/** The last that was written; throws `notFound` where there is none. */
export async function inHand(sql: Sql | Tx, workshopId: string): Promise<Row> {
  const [row] = await restitutionsOf(sql, workshopId)
  if (!row) throw new AppError('notFound')
  return row
}

export type Approval = { tableId: string; by: string; isByWord: boolean; note: string; at: Date }

/** By table. `by`: whoever approved, or wrote it down; empty for somebody without a name. */
export async function approvalsOf(sql: Sql | Tx, documentId: string): Promise<Map<string, Approval>> {
  const rows = await sql<Approval[]>`
    select a.table_id, a.recorded_by is not null as is_by_word, a.note, a.at,
      coalesce(p.display_name, case when g.identity <> 'nameless' and g.erased_at is null then g.name end, '') as by
    from restitution_approval a
    join restitution r on r.document_id = a.document_id
    left join actor c on c.id = a.recorded_by
    left join person p on p.id = c.person_id
    left join workshop_guest g on g.workshop_id = r.workshop_id and g.id = a.guest_id
    where a.document_id = ${documentId}`
  return new Map(rows.map((row) => [row.tableId, row]))
}

/** Approved is what every table approved; where there are no tables, nobody can. */
export function stepOf(row: Row, tables: readonly { approval: unknown }[]): RestitutionStep {
  if (row.publishedAt) return 'published'
  if (row.correctionsFrom) return 'corrections'
  return tables.length > 0 && tables.every(({ approval }) => approval !== null) ? 'approved' : 'draft'
}

/** `workshopId`: whose ids they are. */
export type SourceRow = {
  blockId: string
  workshopId: string
  contributionId: string | null
  clusterId: string | null
}

/** In the order in which the document quotes them. */
export async function sourcesOf(sql: Sql | Tx, documentId: string): Promise<SourceRow[]> {
  const rows = await sql<SourceRow[]>`
    select block_id, workshop_id, contribution_id, cluster_id from restitution_source
    where document_id = ${documentId} order by ordinal`
  return [...rows]
}

/** Where a workshop stood when this document was written of it, alone or with others of its meeting. Null: it never was. */
export async function writtenFrom(sql: Sql | Tx, documentId: string, workshopId: string): Promise<number | null> {
  const [row] = await sql<{ revision: number }[]>`
    select revision::float8 as revision from restitution where document_id = ${documentId} and workshop_id = ${workshopId}
    union all
    select revision::float8 from restitution_workshop where document_id = ${documentId} and workshop_id = ${workshopId}`
  return row?.revision ?? null
}

/** Texts that were written anew after this revision, each with that of its last words. */
export async function correctedSince(
  sql: Sql | Tx,
  workshopId: string,
  revision: number,
): Promise<Map<string, number>> {
  const rows = await sql<{ key: string; position: number }[]>`
    select key, position::float8 as position from workshop_text
    where workshop_id = ${workshopId} and position > ${revision}`
  return new Map(rows.map(({ key, position }) => [key, position]))
}
