// Keeping a document as a template of its démarche: its text as it stands, without who wrote it.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { EPOCH } from '../../shared/protocol.ts'
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import { announce, transaction } from '../db/transaction.ts'
import { refuseBlanked } from '../history/redactions.ts'
import { storedText } from '../history/stored-text.ts'
import { recordAct } from './audit.ts'
import { firstClient } from './document-beginning.ts'
import { requireOnDocument, standingBefore } from './standing.ts'

/** The template is the text as it stood at a position of its log, told with it; nothing in it says who wrote what. [G44] */
export async function saveTemplate(
  ctx: SignedIn,
  { documentId, name, description }: Given<'saveTemplate'>,
): Promise<Reply<'saveTemplate'>> {
  const { personId, actorId } = ctx.principal
  const before = await standingBefore(ctx.sql, personId, documentId)
  if (!before) throw new AppError('notFound')
  if (!mayOnDocument('saveAsTemplate', before.role, before)) throw new AppError('notAllowed')
  await ctx.live.flush(documentId)
  const text = await transaction(
    ctx.sql,
    (tx) => storedText(tx, documentId),
    'isolation level repeatable read read only',
  )
  if (!text) throw new AppError('notFound')
  const state = await ctx.exchange.templateOf(text.updates, documentId, firstClient.template)
  const templateId = ctx.id()
  await transaction(ctx.sql, async (tx) => {
    const { demarcheId } = await requireOnDocument(tx, personId, documentId, 'saveAsTemplate')
    await refuseBlanked(tx, documentId, text.position)
    await tx`
      insert into document_template (id, demarche_id, name, description, template, template_version, epoch, state,
        source_document_id, source_position, created_by, created_at)
      select ${templateId}, demarche_id, ${name}, ${description}, template, template_version, ${EPOCH}, ${state},
        id, ${text.position}, ${actorId}, ${ctx.now()}
      from document where id = ${documentId}`
    const object = { kind: 'template', id: templateId, demarcheId } as const
    await recordAct(tx, ctx, 'saveTemplate', object, { documentId, position: text.position })
    await announce(tx, topic.demarche(demarcheId))
  })
  return { templateId }
}
