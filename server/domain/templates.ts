// Templates that documents may start from: what each holds in short, and those that a démarche keeps of its own documents.
import type { Given, Reply } from '../../shared/api.ts'
import { planOf } from '../../shared/document/plan.ts'
import { templates } from '../../shared/document/templates/templates.ts'
import { AppError } from '../../shared/errors.ts'
import { isTemplateId } from '../../shared/rules/document-templates.ts'
import { mayInDemarche } from '../../shared/rules/permissions.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { recordAct } from './audit.ts'
import { requireInDemarche } from './standing.ts'

/** For those who may begin a document with it. [G43] */
export async function readTemplate(
  ctx: SignedIn,
  { demarcheId, template }: Given<'readTemplate'>,
): Promise<Reply<'readTemplate'>> {
  await transaction(ctx.sql, (tx) => requireInDemarche(tx, ctx.principal.personId, demarcheId, 'createDocument'))
  if (isTemplateId(template)) return planOf(templates[template].make())
  return ctx.exchange.planOf(await stateOf(ctx.sql, await ownTemplate(ctx.sql, demarcheId, template)))
}

export type OwnTemplate = { id: string; template: string; templateVersion: number; sourceDocumentId: string }

/** One that the démarche keeps; what was taken away begins nothing any more. */
export async function ownTemplate(sql: Sql | Tx, demarcheId: string, templateId: string): Promise<OwnTemplate> {
  const [found] = await sql<OwnTemplate[]>`
    select id, template, template_version, source_document_id from document_template
    where id = ${templateId} and demarche_id = ${demarcheId} and archived_at is null`
  if (!found) throw new AppError('notFound')
  return found
}

/** What it says, which never changes. */
export async function stateOf(sql: Sql, { id }: Pick<OwnTemplate, 'id'>): Promise<Uint8Array> {
  const [found] = await sql<{ state: Uint8Array }[]>`select state from document_template where id = ${id}`
  if (!found) throw new AppError('notFound')
  return found.state
}

type Row = {
  id: string
  name: string
  description: string
  template: string
  createdBy: string | null
  createdAt: Date
}

/** Those of the démarche, by name. [G43] */
export async function listTemplates(
  ctx: SignedIn,
  { demarcheId }: Given<'listTemplates'>,
): Promise<Reply<'listTemplates'>> {
  const { personId } = ctx.principal
  const { role } = await transaction(ctx.sql, (tx) => requireInDemarche(tx, personId, demarcheId, 'createDocument'))
  const rows = await ctx.sql<Row[]>`
    select t.id, t.name, t.description, t.template, p.display_name as created_by, t.created_at
    from document_template t
    join actor a on a.id = t.created_by
    left join person p on p.id = a.person_id
    where t.demarche_id = ${demarcheId} and t.archived_at is null
    order by lower(t.name), t.id`
  const listed = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
  return { templates: listed, mayManage: mayInDemarche('manageTemplates', role) }
}

export async function updateTemplate(
  ctx: SignedIn,
  { demarcheId, templateId, name, description }: Given<'updateTemplate'>,
): Promise<Reply<'updateTemplate'>> {
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'manageTemplates')
    const found = await tx`
      update document_template set name = ${name}, description = ${description}
      where id = ${templateId} and demarche_id = ${demarcheId} and archived_at is null returning id`
    if (found.length === 0) throw new AppError('notFound')
    await recordAct(tx, ctx, 'updateTemplate', { kind: 'template', id: templateId, demarcheId })
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}

/** Takes it away from what documents may begin with, or gives it back. Documents that began with it stay as they are. [G46] */
export async function archiveTemplate(
  ctx: SignedIn,
  { demarcheId, templateId, archived }: Given<'archiveTemplate'>,
): Promise<Reply<'archiveTemplate'>> {
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'manageTemplates')
    const [found] = await tx<{ archivedAt: Date | null }[]>`
      select archived_at from document_template
      where id = ${templateId} and demarche_id = ${demarcheId} for no key update`
    if (!found) throw new AppError('notFound')
    if ((found.archivedAt !== null) === archived) return
    const by = archived ? ctx.principal.actorId : null
    const at = archived ? ctx.now() : null
    await tx`update document_template set archived_by = ${by}, archived_at = ${at} where id = ${templateId}`
    const verb = archived ? 'archiveTemplate' : 'unarchiveTemplate'
    await recordAct(tx, ctx, verb, { kind: 'template', id: templateId, demarcheId })
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}
