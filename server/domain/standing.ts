// Where a person stands in a démarche and before a document: the rows from which shared/rules/permissions.ts decides.
import { AppError } from '../../shared/errors.ts'
import { roles, type Role } from '../../shared/rules/demarche-roles.ts'
import { documentStates } from '../../shared/rules/document-states.ts'
import {
  mayInDemarche,
  mayOnDocument,
  type DemarcheAction,
  type DocumentAction,
  type DocumentFacts,
} from '../../shared/rules/permissions.ts'
import { arrayText } from '../db/array-text.ts'
import type { Sql } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'

export type Membership = { role: Role; organisationId: string | null }

export async function membershipOf(sql: Sql | Tx, demarcheId: string, personId: string): Promise<Membership | null> {
  const [membership] = await sql<Membership[]>`
    select role, organisation_id from membership where demarche_id = ${demarcheId} and person_id = ${personId}`
  return membership ?? null
}

/** Held until the end of the transaction: a right is not taken away under a write that uses it. */
async function heldMembership(tx: Tx, demarcheId: string, personId: string): Promise<Membership | null> {
  const [membership] = await tx<Membership[]>`
    select role, organisation_id from membership
    where demarche_id = ${demarcheId} and person_id = ${personId} for share`
  return membership ?? null
}

/** The membership, if it allows this; to those outside, the démarche does not exist. [R1] [R2] */
export async function requireInDemarche(
  tx: Tx,
  personId: string,
  demarcheId: string,
  action: DemarcheAction,
): Promise<Membership> {
  const membership = await heldMembership(tx, demarcheId, personId)
  if (!membership) throw new AppError('notFound')
  if (!mayInDemarche(action, membership.role)) throw new AppError('notAllowed')
  return membership
}

// `for no key update` excludes other writers, and the log's `for share`, but not rows that merely refer to what is held.

/** Holds the démarche itself, for what must be counted or numbered within it, then asks as `requireInDemarche`. */
export async function requireAlone(
  tx: Tx,
  personId: string,
  demarcheId: string,
  action: DemarcheAction,
): Promise<Membership> {
  await tx`select 1 from demarche where id = ${demarcheId} for no key update`
  return requireInDemarche(tx, personId, demarcheId, action)
}

/** What `standingFacts` selects. Whoever decides from rows has them from here: a test of the arrows says so. [R9] */
export type Facts = DocumentFacts & { role: Role }

/** The facts that decide, of a document `d` that `standingJoins` or `standingRows` joined. */
export const standingFacts = (sql: Sql | Tx) => sql`
  d.state, d.restricted, d.trashed_at is not null as trashed, a.person_id is not null as granted, m.readers_see_history,
  d.template = 'restitution' as restitution, s.role`

/** To a document `d`, its démarche `m`, the membership `s` of a person and what was opened to them by name `a`;
 * no row for others, nor for what is out of sight for good. */
export const standingJoins = (sql: Sql | Tx, personId: string) => sql`
  join demarche m on m.id = d.demarche_id
  join membership s on s.demarche_id = d.demarche_id and s.person_id = ${personId} and d.removed_at is null
  left join document_access a on a.document_id = d.id and a.person_id = s.person_id`

/** What a démarche may hide from a member `s` of a démarche `m`: when they arrived, or null if they see all. Pilots do. [H42] */
export const arrivalOf = (sql: Sql | Tx) => sql`
  case when m.history_from_arrival and s.role <> 'pilot' then s.joined_at end`

export type DocumentStanding = Facts & {
  documentId: string
  demarcheId: string
  title: string
  organisationId: string | null
}

/** For each of `w (person_id, document_id)` who is a member the document `d`, its démarche `m`, the membership `s`. */
export const standingRows = (sql: Sql | Tx) => sql`
  join document d on d.id = w.document_id and d.removed_at is null
  join demarche m on m.id = d.demarche_id
  join membership s on s.demarche_id = d.demarche_id and s.person_id = w.person_id
  left join document_access a on a.document_id = d.id and a.person_id = w.person_id`

/** Null when this person may not know that the document exists. [R2] */
export async function standingBefore(
  sql: Sql | Tx,
  personId: string,
  documentId: string,
): Promise<DocumentStanding | null> {
  const [row] = await sql<DocumentStanding[]>`
    select d.id as document_id, d.title, d.demarche_id, s.organisation_id, ${standingFacts(sql)}
    from (values (${personId}::uuid, ${documentId}::uuid)) as w (person_id, document_id) ${standingRows(sql)}`
  return row && mayOnDocument('readDocument', row.role, row) ? row : null
}

/** How many documents somebody may read, by démarche, the trash apart: told by the few kinds of them that there are. [R2] */
export async function countReadable(
  sql: Sql | Tx,
  personId: string,
  demarcheId: string | null = null,
): Promise<Map<string, number>> {
  const kinds = await sql<(Facts & { demarcheId: string; documents: number })[]>`
    select x.*, count(*)::int as documents from (
      select d.demarche_id, ${standingFacts(sql)} from document d ${standingJoins(sql, personId)}
      where d.trashed_at is null and (${demarcheId}::uuid is null or d.demarche_id = ${demarcheId}::uuid)) x
    group by demarche_id, state, restricted, trashed, granted, readers_see_history, restitution, role`
  const counts = new Map<string, number>()
  for (const { demarcheId, documents, ...facts } of kinds) {
    if (mayOnDocument('readDocument', facts.role, facts)) {
      counts.set(demarcheId, (counts.get(demarcheId) ?? 0) + documents)
    }
  }
  return counts
}

/** Whatever a document out of the trash may be for a member, as far as they may read it: the one decision, told in advance. */
const readableKinds = roles
  .flatMap((role) => documentStates.map((state) => ({ role, state, trashed: false })))
  .flatMap((kind) => [true, false].map((restricted) => ({ ...kind, restricted })))
  .flatMap((kind) => [true, false].map((granted) => ({ ...kind, granted })))
  .flatMap((kind) => [true, false].map((readersSeeHistory) => ({ ...kind, readersSeeHistory })))
  .flatMap((kind) => [true, false].map((restitution) => ({ ...kind, restitution })))
  .filter(({ role, ...kind }) => mayOnDocument('readDocument', role, kind))

type ReadableKind = (typeof readableKinds)[number]

/**
 * The ids of what somebody may read, the trash apart, for a statement to choose among them alone. Its `case` keeps the
 * kinds a question asked of each row, whatever the database thinks of how many there are. [R2]
 */
export function readableIds(sql: Sql | Tx, personId: string, demarcheId: string | null) {
  const kinds = (of: (kind: ReadableKind) => string | boolean) => arrayText(readableKinds, (kind) => String(of(kind)))
  return sql`
    select d.id from document d ${standingJoins(sql, personId)}
    where d.trashed_at is null and (${demarcheId}::uuid is null or d.demarche_id = ${demarcheId}::uuid)
      and case when (s.role, d.state, d.restricted, a.person_id is not null, m.readers_see_history, d.template = 'restitution') in (
        select * from unnest(
          ${kinds((kind) => kind.role)}::text::text[], ${kinds((kind) => kind.state)}::text::text[],
          ${kinds((kind) => kind.restricted)}::text::boolean[], ${kinds((kind) => kind.granted)}::text::boolean[],
          ${kinds((kind) => kind.readersSeeHistory)}::text::boolean[], ${kinds((kind) => kind.restitution)}::text::boolean[]))
      then true else false end`
}

/**
 * Where this person stands before a document, if it allows this, held until the end of the transaction as the log holds
 * it: beside all who write in it, against those who change its state or who may see it.
 */
export async function requireBeside(
  tx: Tx,
  personId: string,
  documentId: string,
  action: DocumentAction,
): Promise<DocumentStanding> {
  const [document] = await tx<{ demarcheId: string }[]>`
    select demarche_id from document where id = ${documentId} for share`
  return standingIfHeld(tx, personId, documentId, document, action)
}

/** The document held for writing, and where this person stands before it, if it allows this. */
export async function requireOnDocument(
  tx: Tx,
  personId: string,
  documentId: string,
  action: DocumentAction,
): Promise<DocumentStanding> {
  const [document] = await tx<{ demarcheId: string }[]>`
    select demarche_id from document where id = ${documentId} for no key update`
  return standingIfHeld(tx, personId, documentId, document, action)
}

async function standingIfHeld(
  tx: Tx,
  personId: string,
  documentId: string,
  document: { demarcheId: string } | undefined,
  action: DocumentAction,
): Promise<DocumentStanding> {
  if (!document) throw new AppError('notFound')
  await heldMembership(tx, document.demarcheId, personId)
  const standing = await standingBefore(tx, personId, documentId)
  if (!standing) throw new AppError('notFound')
  if (!mayOnDocument(action, standing.role, standing)) throw new AppError('notAllowed')
  return standing
}
