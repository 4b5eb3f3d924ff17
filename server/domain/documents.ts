// Documents: making, reading, naming and restricting them. Their text is the live room's.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { availableTransitions, type DocumentState } from '../../shared/rules/document-states.ts'
import { deepest, lineOf, rankStep } from '../../shared/rules/document-tree.ts'
import { documentActions, mayOnDocument } from '../../shared/rules/permissions.ts'
import { trashedUntil } from '../../shared/rules/trash.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { recordAct } from './audit.ts'
import { announceDocument } from './concerned.ts'
import { organisationsIn } from './demarche-organisations.ts'
import { beginText, textOfOwn, type Author } from './document-beginning.ts'
import { stateChangesOf } from './document-states.ts'
import { erasedOfStanding } from './history/erased-passages.ts'
import { historyStanding } from './history/standing.ts'
import { sourceOf } from './organising/copies.ts'
import { tagsOf } from './organising/tags.ts'
import { ancestorsOf, holdTree } from './organising/tree.ts'
import { requireInDemarche, requireOnDocument, standingBefore, type DocumentStanding } from './standing.ts'

/** A text that comes with the document: the update that writes it, and what else is to be kept with it. */
export type Brought = { update: Uint8Array; keep(tx: Tx, documentId: string, author: Author): Promise<void> }

export const createDocument = (ctx: SignedIn, given: Given<'createDocument'>): Promise<Reply<'createDocument'>> =>
  makeDocument(ctx, given, null)

/** Who makes a restricted document is among those it is open to. [R7] */
export async function makeDocument(
  ctx: SignedIn,
  given: Given<'createDocument'>,
  brought: Brought | null,
): Promise<Reply<'createDocument'>> {
  const { demarcheId, title, template, restricted, paragraphs } = given
  const parentId = given.parentId ?? null
  const { personId, actorId } = ctx.principal
  const documentId = ctx.id()
  const begun = brought || paragraphs?.length ? null : await textOfOwn(ctx, demarcheId, template)
  await transaction(ctx.sql, async (tx) => {
    const tree = parentId === null ? [] : await holdTree(tx, demarcheId)
    const { organisationId } = await requireInDemarche(tx, personId, demarcheId, 'createDocument')
    if (parentId !== null) await requireParent(tx, personId, demarcheId, lineOf(tree, parentId))
    const author = { actorId, organisationId }
    const beginning = { documentId, demarcheId, template, paragraphs, author, begun, update: brought?.update }
    await beginText(tx, ctx, beginning, async (facts) => {
      await tx`
        insert into document
          (id, demarche_id, title, template, template_version, state_since, epoch, restricted, parent_id, rank,
          created_by, created_at)
        values (${documentId}, ${demarcheId}, ${title}, ${facts.template}, ${facts.templateVersion}, ${ctx.now()},
          ${facts.epoch},
          ${restricted}, ${parentId}, (select coalesce(max(rank), 0) + ${rankStep}::float8 from document
            where demarche_id = ${demarcheId} and parent_id is not distinct from ${parentId}::uuid),
          ${actorId}, ${ctx.now()})`
    })
    await brought?.keep(tx, documentId, author)
    if (restricted) await grant(tx, ctx.now(), documentId, [personId])
    const object = { kind: 'document', id: documentId, demarcheId } as const
    await recordAct(tx, ctx, brought ? 'importDocument' : 'createDocument', object, { template, restricted })
    await announce(tx, topic.demarche(demarcheId))
    await announce(tx, topic.instance)
  })
  return { documentId }
}

/** One does not begin a document under what one may not see, nor in the trash; nor so deep that it could not have been moved there. */
async function requireParent(tx: Tx, personId: string, demarcheId: string, line: readonly string[]): Promise<void> {
  const parent = await standingBefore(tx, personId, line[0] ?? '')
  if (parent?.demarcheId !== demarcheId) throw new AppError('notFound')
  if (parent.trashed) throw new AppError('inTrash')
  if (line.length >= deepest) throw new AppError('tooDeep')
}

async function grant(tx: Tx, now: Date, documentId: string, personIds: readonly string[]): Promise<void> {
  await tx`
    insert into document_access (document_id, person_id, granted_at)
    select ${documentId}, m.person_id, ${now}
    from document d join membership m on m.demarche_id = d.demarche_id
    where d.id = ${documentId} and m.person_id = any(${[...personIds]}::uuid[])
    on conflict do nothing`
}

type ReadRow = {
  id: string
  demarcheId: string
  demarcheTitle: string
  title: string
  template: string
  state: DocumentState
  stateSince: Date
  restricted: boolean
  epoch: number
  generation: number
  numbered: boolean
  favourite: boolean
  trashedAt: Date | null
  trashedBy: string | null
}

export async function readDocument(
  ctx: SignedIn,
  { documentId }: Given<'readDocument'>,
): Promise<Reply<'readDocument'>> {
  const { personId } = ctx.principal
  const standing = await historyStanding(ctx.sql, personId, documentId)
  if (!standing) throw new AppError('notFound')
  const { role, demarcheId, organisationId } = standing
  const [row] = await ctx.sql<ReadRow[]>`
    select d.id, d.demarche_id, m.title as demarche_title, d.title, d.template, d.state, d.state_since, d.restricted,
      d.epoch, d.generation, d.numbered, d.trashed_at, p.display_name as trashed_by,
      exists (select from favourite f where f.document_id = d.id and f.person_id = ${personId}) as favourite
    from document d
    join demarche m on m.id = d.demarche_id
    left join actor w on w.id = d.trashed_by
    left join person p on p.id = w.person_id
    where d.id = ${documentId}`
  if (!row) throw new AppError('notFound')
  const granted = await ctx.sql<{ personId: string }[]>`
    select person_id from document_access where document_id = ${documentId} order by granted_at, person_id`
  const { trashedAt, trashedBy, ...facts } = row
  return {
    ...facts,
    trash: trashedAt && {
      at: trashedAt.toISOString(),
      by: trashedBy ?? '',
      until: trashedUntil(trashedAt).toISOString(),
    },
    tags: await tagsOf(ctx.sql, documentId),
    ancestors: await ancestorsOf(ctx.sql, personId, documentId),
    source: await sourceOf(ctx, documentId),
    stateSince: row.stateSince.toISOString(),
    role,
    mayDo: documentActions.filter((action) => mayOnDocument(action, role, standing)),
    mayMoveTo: standing.trashed ? [] : availableTransitions(row.state, role).map(({ to }) => to),
    writesFor: organisationId,
    organisations: await organisationsIn(ctx.sql, demarcheId),
    stateChanges: await stateChangesOf(ctx.sql, standing),
    erased: await erasedOfStanding(ctx.sql, standing),
    grantedTo: granted.map(({ personId }) => personId),
  }
}

export async function renameDocument(
  ctx: SignedIn,
  { documentId, title }: Given<'renameDocument'>,
): Promise<Reply<'renameDocument'>> {
  await transaction(ctx.sql, async (tx) => {
    const before = await requireOnDocument(tx, ctx.principal.personId, documentId, 'renameDocument')
    await tx`update document set title = ${title} where id = ${documentId}`
    await recordRename(tx, ctx, before, title)
    const object = { kind: 'document', id: documentId, demarcheId: before.demarcheId } as const
    await recordAct(tx, ctx, 'renameDocument', object)
    await announceDocument(tx, before)
  })
  return {}
}

/** So that it is known what a document was called at any moment of its text. [H45] */
async function recordRename(tx: Tx, ctx: SignedIn, before: DocumentStanding, title: string): Promise<void> {
  if (before.title === title) return
  await tx`
    insert into document_rename (id, document_id, position, from_title, to_title, actor_id, organisation_id, at)
    select ${ctx.id()}, ${before.documentId}, coalesce(max(h.position), 0), ${before.title}, ${title},
      ${ctx.principal.actorId}, ${before.organisationId}, ${ctx.now()}
    from document_head h where h.document_id = ${before.documentId}`
}

/** Whether headings are numbered where the text is shown: a setting, nothing of it is written in the text. [G18] */
export async function setNumbering(
  ctx: SignedIn,
  { documentId, numbered }: Given<'setNumbering'>,
): Promise<Reply<'setNumbering'>> {
  await transaction(ctx.sql, async (tx) => {
    const before = await requireOnDocument(tx, ctx.principal.personId, documentId, 'renameDocument')
    await tx`update document set numbered = ${numbered} where id = ${documentId}`
    const object = { kind: 'document', id: documentId, demarcheId: before.demarcheId } as const
    await recordAct(tx, ctx, 'setNumbering', object, { numbered })
    await announceDocument(tx, before)
  })
  return {}
}

/** Opens a document to those named only, beside the pilots; or to the whole démarche again. [R7] */
export async function restrictDocument(
  ctx: SignedIn,
  { documentId, restricted, personIds }: Given<'restrictDocument'>,
): Promise<Reply<'restrictDocument'>> {
  await transaction(ctx.sql, async (tx) => {
    const standing = await requireOnDocument(tx, ctx.principal.personId, documentId, 'restrictDocument')
    await tx`update document set restricted = ${restricted} where id = ${documentId}`
    await tx`delete from document_access where document_id = ${documentId}`
    if (restricted) await grant(tx, ctx.now(), documentId, personIds)
    const object = { kind: 'document', id: documentId, demarcheId: standing.demarcheId } as const
    await recordAct(tx, ctx, 'restrictDocument', object, { restricted, people: restricted ? personIds.length : 0 })
    await announceDocument(tx, standing)
    await announce(tx, topic.access.document(documentId))
  })
  return {}
}

export async function takeClient(ctx: SignedIn, { documentId }: Given<'takeClient'>): Promise<Reply<'takeClient'>> {
  const { personId, actorId } = ctx.principal
  if (!(await standingBefore(ctx.sql, personId, documentId))) throw new AppError('notFound')
  return { clientId: await ctx.live.handOutClient(documentId, actorId) }
}
