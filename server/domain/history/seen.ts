// What somebody had seen of a text, and what others wrote in it since.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { restoreScopes } from '../../../shared/schemas/history.ts'
import type { SignedIn } from '../../context.ts'
import { NamedHands } from './hands.ts'
import { headOf, historyStanding, type HistoryStanding } from './standing.ts'

/** Whoever comes back later than this begins another visit. */
export const visitMs = 30 * 60_000

export type Seen = { position: number; at: Date }

type Row = { at: Date; position: bigint | null; beforeAt: Date | null; beforePosition: bigint | null }

/** Until where the text was seen before the visit that is under way; null in a first one, or where it is not known. [H49] */
export async function lastSeen(
  { sql, principal, now }: Pick<SignedIn, 'sql' | 'principal' | 'now'>,
  documentId: string,
): Promise<Seen | null> {
  const [row] = await sql<Row[]>`
    select at, position, before_at, before_position from document_seen
    where person_id = ${principal.personId} and document_id = ${documentId}`
  if (!row) return null
  const isNewVisit = now().getTime() - row.at.getTime() > visitMs // not told yet
  const [at, position] = isNewVisit ? [row.at, row.position] : [row.beforeAt, row.beforePosition]
  return at === null || position === null ? null : { at, position: Number(position) }
}

/** So many rows are counted; a page says « plus de ». */
const mostCounted = 1000

/** Nothing is told to whoever does not see the history. Whoever blanked a passage wrote nothing. [H49] */
export async function readUnseen(ctx: SignedIn, { documentId }: Given<'readUnseen'>): Promise<Reply<'readUnseen'>> {
  const { sql, principal } = ctx
  const standing = await historyStanding(sql, principal.personId, documentId)
  if (!standing) throw new AppError('notFound')
  const head = await headOf(sql, documentId)
  if (!mayOnDocument('readHistory', standing.role, standing))
    return { seen: null, head, rows: 0, hands: [], restored: null }
  const restored = await lastRestored(ctx, standing)
  const seen = await lastSeen(ctx, documentId)
  const from = Math.max(seen?.position ?? head, standing.floor)
  const wrote = await sql<{ actorId: string; organisationId: string | null; rows: number }[]>`
    select actor_id, organisation_id, count(*)::int as rows from (
      select actor_id, organisation_id, position from document_update
      where document_id = ${documentId} and position > ${from} and kind <> 'redaction'
      order by position desc limit ${mostCounted}) u
    where actor_id <> ${principal.actorId}
    group by actor_id, organisation_id order by max(position) desc`
  const hands = wrote.map(({ actorId, organisationId }) => ({ actorId, organisationId, relayedBy: null }))
  const named = await NamedHands.of({ sql, demarcheId: standing.demarcheId, actorId: principal.actorId }, hands)
  for (const hand of hands) named.place(hand)
  return {
    seen: seen && { position: from, at: seen.at.toISOString() },
    head,
    rows: wrote.reduce((sum, one) => sum + one.rows, 0),
    hands: named.told,
    restored,
  }
}

/** By somebody else, and since one may see. [H95] */
async function lastRestored(
  { sql, principal: { actorId } }: SignedIn,
  { documentId, demarcheId, floor }: HistoryStanding,
): Promise<Reply<'readUnseen'>['restored']> {
  type Last = {
    position: bigint
    scope: (typeof restoreScopes)[number]
    actorId: string
    organisationId: string | null
  }
  const [last] = await sql<Last[]>`
    select position, scope, actor_id, organisation_id from document_restoration
    where document_id = ${documentId} and position > ${floor} and actor_id <> ${actorId}
    order by at desc limit 1`
  if (!last) return null
  const hand = { actorId: last.actorId, organisationId: last.organisationId, relayedBy: null }
  const named = await NamedHands.of({ sql, demarcheId, actorId }, [hand])
  const by = named.told[named.place(hand)]
  return by ? { by, scope: last.scope, position: Number(last.position) } : null
}
