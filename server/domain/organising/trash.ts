// The trash of a démarche: what is put there can come back for thirty days, then is out of sight for good. No text is erased.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { below, lineOf } from '../../../shared/rules/document-tree.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import { trashDays, trashedUntil } from '../../../shared/rules/trash.ts'
import { topic } from '../../../shared/topics.ts'
import type { Services, SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { requireInDemarche, requireOnDocument, standingFacts, standingJoins, type Facts } from '../standing.ts'
import { demarcheOf, holdTree } from './tree.ts'

/**
 * With all that stands below and may be put there by the same person. What may not, because it is adopted or not theirs to
 * see, stays and is shown higher up. Those who have it open are told; what they wrote before is in the log. [G7] [G8]
 */
export async function trashDocument(ctx: SignedIn, given: Given<'trashDocument'>): Promise<Reply<'trashDocument'>> {
  const { documentId } = given
  const { personId, actorId } = ctx.principal
  const trashed = await transaction(ctx.sql, async (tx) => {
    const demarcheId = await demarcheOf(tx, documentId)
    const rows = await holdTree(tx, demarcheId)
    await requireOnDocument(tx, personId, documentId, 'trashDocument')
    const ids = [documentId, ...(await trashable(tx, personId, below(rows, documentId)))]
    await tx`
      update document set trashed_at = ${ctx.now()}, trashed_by = ${actorId}, trash_root = ${documentId}
      where id = any(${ids}::uuid[])`
    const object = { kind: 'document', id: documentId, demarcheId } as const
    await recordAct(tx, ctx, 'trashDocument', object, { documents: ids.length })
    await announceAll(tx, demarcheId, ids)
    return ids.length
  })
  return { documents: trashed }
}

/** Which of these documents, held from now on, this person may put in the trash. */
async function trashable(tx: Tx, personId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  await tx`select 1 from document where id = any(${[...ids]}::uuid[]) order by id for no key update`
  const rows = await tx<(Facts & { id: string })[]>`
    select d.id, ${standingFacts(tx)} from document d ${standingJoins(tx, personId)}
    where d.id = any(${[...ids]}::uuid[])`
  return rows.filter((row) => mayOnDocument('trashDocument', row.role, row)).map(({ id }) => id)
}

async function announceAll(tx: Tx, demarcheId: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await announce(tx, topic.document(id))
    await announce(tx, topic.access.document(id)) // rejoining decides who may still read and write
  }
  await announce(tx, topic.demarche(demarcheId))
  await announce(tx, topic.instance)
}

/** With what was put there together with it; to its place, or under the nearest above it that is not in the trash. [G10] */
export async function restoreDocument(
  ctx: SignedIn,
  { documentId }: Given<'restoreDocument'>,
): Promise<Reply<'restoreDocument'>> {
  const { personId } = ctx.principal
  const restored = await transaction(ctx.sql, async (tx) => {
    const demarcheId = await demarcheOf(tx, documentId)
    const rows = await holdTree(tx, demarcheId)
    await requireOnDocument(tx, personId, documentId, 'restoreDocument')
    const back = await tx<{ id: string }[]>`
      update document set trashed_at = null, trashed_by = null, trash_root = null
      where removed_at is null and (id = ${documentId} or trash_root = ${documentId}) returning id`
    // One that came back without what it was put there with: what remains is no longer of its fate.
    const gone = await tx<{ id: string }[]>`
      select id from document where demarche_id = ${demarcheId} and trashed_at is not null`
    const isGone = new Set(gone.map(({ id }) => id))
    const parentId = lineOf(rows, documentId)
      .slice(1)
      .find((id) => !isGone.has(id))
    await tx`update document set parent_id = ${parentId ?? null} where id = ${documentId}`
    const object = { kind: 'document', id: documentId, demarcheId } as const
    await recordAct(tx, ctx, 'restoreDocument', object, { documents: back.length })
    await announceAll(
      tx,
      demarcheId,
      back.map(({ id }) => id),
    )
    return back.length
  })
  return { documents: restored }
}

/** Out of sight for good, before its time. The log stays: what a démarche wrote is its archive. [G11] */
export async function removeDocument(
  ctx: SignedIn,
  { documentId }: Given<'removeDocument'>,
): Promise<Reply<'removeDocument'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    const demarcheId = await demarcheOf(tx, documentId)
    await holdTree(tx, demarcheId)
    const { role } = await requireOnDocument(tx, personId, documentId, 'restoreDocument')
    if (role !== 'pilot') throw new AppError('notAllowed')
    const removed = await tx<{ id: string }[]>`
      update document set removed_at = ${ctx.now()}
      where removed_at is null and trashed_at is not null and (id = ${documentId} or trash_root = ${documentId}) returning id`
    const object = { kind: 'document', id: documentId, demarcheId } as const
    await recordAct(tx, ctx, 'removeDocument', object, { documents: removed.length })
    await announceAll(
      tx,
      demarcheId,
      removed.map(({ id }) => id),
    )
  })
  return {}
}

/** What has been in the trash for thirty days is out of sight for good, and that is written down. Asked every hour. [G11] */
export async function removeWhatIsDue(services: Pick<Services, 'sql' | 'now' | 'id'>): Promise<number> {
  const before = new Date(services.now().getTime() - trashDays * 24 * 60 * 60_000)
  return transaction(services.sql, async (tx) => {
    const due = await tx<{ id: string; demarcheId: string }[]>`
      update document set removed_at = ${services.now()} where trashed_at <= ${before} and removed_at is null
      returning id, demarche_id`
    for (const { id, demarcheId } of due) {
      const object = { kind: 'document', id, demarcheId } as const
      await recordAct(tx, { ...services, principal: null }, 'removeDocument', object)
      await announceAll(tx, demarcheId, [id])
    }
    return due.length
  })
}

type TrashedRow = Facts & {
  id: string
  title: string
  trashedAt: Date
  trashedBy: string | null
  trashRoot: string
}

/** What this person may bring back, latest first; what was put there with another is counted with it. [G9] */
export async function listTrash(ctx: SignedIn, { demarcheId }: Given<'listTrash'>): Promise<Reply<'listTrash'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, (tx) => requireInDemarche(tx, personId, demarcheId, 'readDemarche'))
  const rows = await ctx.sql<TrashedRow[]>`
    select d.id, d.title, d.trashed_at, d.trash_root, p.display_name as trashed_by, ${standingFacts(ctx.sql)}
    from document d ${standingJoins(ctx.sql, personId)}
    left join actor w on w.id = d.trashed_by
    left join person p on p.id = w.person_id
    where d.demarche_id = ${demarcheId} and d.trashed_at is not null
    order by d.trashed_at desc, d.id desc`
  const mine = rows.filter((row) => mayOnDocument('restoreDocument', row.role, row))
  const shown = new Set(mine.map(({ id }) => id))
  const roots = mine.filter(({ id, trashRoot }) => id === trashRoot || !shown.has(trashRoot))
  return {
    documents: roots.map(({ id, title, state, trashedAt, trashedBy }) => ({
      id,
      title,
      state,
      trashedAt: trashedAt.toISOString(),
      trashedBy: trashedBy ?? '',
      until: trashedUntil(trashedAt).toISOString(),
      others: mine.filter((row) => row.trashRoot === id && row.id !== id).length,
    })),
  }
}
