// Where somebody stands before the past of a text: whether they see it, and from which row on.
import { AppError } from '../../../shared/errors.ts'
import { mayOnDocument, type DocumentAction } from '../../../shared/rules/permissions.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'
import { arrivalOf, standingBefore, type DocumentStanding } from '../standing.ts'

export type HistoryStanding = DocumentStanding & {
  /** The first text that one may see: as it stood on arriving. 0: all of it. [H42] */
  floor: number
  /** When that was; null: all of it. */
  arrivedAt: Date | null
}

/** To somebody who may read the text but not its past, that is said; to others it does not exist. [R2] [H40] */
export async function requireHistory(ctx: SignedIn, documentId: string): Promise<HistoryStanding> {
  return requireHistoryIn(ctx.sql, ctx, documentId, 'readHistory')
}

/** The same within a transaction, with what else must be allowed. */
export async function requireHistoryIn(
  sql: Sql | Tx,
  { principal }: Pick<SignedIn, 'principal'>,
  documentId: string,
  action: DocumentAction,
): Promise<HistoryStanding> {
  const standing = await historyStanding(sql, principal.personId, documentId)
  if (!standing) throw new AppError('notFound')
  if (!mayOnDocument('readHistory', standing.role, standing)) throw new AppError('historyHidden')
  if (!mayOnDocument(action, standing.role, standing)) throw new AppError(standing.trashed ? 'inTrash' : 'notAllowed')
  return standing
}

/** Null when this person may not know that the document exists. */
export async function historyStanding(
  sql: Sql | Tx,
  personId: string,
  documentId: string,
): Promise<HistoryStanding | null> {
  const standing = await standingBefore(sql, personId, documentId)
  if (!standing) return null
  const [arrival] = await sql<{ arrivedAt: Date | null; floor: bigint }[]>`
    select a.at as arrived_at, case when a.at is null then 0 else document_position_at(${documentId}, a.at) end as floor
    from membership s join demarche m on m.id = s.demarche_id cross join lateral (select ${arrivalOf(sql)} as at) a
    where s.demarche_id = ${standing.demarcheId} and s.person_id = ${personId}`
  if (!arrival) return null
  return { ...standing, arrivedAt: arrival.arrivedAt, floor: Number(arrival.floor) }
}

/** A text before the one that stood on arriving is not shown. [H42] */
export function requireSince({ floor }: HistoryStanding, ...positions: readonly number[]): void {
  if (positions.some((position) => position < floor)) throw new AppError('beforeArrival')
}

/**
 * Asked again of what takes long to work out: nobody is told what they may not see any more. Whoever sees less than when they asked may
 * ask anew.
 */
export async function requireStill(ctx: SignedIn, before: HistoryStanding): Promise<void> {
  const { floor, arrivedAt } = await requireHistory(ctx, before.documentId)
  const isLess =
    floor > before.floor || (arrivedAt !== null && arrivedAt.getTime() > (before.arrivedAt?.getTime() ?? 0))
  if (isLess) throw new AppError('beforeArrival')
}

/** Where the log of a document ends; 0 before its first row. */
export async function headOf(sql: Sql | Tx, documentId: string): Promise<number> {
  const [head] = await sql<{ position: bigint }[]>`
    select position from document_head where document_id = ${documentId}`
  return Number(head?.position ?? 0n)
}

/** Of a row; null before the first. */
export async function instantOf(sql: Sql | Tx, documentId: string, position: number): Promise<Date | null> {
  const [row] = await sql<{ at: Date }[]>`
    select at from document_update where document_id = ${documentId} and position = ${position}`
  return row?.at ?? null
}

/** The name that a document had when its log ended there. [H45] */
export async function titleAt(sql: Sql | Tx, documentId: string, position: number): Promise<string> {
  const [row] = await sql<{ title: string }[]>`
    select coalesce((
      select r.from_title from document_rename r where r.document_id = d.id and r.position > ${position}
      order by r.position, r.at, r.id limit 1), d.title) as title
    from document d where d.id = ${documentId}`
  if (!row) throw new AppError('notFound')
  return row.title
}
