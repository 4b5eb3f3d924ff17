// Documents: making, listing, reading, naming and restricting them. Their text is the live room's.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import { availableTransitions, type DocumentState } from '../../shared/rules/document-states.ts'
import { documentActions, mayOnDocument, type DocumentFacts } from '../../shared/rules/permissions.ts'
import type { DocumentRow } from '../../shared/schemas/documents.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { recordAct } from './audit.ts'
import { announceDocument } from './concerned.ts'
import { organisationsIn } from './demarche-organisations.ts'
import { beginText, type Author } from './document-beginning.ts'
import { stateChangesOf } from './document-states.ts'
import { peoplePresent } from './presence.ts'
import { requireInDemarche, requireOnDocument, standingBefore } from './standing.ts'

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
  const { personId, actorId } = ctx.principal
  const documentId = ctx.id()
  await transaction(ctx.sql, async (tx) => {
    const { organisationId } = await requireInDemarche(tx, personId, demarcheId, 'createDocument')
    const author = { actorId, organisationId }
    const beginning = { documentId, demarcheId, template, paragraphs, author, update: brought?.update }
    await beginText(tx, ctx, beginning, async (facts) => {
      await tx`
        insert into document
          (id, demarche_id, title, template, template_version, state_since, epoch, restricted, created_by, created_at)
        values (${documentId}, ${demarcheId}, ${title}, ${facts.template}, ${facts.templateVersion}, ${ctx.now()},
          ${facts.epoch}, ${restricted}, ${actorId}, ${ctx.now()})`
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

async function grant(tx: Tx, now: Date, documentId: string, personIds: readonly string[]): Promise<void> {
  await tx`
    insert into document_access (document_id, person_id, granted_at)
    select ${documentId}, m.person_id, ${now}
    from document d join membership m on m.demarche_id = d.demarche_id
    where d.id = ${documentId} and m.person_id = any(${[...personIds]}::uuid[])
    on conflict do nothing`
}

type ListedRow = Omit<DocumentRow, 'changedAt' | 'present'> & DocumentFacts & { role: Role; changedAt: Date }

/** The documents of my démarches that I may see, latest change first. [R2] */
async function visibleDocuments(ctx: SignedIn, demarcheId: string | null): Promise<ListedRow[]> {
  const { personId } = ctx.principal
  const rows = await ctx.sql<ListedRow[]>`
    select d.id, d.demarche_id, m.title as demarche_title, d.title, d.template, d.state, d.restricted, s.role,
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

export async function listRecentDocuments(ctx: SignedIn): Promise<Reply<'listRecentDocuments'>> {
  const rows = await visibleDocuments(ctx, null)
  return { documents: await presented(ctx, rows.slice(0, recently)) }
}

export async function listDocuments(
  ctx: SignedIn,
  { demarcheId }: Given<'listDocuments'>,
): Promise<Reply<'listDocuments'>> {
  await transaction(ctx.sql, (tx) => requireInDemarche(tx, ctx.principal.personId, demarcheId, 'readDemarche'))
  return { documents: await presented(ctx, await visibleDocuments(ctx, demarcheId)) }
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
}

export async function readDocument(
  ctx: SignedIn,
  { documentId }: Given<'readDocument'>,
): Promise<Reply<'readDocument'>> {
  const standing = await standingBefore(ctx.sql, ctx.principal.personId, documentId)
  if (!standing) throw new AppError('notFound')
  const { role, demarcheId, organisationId } = standing
  const [row] = await ctx.sql<ReadRow[]>`
    select d.id, d.demarche_id, m.title as demarche_title, d.title, d.template, d.state, d.state_since, d.restricted,
      d.epoch, d.generation
    from document d join demarche m on m.id = d.demarche_id where d.id = ${documentId}`
  if (!row) throw new AppError('notFound')
  const granted = await ctx.sql<{ personId: string }[]>`
    select person_id from document_access where document_id = ${documentId} order by granted_at, person_id`
  return {
    ...row,
    stateSince: row.stateSince.toISOString(),
    role,
    mayDo: documentActions.filter((action) => mayOnDocument(action, role, standing)),
    mayMoveTo: availableTransitions(row.state, role).map(({ to }) => to),
    writesFor: organisationId,
    organisations: await organisationsIn(ctx.sql, demarcheId),
    stateChanges: await stateChangesOf(ctx.sql, documentId),
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
    const object = { kind: 'document', id: documentId, demarcheId: before.demarcheId } as const
    await recordAct(tx, ctx, 'renameDocument', object)
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
