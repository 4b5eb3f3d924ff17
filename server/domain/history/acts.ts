// What was done to documents beside their text, told among sittings. A new kind of act is one more query here.
import type { DocumentState } from '../../../shared/rules/document-states.ts'
import type { HistoryLine } from '../../../shared/schemas/history.ts'
import type { RestoreScope } from '../../../shared/history/restore/part.ts'
import type { Hand } from '../../../shared/history/shown.ts'
import type { Sql } from '../../db/connect.ts'

type ToldAct = Extract<HistoryLine, { kind: 'act' }>['act']

/** `by` is null where the log of acts names nobody. */
export type Act = { documentId: string; at: Date; position: number; by: Hand | null; act: ToldAct }

/** Of one document, or of all those of a démarche; `until` apart. */
export type Scope = { documentId?: string; demarcheId: string; since: Date | null; until: Date | null }

/** A piece of SQL. */
type PendingQuery = ReturnType<typeof within>

type Row = { documentId: string; at: Date; position: bigint; actorId: string | null; organisationId: string | null }

/** In no order. Nobody's rights are asked. [H47] */
export async function actsIn(sql: Sql, scope: Scope): Promise<Act[]> {
  const all = await Promise.all([
    beginningsIn(sql, scope),
    renamesIn(sql, scope),
    movesIn(sql, scope),
    restrictionsIn(sql, scope),
    restorationsIn(sql, scope),
    redactionsIn(sql, scope),
  ])
  return all.flat()
}

/** Of documents `d`. */
const within = (sql: Sql, { documentId, demarcheId }: Scope) => sql`
  d.demarche_id = ${demarcheId} and (${documentId ?? null}::uuid is null or d.id = ${documentId ?? null}::uuid)`

const between = (sql: Sql, at: PendingQuery, { since, until }: Scope) => sql`
  (${since}::timestamptz is null or ${at} >= ${since}) and (${until}::timestamptz is null or ${at} < ${until})`

async function beginningsIn(sql: Sql, scope: Scope): Promise<Act[]> {
  const rows = await sql<(Row & { template: string })[]>`
    select d.id as document_id, d.created_at as at, 0::bigint as position, d.created_by as actor_id,
      null as organisation_id, d.template
    from document d where ${within(sql, scope)} and ${between(sql, sql`d.created_at`, scope)}`
  return rows.map((row) => told(row, { name: 'created', template: row.template }))
}

/** From when names were kept on: of those before, only that there was one is known. */
async function renamesIn(sql: Sql, scope: Scope): Promise<Act[]> {
  const rows = await sql<(Row & { from: string; to: string })[]>`
    select r.document_id, r.at, r.position, r.actor_id, r.organisation_id, r.from_title as "from", r.to_title as "to"
    from document_rename r join document d on d.id = r.document_id
    where ${within(sql, scope)} and ${between(sql, sql`r.at`, scope)}`
  return rows.map((row) => told(row, { name: 'renamed', from: row.from, to: row.to }))
}

async function movesIn(sql: Sql, scope: Scope): Promise<Act[]> {
  const rows = await sql<(Row & { from: DocumentState; to: DocumentState; reason: string })[]>`
    select c.document_id, c.at, c.position, c.actor_id, c.organisation_id, c.from_state as "from", c.to_state as "to", c.reason
    from document_state_change c join document d on d.id = c.document_id
    where ${within(sql, scope)} and ${between(sql, sql`c.at`, scope)}`
  return rows.map((row) => told(row, { name: 'movedState', from: row.from, to: row.to, reason: row.reason }))
}

async function restrictionsIn(sql: Sql, scope: Scope): Promise<Act[]> {
  const rows = await sql<(Row & { restricted: boolean })[]>`
    select d.id as document_id, l.at, document_position_at(d.id, l.at) as position, l.actor_id, null as organisation_id,
      coalesce((l.details ->> 'restricted')::boolean, false) as restricted
    from audit_log l join document d on d.id = l.object_id
    where l.demarche_id = ${scope.demarcheId} and l.object_kind = 'document' and l.verb = 'restrictDocument'
      and ${within(sql, scope)} and ${between(sql, sql`l.at`, scope)}`
  return rows.map((row) => told(row, { name: 'restricted', restricted: row.restricted }))
}

async function restorationsIn(sql: Sql, scope: Scope): Promise<Act[]> {
  const rows = await sql<(Row & { to: bigint; scope: RestoreScope })[]>`
    select r.document_id, r.at, r.position, r.actor_id, r.organisation_id, r.to_position as "to", r.scope
    from document_restoration r join document d on d.id = r.document_id
    where ${within(sql, scope)} and ${between(sql, sql`r.at`, scope)}`
  return rows.map((row) => told(row, { name: 'restored', to: Number(row.to), scope: row.scope }))
}

async function redactionsIn(sql: Sql, scope: Scope): Promise<Act[]> {
  const rows = await sql<(Row & { reason: string })[]>`
    select r.document_id, u.at, r.position, u.actor_id, u.organisation_id, r.reason
    from document_redaction r join document d on d.id = r.document_id
    join document_update u on u.document_id = r.document_id and u.position = r.position
    where ${within(sql, scope)} and ${between(sql, sql`u.at`, scope)}`
  return rows.map((row) => told(row, { name: 'redacted', reason: row.reason }))
}

function told({ documentId, at, position, actorId, organisationId }: Row, act: ToldAct): Act {
  const by = actorId === null ? null : { actorId, organisationId, relayedBy: null }
  return { documentId, at, position: Number(position), by, act }
}
