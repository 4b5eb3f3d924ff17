// The tree of documents of a démarche: as somebody sees it, and moving a document in it.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { hindrance, ranksFor, visibleTree, type Placed } from '../../../shared/rules/document-tree.ts'
import { mayOnDocument, type DocumentFacts } from '../../../shared/rules/permissions.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { announceDocument } from '../concerned.ts'
import { peoplePresent } from '../presence.ts'
import { requireInDemarche, requireOnDocument, standingBefore } from '../standing.ts'

type Row = DocumentFacts &
  Placed & {
    title: string
    changedAt: Date
    favourite: boolean
    tagIds: string[] | null
    role: Role
  }

/** All of them, also what this person may not see: the order of the rest depends on it. */
async function rowsOf(ctx: SignedIn, demarcheId: string): Promise<Row[]> {
  const { personId } = ctx.principal
  const rows = await ctx.sql<Row[]>`
    select d.id, d.parent_id, d.rank, d.title, d.state, d.restricted, d.trashed_at is not null as trashed, s.role,
      a.person_id is not null as granted, m.readers_see_history, greatest(u.at, d.state_since) as changed_at,
      f.person_id is not null as favourite, t.tag_ids
    from document d
    join demarche m on m.id = d.demarche_id
    join membership s on s.demarche_id = m.id and s.person_id = ${personId}
    left join document_access a on a.document_id = d.id and a.person_id = s.person_id
    left join favourite f on f.document_id = d.id and f.person_id = s.person_id
    left join document_head h on h.document_id = d.id
    left join document_update u on u.document_id = d.id and u.position = h.position
    left join (
      select x.document_id, array_agg(x.tag_id) as tag_ids from document_tag x
      join tag g on g.id = x.tag_id and g.demarche_id = ${demarcheId} group by x.document_id
    ) t on t.document_id = d.id
    where d.demarche_id = ${demarcheId}`
  return rows
}

/** In order, each after what it stands under; what I may not see betrays nothing and hides nothing. [G3] */
export async function listTree(ctx: SignedIn, { demarcheId }: Given<'listTree'>): Promise<Reply<'listTree'>> {
  await transaction(ctx.sql, (tx) => requireInDemarche(tx, ctx.principal.personId, demarcheId, 'readDemarche'))
  const rows = await rowsOf(ctx, demarcheId)
  const seen = visibleTree(rows, (row) => !row.trashed && mayOnDocument('readDocument', row.role, row))
  const present = await peoplePresent(
    ctx,
    seen.map(({ row }) => ({ id: row.id, demarcheId })),
  )
  return {
    documents: seen.map(({ row, parentId }) => ({
      id: row.id,
      parentId,
      title: row.title,
      state: row.state,
      restricted: row.restricted,
      changedAt: row.changedAt.toISOString(),
      favourite: row.favourite,
      tagIds: row.tagIds ?? [],
      mayRename: mayOnDocument('renameDocument', row.role, row),
      mayTrash: mayOnDocument('trashDocument', row.role, row),
      present: present.get(row.id) ?? [],
    })),
  }
}

export async function demarcheOf(sql: Sql | Tx, documentId: string): Promise<string> {
  const [row] = await sql<{ demarcheId: string }[]>`select demarche_id from document where id = ${documentId}`
  if (!row) throw new AppError('notFound')
  return row.demarcheId
}

/** Of two who move at once, one is after the other: the démarche is held first, by everyone who changes its tree. [G2] */
export async function holdTree(tx: Tx, demarcheId: string): Promise<Placed[]> {
  await tx`select 1 from demarche where id = ${demarcheId} for no key update`
  const rows = await tx<Placed[]>`select id, parent_id, rank from document where demarche_id = ${demarcheId}`
  return [...rows]
}

/** A place is named by what one sees: the document that stands above, and the one that comes next. [G1] [G2] */
export async function moveDocument(ctx: SignedIn, given: Given<'moveDocument'>): Promise<Reply<'moveDocument'>> {
  const { documentId, parentId } = given
  const beforeId = given.beforeId ?? null
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    const demarcheId = await demarcheOf(tx, documentId)
    const rows = await holdTree(tx, demarcheId)
    const standing = await requireOnDocument(tx, personId, documentId, 'organiseDocument')
    for (const named of [parentId, beforeId]) if (named !== null) await requireStands(tx, personId, named, demarcheId)
    const why = beforeId === documentId ? 'wouldCycle' : hindrance(rows, documentId, parentId)
    if (why) throw new AppError(why)
    const ranks = ranksFor(rows, documentId, parentId, beforeId)
    if (!ranks) throw new AppError('badInput', { field: 'beforeId' })
    await tx`update document set parent_id = ${parentId} where id = ${documentId}`
    await tx`
      update document set rank = n.rank
      from unnest(${[...ranks.keys()]}::text[]::uuid[], ${[...ranks.values()].map(String)}::text[]::float8[]) as n (id, rank)
      where n.id = document.id`
    const object = { kind: 'document', id: documentId, demarcheId } as const
    await recordAct(tx, ctx, 'moveDocument', object, { parentId })
    await announceDocument(tx, standing)
  })
  return {}
}

/** What one names stands in the same démarche, and is seen. */
async function requireStands(tx: Tx, personId: string, documentId: string, demarcheId: string): Promise<void> {
  const standing = await standingBefore(tx, personId, documentId)
  if (!standing || standing.demarcheId !== demarcheId) throw new AppError('notFound')
  if (standing.trashed) throw new AppError('inTrash')
}

/** Those above a document that this person may read, the highest first. [G3] */
export async function ancestorsOf(
  sql: Sql,
  personId: string,
  documentId: string,
): Promise<Reply<'readDocument'>['ancestors']> {
  const rows = await sql<(DocumentFacts & { id: string; title: string; role: Role })[]>`
    with recursive line as (
      select d.parent_id as id, 1 as height from document d where d.id = ${documentId} and d.parent_id is not null
      union all
      select d.parent_id, l.height + 1 from line l join document d on d.id = l.id where d.parent_id is not null and l.height < 32
    )
    select d.id, d.title, d.state, d.restricted, d.trashed_at is not null as trashed, s.role,
      a.person_id is not null as granted, m.readers_see_history
    from line l
    join document d on d.id = l.id
    join demarche m on m.id = d.demarche_id
    join membership s on s.demarche_id = m.id and s.person_id = ${personId}
    left join document_access a on a.document_id = d.id and a.person_id = s.person_id
    where d.trashed_at is null order by l.height desc`
  return rows.filter((row) => mayOnDocument('readDocument', row.role, row)).map(({ id, title }) => ({ id, title }))
}
