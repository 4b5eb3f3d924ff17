// What a document's text starts from: its template, written by the system, or paragraphs that a person brings.
import { documentFromJson } from '../../shared/document/shape.ts'
import { documentFromTemplate, templates, withIds } from '../../shared/document/templates/templates.ts'
import { EPOCH } from '../../shared/protocol.ts'
import type { TemplateId } from '../../shared/rules/document-templates.ts'
import type { Services } from '../context.ts'
import type { Tx } from '../db/transaction.ts'
import { systemActor } from './actors.ts'

export type Beginning = {
  documentId: string
  template: TemplateId
  paragraphs: readonly string[] | undefined
  author: { actorId: string; organisationId: string | null }
}

/** clientIDs of first rows, below those that rooms hand out. */
const firstClient = { template: 1, import: 2 } as const

/** Starts the log. `makeRow` writes the document's own row, which the log refers to. */
export async function beginText(
  tx: Tx,
  ctx: Services,
  { documentId, template, paragraphs, author }: Beginning,
  makeRow: (facts: { templateVersion: number; epoch: number }) => Promise<void>,
): Promise<void> {
  await makeRow({ templateVersion: templates[template].version, epoch: EPOCH })
  if (paragraphs && paragraphs.length > 0) {
    const update = documentFromJson(fromParagraphs(paragraphs, ctx.id), firstClient.import)
    await ctx.live.begin(tx, documentId, { ...author, kind: 'import', update })
    return
  }
  const update = documentFromJson(documentFromTemplate(template, ctx.id), firstClient.template)
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
