// Templates that documents may start from: what each holds, in short.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { planOf } from '../../shared/document/plan.ts'
import { templates } from '../../shared/document/templates/templates.ts'
import { isTemplateId } from '../../shared/rules/document-templates.ts'
import type { SignedIn } from '../context.ts'
import { transaction } from '../db/transaction.ts'
import { requireInDemarche } from './standing.ts'

/** For those who may begin a document with it. [G43] */
export async function readTemplate(
  ctx: SignedIn,
  { demarcheId, template }: Given<'readTemplate'>,
): Promise<Reply<'readTemplate'>> {
  await transaction(ctx.sql, (tx) => requireInDemarche(tx, ctx.principal.personId, demarcheId, 'createDocument'))
  if (!isTemplateId(template)) throw new AppError('notFound')
  return planOf(templates[template].make())
}
