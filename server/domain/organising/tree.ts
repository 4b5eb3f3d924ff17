// The tree of documents of a démarche: what stands above a document, and moving one in it. Its listing is in tree-listing.ts.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { hindrance, ranksFor, type Placed } from '../../../shared/rules/document-tree.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { announceDocument } from '../concerned.ts'
import { requireOnDocument, standingBefore, standingFacts, standingJoins, type Facts } from '../standing.ts'

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
  const rows = await sql<(Facts & { id: string; title: string })[]>`
    with recursive line as (
      select d.parent_id as id, 1 as height from document d where d.id = ${documentId} and d.parent_id is not null
      union all
      select d.parent_id, l.height + 1 from line l join document d on d.id = l.id where d.parent_id is not null and l.height < 32
    )
    select d.id, d.title, ${standingFacts(sql)}
    from line l
    join document d on d.id = l.id ${standingJoins(sql, personId)}
    where d.trashed_at is null order by l.height desc`
  return rows.filter((row) => mayOnDocument('readDocument', row.role, row)).map(({ id, title }) => ({ id, title }))
}
