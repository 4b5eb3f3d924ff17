// Documents as lists show them: what changed last, in one démarche or in all of mine; and those that are named.
import type { Given, Reply } from '../../shared/api.ts'
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import type { DocumentRow } from '../../shared/schemas/documents.ts'
import type { SignedIn } from '../context.ts'
import { transaction } from '../db/transaction.ts'
import { peoplePresent } from './presence.ts'
import { arrivalOf, countReadable, requireInDemarche, standingFacts, standingJoins, type Facts } from './standing.ts'

type ListedRow = Omit<DocumentRow, 'changedAt' | 'present'> & Facts & { changedAt: Date }

/** Which documents: of one démarche or of all of mine, or those that are named; the trash apart. */
type Asked = { demarcheId?: string; named?: readonly string[] }

/** Latest change first, from one on. What I may not see is among them. Who wrote last is told to whoever may see that. [H15] */
async function rowsOf(ctx: SignedIn, { demarcheId, named }: Asked, from: number): Promise<ListedRow[]> {
  return ctx.sql<ListedRow[]>`
    select d.id, d.demarche_id, m.title as demarche_title, d.title, d.template, ${standingFacts(ctx.sql)},
      greatest(u.at, d.state_since) as changed_at,
      case when u.at < ${arrivalOf(ctx.sql)} then null else p.display_name end as changed_by
    from document d ${standingJoins(ctx.sql, ctx.principal.personId)}
    left join document_head h on h.document_id = d.id
    left join document_update u on u.document_id = d.id and u.position = h.position
    left join actor w on w.id = u.actor_id
    left join person p on p.id = w.person_id
    where d.trashed_at is null and (${demarcheId ?? null}::uuid is null or m.id = ${demarcheId ?? null}::uuid)
      and (${named === undefined} or d.id = any(${[...(named ?? [])]}::uuid[]))
    order by changed_at desc, d.id desc limit ${atOnce} offset ${from}`
}

const atOnce = 400

/** So many of those that I may see, latest change first, however many I may not. [R2] */
async function visibleDocuments(ctx: SignedIn, asked: Asked, most: number): Promise<ListedRow[]> {
  const seen = new Map<string, ListedRow>() // what changes between two statements stands in both
  for (let from = 0; seen.size < most; from += atOnce) {
    const rows = await rowsOf(ctx, asked, from)
    for (const row of rows) if (mayOnDocument('readDocument', row.role, row)) seen.set(row.id, row)
    if (rows.length < atOnce) break
  }
  return [...seen.values()].slice(0, most)
}

async function presented(ctx: SignedIn, rows: readonly ListedRow[]): Promise<DocumentRow[]> {
  const present = await peoplePresent(ctx, rows)
  return rows.map(({ id, demarcheId, demarcheTitle, title, template, state, restricted, changedAt, changedBy }) => ({
    id,
    demarcheId,
    demarcheTitle,
    title,
    template,
    state,
    restricted,
    changedBy,
    changedAt: changedAt.toISOString(),
    present: present.get(id) ?? [],
  }))
}

const recently = 20
/** Of a démarche, so many are listed by their latest change; all of them are in its tree. */
const mostListed = 200

/** What of these I may see. [R2] */
export const documentsNamed = async (ctx: SignedIn, named: readonly string[]): Promise<DocumentRow[]> =>
  named.length === 0 ? [] : presented(ctx, await visibleDocuments(ctx, { named }, named.length))

export async function listRecentDocuments(ctx: SignedIn): Promise<Reply<'listRecentDocuments'>> {
  return { documents: await presented(ctx, await visibleDocuments(ctx, {}, recently)) }
}

export async function listDocuments(
  ctx: SignedIn,
  { demarcheId }: Given<'listDocuments'>,
): Promise<Reply<'listDocuments'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, (tx) => requireInDemarche(tx, personId, demarcheId, 'readDemarche'))
  const [rows, counts] = await Promise.all([
    visibleDocuments(ctx, { demarcheId }, mostListed),
    countReadable(ctx.sql, personId, demarcheId),
  ])
  return { documents: await presented(ctx, rows), total: counts.get(demarcheId) ?? 0 }
}
