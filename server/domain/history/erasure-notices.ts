// « Passages effacés depuis », in the tray of pilots: a line for each text. [H114]
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import { announce, transaction } from '../../db/transaction.ts'
import { standingBefore, standingFacts, standingJoins, type Facts } from '../standing.ts'

type Row = Facts & {
  documentId: string
  demarcheId: string
  title: string
  passages: number
  at: Date
  seenAt: Date | null
}

/** Of texts of which I am still a pilot; the same passage of two versions is one. */
export async function listErasureNotices({ sql, principal }: SignedIn): Promise<Reply<'listErasureNotices'>> {
  const rows = await sql<Row[]>`
    select d.id as document_id, d.demarche_id, d.title, n.at, n.seen_at, ${standingFacts(sql)},
      (select count(distinct e.block_id)::int from version_erasure e join document_version v on v.id = e.version_id
        where v.document_id = d.id) as passages
    from erasure_notice n join document d on d.id = n.document_id ${standingJoins(sql, principal.personId)}
    where n.person_id = ${principal.personId} and d.trashed_at is null order by n.at desc, d.id`
  const notices = rows
    .filter((row) => mayOnDocument('packVersion', row.role, row))
    .map(({ documentId, demarcheId, title, passages, at, seenAt }) => ({
      documentId,
      demarcheId,
      title,
      passages,
      at: at.toISOString(),
      seen: seenAt !== null,
    }))
  return { notices, unseen: notices.filter(({ seen }) => !seen).length }
}

/** Of one document, or all of mine. */
export async function seeErasureNotices(
  ctx: SignedIn,
  { documentId }: Given<'seeErasureNotices'>,
): Promise<Reply<'seeErasureNotices'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    if (documentId !== undefined && !(await standingBefore(tx, personId, documentId))) throw new AppError('notFound')
    const seen = await tx`
      update erasure_notice set seen_at = ${ctx.now()} where person_id = ${personId} and seen_at is null
        and (${documentId ?? null}::uuid is null or document_id = ${documentId ?? null}::uuid)`
    if (seen.count > 0) await announce(tx, topic.person(personId))
  })
  return {}
}
