// What a document's text starts from: a template, written by the system, or paragraphs that a person brings.
import { documentFromJson } from '../../shared/document/shape.ts'
import { documentFromTemplate, templates, withIds } from '../../shared/document/templates/templates.ts'
import { AppError } from '../../shared/errors.ts'
import { EPOCH } from '../../shared/protocol.ts'
import { isTemplateId } from '../../shared/rules/document-templates.ts'
import { mayInDemarche } from '../../shared/rules/permissions.ts'
import type { Services, SignedIn } from '../context.ts'
import type { Tx } from '../db/transaction.ts'
import { systemActor } from './actors.ts'
import { copyFiles } from './files/files.ts'
import { membershipOf } from './standing.ts'
import type { BegunText } from './template-texts.ts'
import { ownTemplate, stateOf } from './templates.ts'

export type Beginning = {
  documentId: string
  demarcheId: string
  /** One of ours by its name, or one of the démarche's own by its id. */
  template: string
  paragraphs: readonly string[] | undefined
  /** Of a file that a person brings: what writes its text, made with the clientID of imports. */
  update?: Uint8Array | undefined
  /** Of `textOfOwn`. */
  begun: BegunText | null
  author: Author
}

export type Author = { actorId: string; organisationId: string | null }

/** What the document's own row says of it. */
export type BeginningFacts = { template: string; templateVersion: number; epoch: number }

/** clientIDs of first rows, below those that rooms hand out. */
export const firstClient = { template: 1, import: 2 } as const

/**
 * The text that one of the démarche's own templates begins; null for ours. Made before anything is held, since it takes as
 * long as the text is; `beginText` looks again whether the template is still there. [G45, G48]
 */
export async function textOfOwn(ctx: SignedIn, demarcheId: string, template: string): Promise<BegunText | null> {
  if (isTemplateId(template)) return null
  const membership = await membershipOf(ctx.sql, demarcheId, ctx.principal.personId)
  if (!membership) throw new AppError('notFound')
  if (!mayInDemarche('createDocument', membership.role)) throw new AppError('notAllowed')
  const state = await stateOf(ctx.sql, await ownTemplate(ctx.sql, demarcheId, template))
  return ctx.exchange.begunWith(state, firstClient.template)
}

/** Starts the log. `makeRow` writes the document's own row, which the log refers to. [G45] */
export async function beginText(
  tx: Tx,
  ctx: Services,
  { documentId, demarcheId, template, paragraphs, update: brought, begun, author }: Beginning,
  makeRow: (facts: BeginningFacts) => Promise<void>,
): Promise<void> {
  const ours = isTemplateId(template) ? template : null
  const kept = ours ? null : await ownTemplate(tx, demarcheId, template)
  await makeRow({
    // Of what a démarche keeps, the template of ours that its source began with says which kind of document it makes.
    template: ours ?? kept?.template ?? template,
    templateVersion: kept?.templateVersion ?? (ours ? templates[ours].version : 0),
    epoch: EPOCH,
  })
  if (brought) {
    await ctx.live.begin(tx, documentId, { ...author, kind: 'import', update: brought })
    return
  }
  if (paragraphs && paragraphs.length > 0) {
    const update = documentFromJson(fromParagraphs(paragraphs, ctx.id), firstClient.import)
    await ctx.live.begin(tx, documentId, { ...author, kind: 'import', update })
    return
  }
  if (kept && begun) {
    await tx`insert into document_beginning (document_id, template_id) values (${documentId}, ${kept.id})`
    await copyFiles(tx, kept.sourceDocumentId, documentId, begun.files)
  }
  const update = begun?.update ?? (ours && documentFromJson(documentFromTemplate(ours, ctx.id), firstClient.template))
  if (!update) throw new Error(`the text of template ${template} was not made`)
  const actorId = await systemActor(tx, ctx)
  await ctx.live.begin(tx, documentId, { actorId, organisationId: null, kind: 'template', update })
}

const fromParagraphs = (paragraphs: readonly string[], makeId: () => string) =>
  withIds(
    {
      type: 'doc',
      content: paragraphs.map((text) => ({
        type: 'paragraph',
        ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
      })),
    },
    makeId,
  )
