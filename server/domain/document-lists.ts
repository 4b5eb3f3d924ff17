// Documents as lists show them: what changed last, in one démarche or in all of mine; and those that are named.
import type { Given, Reply } from '../../shared/api.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import { mayOnDocument, type DocumentFacts } from '../../shared/rules/permissions.ts'
import type { DocumentRow } from '../../shared/schemas/documents.ts'
import type { SignedIn } from '../context.ts'
import { transaction } from '../db/transaction.ts'
import { peoplePresent } from './presence.ts'
import { requireInDemarche } from './standing.ts'

type ListedRow = Omit<DocumentRow, 'changedAt' | 'present'> & DocumentFacts & { role: Role; changedAt: Date }

/** The documents of my démarches that I may see, or those of them that are named, latest change first. [R2] */
async function visibleDocuments(
  ctx: SignedIn,
  demarcheId: string | null,
  named: readonly string[] | null = null,
): Promise<ListedRow[]> {
  const { personId } = ctx.principal
  const rows = await ctx.sql<ListedRow[]>`
    select d.id, d.demarche_id, m.title as demarche_title, d.title, d.template, d.state, d.restricted, false as trashed, s.role,
      a.person_id is not null as granted, m.readers_see_history,
      greatest(u.at, d.state_since) as changed_at, p.display_name as changed_by
    from membership s
    join demarche m on m.id = s.demarche_id
    join document d on d.demarche_id = m.id
    left join document_access a on a.document_id = d.id and a.person_id = s.person_id
    left join document_head h on h.document_id = d.id
    left join document_update u on u.document_id = d.id and u.position = h.position
    left join actor w on w.id = u.actor_id
    left join person p on p.id = w.person_id
    where s.person_id = ${personId} and (${demarcheId}::uuid is null or m.id = ${demarcheId}::uuid)
      and (${named === null} or d.id = any(${[...(named ?? [])]}::uuid[])) and d.trashed_at is null
    order by changed_at desc, d.id desc`
  return rows.filter((row) => mayOnDocument('readDocument', row.role, row))
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
export const documentsNamed = async (ctx: SignedIn, ids: readonly string[]): Promise<DocumentRow[]> =>
  ids.length === 0 ? [] : presented(ctx, await visibleDocuments(ctx, null, ids))

export async function listRecentDocuments(ctx: SignedIn): Promise<Reply<'listRecentDocuments'>> {
  const rows = await visibleDocuments(ctx, null)
  return { documents: await presented(ctx, rows.slice(0, recently)) }
}

export async function listDocuments(
  ctx: SignedIn,
  { demarcheId }: Given<'listDocuments'>,
): Promise<Reply<'listDocuments'>> {
  await transaction(ctx.sql, (tx) => requireInDemarche(tx, ctx.principal.personId, demarcheId, 'readDemarche'))
  const rows = await visibleDocuments(ctx, demarcheId)
  return { documents: await presented(ctx, rows.slice(0, mostListed)), total: rows.length }
}
