// Copies of documents: their text begins as that of another, and stays of those who wrote it.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { rankStep } from '../../../shared/rules/document-tree.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { refuseBlanked } from '../../history/redactions.ts'
import { storedText } from '../../history/stored-text.ts'
import { recordAct } from '../audit.ts'
import { copyFiles } from '../files/files.ts'
import { filesNamedIn } from '../files/shown.ts'
import { requireInDemarche, standingBefore } from '../standing.ts'

/**
 * The copy keeps the state of the text, its clientIDs and whose they are; its log begins with a row of kind `copy`, and
 * `document_copy` names the source and its position. Copying makes nobody an author. Deleted text is not taken along. [G12]
 */
export async function duplicateDocument(
  ctx: SignedIn,
  given: Given<'duplicateDocument'>,
): Promise<Reply<'duplicateDocument'>> {
  const { documentId: sourceId, title, kind } = given
  const { personId } = ctx.principal
  if (!(await standingBefore(ctx.sql, personId, sourceId))) throw new AppError('notFound')
  await ctx.live.flush(sourceId)
  const text = await transaction(ctx.sql, (tx) => storedText(tx, sourceId), 'isolation level repeatable read read only')
  const state = await ctx.live.collect(text?.updates ?? [])
  const copyId = ctx.id()
  await transaction(ctx.sql, async (tx) => {
    // Held against a restriction meanwhile, not against those who write.
    await refuseBlanked(tx, sourceId, text?.position ?? 0)
    const source = await standingBefore(tx, personId, sourceId)
    if (!source) throw new AppError('notFound')
    if (source.trashed) throw new AppError('inTrash')
    if (kind === 'edition' && source.state !== 'adopted' && source.state !== 'archived') {
      throw new AppError('badInput', { field: 'kind' })
    }
    const { demarcheId, restricted } = source
    const { organisationId } = await requireInDemarche(tx, personId, demarcheId, 'createDocument')
    const position = text?.position ?? 0
    const author = { actorId: ctx.principal.actorId, organisationId }
    await writeRows(tx, ctx, { sourceId, copyId, title })
    // An image that was deleted there does not cross. [I18]
    await copyFiles(tx, sourceId, copyId, await filesNamedIn(tx, sourceId, state))
    await ctx.live.begin(tx, copyId, { ...author, kind: 'copy', update: state, ofDocument: sourceId })
    await tx`
      insert into document_copy (document_id, source_id, source_position, source_hash, kind, actor_id, at)
      values (${copyId}, ${sourceId}, ${position}, ${await hashAt(tx, sourceId, position)}, ${kind}, ${author.actorId},
        ${ctx.now()})`
    const object = { kind: 'document', id: copyId, demarcheId } as const
    await recordAct(tx, ctx, 'duplicateDocument', object, { sourceId, position, kind, restricted })
    await announce(tx, topic.demarche(demarcheId))
    await announce(tx, topic.instance)
  })
  return { documentId: copyId }
}

/** A draft right after its source, with its tags; restricted like it, to the same people and whoever makes it. */
async function writeRows(
  tx: Tx,
  ctx: SignedIn,
  { sourceId, copyId, title }: { sourceId: string; copyId: string; title: string },
): Promise<void> {
  const now = ctx.now()
  const { personId, actorId } = ctx.principal
  await tx`
    insert into document (id, demarche_id, title, template, template_version, state_since, epoch, restricted, numbered,
      parent_id, rank, created_by, created_at)
    select ${copyId}, d.demarche_id, ${title}, d.template, d.template_version, ${now}, d.epoch, d.restricted, d.numbered,
      d.parent_id,
      coalesce((select (d.rank + min(n.rank)) / 2 from document n
        where n.demarche_id = d.demarche_id and n.parent_id is not distinct from d.parent_id and n.rank > d.rank),
        d.rank + ${rankStep}::float8),
      ${actorId}, ${now}
    from document d where d.id = ${sourceId}`
  await tx`
    insert into document_access (document_id, person_id, granted_at)
    select ${copyId}, p.id, ${now} from document d, person p
    where d.id = ${sourceId} and ((d.restricted and p.id = ${personId}) or exists (
      select from document_access a where a.document_id = d.id and a.person_id = p.id))`
  await tx`
    insert into document_tag (document_id, tag_id, actor_id, at)
    select ${copyId}, tag_id, ${actorId}, ${now} from document_tag where document_id = ${sourceId}`
  // Whoever was told of a mention in the source is not told again of the same words.
  await tx`
    insert into mention (document_id, person_id, block_id, actor_id, at, seen_at)
    select ${copyId}, person_id, block_id, actor_id, at, ${now} from mention
    where document_id = ${sourceId} and gone_at is null`
}

/** Of the last row that was taken along. */
async function hashAt(tx: Tx, documentId: string, position: number): Promise<Uint8Array> {
  const [row] = await tx<{ hash: Uint8Array }[]>`
    select hash from document_update where document_id = ${documentId} and position = ${position}`
  return row?.hash ?? new Uint8Array(32)
}

/** What a document was copied from, if this person may read that. */
export async function sourceOf(ctx: SignedIn, documentId: string): Promise<Reply<'readDocument'>['source']> {
  const [copy] = await ctx.sql<{ sourceId: string; kind: 'duplicate' | 'edition' }[]>`
    select source_id, kind from document_copy where document_id = ${documentId}`
  if (!copy) return null
  const source = await standingBefore(ctx.sql, ctx.principal.personId, copy.sourceId)
  return source && !source.trashed ? { id: source.documentId, title: source.title, kind: copy.kind } : null
}
