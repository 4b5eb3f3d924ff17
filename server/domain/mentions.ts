// « On vous a mentionné »: what the index found of me in texts that I may read. [Q7] [Q8]
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import { mayOnDocument, type DocumentFacts } from '../../shared/rules/permissions.ts'
import { excerptOf } from '../../shared/rules/search-terms.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import { announce, transaction } from '../db/transaction.ts'
import { standingBefore } from './standing.ts'

const latest = 100

type MentionRow = DocumentFacts & {
  documentId: string
  demarcheId: string
  title: string
  blockId: string
  text: string | null
  by: string | null
  at: Date
  seenAt: Date | null
  role: Role
}

export async function listMentions(ctx: SignedIn): Promise<Reply<'listMentions'>> {
  const { personId } = ctx.principal
  const rows = await ctx.sql<MentionRow[]>`
    select n.document_id, d.demarche_id, d.title, n.block_id, n.at, n.seen_at, w.display_name as by,
      d.state, d.restricted, d.trashed_at is not null as trashed, s.role, g.person_id is not null as granted, m.readers_see_history,
      (select p.text from document_passage p
        where p.document_id = n.document_id and p.block_id = n.block_id order by p.place limit 1) as text
    from mention n
    join document d on d.id = n.document_id
    join demarche m on m.id = d.demarche_id
    join membership s on s.demarche_id = m.id and s.person_id = n.person_id
    left join document_access g on g.document_id = d.id and g.person_id = n.person_id
    left join actor a on a.id = n.actor_id
    left join person w on w.id = a.person_id
    where n.person_id = ${personId} and d.trashed_at is null and n.gone_at is null and a.person_id is distinct from n.person_id
    order by n.at desc limit ${latest}`
  const mine = rows.filter((row) => mayOnDocument('readDocument', row.role, row))
  return {
    mentions: mine.map(({ documentId, demarcheId, title, blockId, text, by, at, seenAt }) => ({
      documentId,
      demarcheId,
      title,
      blockId,
      text: excerptOf(text ?? '', []).text,
      by,
      at: at.toISOString(),
      seen: seenAt !== null,
    })),
    unseen: mine.filter(({ seenAt }) => seenAt === null).length,
  }
}

export async function seeMentions(ctx: SignedIn, { documentId }: Given<'seeMentions'>): Promise<Reply<'seeMentions'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    if (documentId !== undefined && !(await standingBefore(tx, personId, documentId))) throw new AppError('notFound')
    const seen = await tx`
      update mention set seen_at = ${ctx.now()}
      where person_id = ${personId} and seen_at is null and (${documentId ?? null}::uuid is null or document_id = ${documentId ?? null}::uuid)`
    if (seen.count > 0) await announce(tx, topic.person(personId))
  })
  return {}
}
