// What a document's text starts from: a template, written by the system, or paragraphs that a person brings.
import { jsonFromUpdate } from '../../shared/document/reading.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { documentFromJson } from '../../shared/document/shape.ts'
import { filesIn, renewed } from '../../shared/document/templates/own.ts'
import { documentFromTemplate, templates, withIds } from '../../shared/document/templates/templates.ts'
import { EPOCH } from '../../shared/protocol.ts'
import { isTemplateId, type TemplateId } from '../../shared/rules/document-templates.ts'
import type { Services } from '../context.ts'
import type { Tx } from '../db/transaction.ts'
import { systemActor } from './actors.ts'
import { copyFiles } from './files/files.ts'
import { ownTemplate, type OwnTemplate } from './templates.ts'

export type Beginning = {
  documentId: string
  demarcheId: string
  /** One of ours by its name, or one of the démarche's own by its id. */
  template: string
  paragraphs: readonly string[] | undefined
  /** Of a file that a person brings: what writes its text, made with the clientID of imports. */
  update?: Uint8Array | undefined
  author: Author
}

export type Author = { actorId: string; organisationId: string | null }

/** What the document's own row says of it. */
export type BeginningFacts = { template: string; templateVersion: number; epoch: number }

/** clientIDs of first rows, below those that rooms hand out. */
export const firstClient = { template: 1, import: 2 } as const

/** Starts the log. `makeRow` writes the document's own row, which the log refers to. [G45] */
export async function beginText(
  tx: Tx,
  ctx: Services,
  { documentId, demarcheId, template, paragraphs, update: brought, author }: Beginning,
  makeRow: (facts: BeginningFacts) => Promise<void>,
): Promise<void> {
  const { kind, version, make, kept } = isTemplateId(template)
    ? ours(template)
    : own(await ownTemplate(tx, demarcheId, template))
  await makeRow({ template: kind, templateVersion: version, epoch: EPOCH })
  if (brought) {
    await ctx.live.begin(tx, documentId, { ...author, kind: 'import', update: brought })
    return
  }
  if (paragraphs && paragraphs.length > 0) {
    const update = documentFromJson(fromParagraphs(paragraphs, ctx.id), firstClient.import)
    await ctx.live.begin(tx, documentId, { ...author, kind: 'import', update })
    return
  }
  const json = make(ctx.id)
  if (kept) {
    await tx`insert into document_beginning (document_id, template_id) values (${documentId}, ${kept.id})`
    await copyFiles(tx, kept.sourceDocumentId, documentId, filesIn(json))
  }
  const update = documentFromJson(json, firstClient.template)
  const actorId = await systemActor(tx, ctx)
  await ctx.live.begin(tx, documentId, { actorId, organisationId: null, kind: 'template', update })
}

type Source = {
  kind: string
  version: number
  make: (makeId: () => string) => DocumentJson
  /** What a démarche keeps, if it is that. */
  kept: OwnTemplate | null
}

const ours = (id: TemplateId): Source => ({
  kind: id,
  version: templates[id].version,
  make: (makeId) => documentFromTemplate(id, makeId),
  kept: null,
})

/** Of what a démarche keeps, the template of ours that its source began with says which kind of document it makes. */
const own = (kept: OwnTemplate): Source => ({
  kind: kept.template,
  version: kept.templateVersion,
  make: (makeId) => renewed(jsonFromUpdate(kept.state), makeId),
  kept,
})

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
