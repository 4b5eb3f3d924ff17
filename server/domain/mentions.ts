// « On vous a mentionné »: what the index found of me in texts that I may read. [Q7] [Q8]
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import { excerptOf } from '../../shared/rules/search-terms.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import { announce, transaction } from '../db/transaction.ts'
import { namesFor } from './naming.ts'
import { arrivalOf, standingBefore, standingFacts, standingJoins, type Facts } from './standing.ts'

const latest = 100
/** Of one text: whoever is named in each of its lines still finds where else they are. */
const mostOfOne = 20

type MentionRow = Facts & {
  documentId: string
  demarcheId: string
  title: string
  blockId: string
  text: string
  by: string | null
  at: Date
  seenAt: Date | null
}

/** The latest, where I was named by somebody else in a text that I may read. [Q7] [Q8] [H15] */
export async function listMentions(ctx: SignedIn): Promise<Reply<'listMentions'>> {
  const { personId } = ctx.principal
  const rows = await ctx.sql<MentionRow[]>`
    select n.document_id, d.demarche_id, d.title, n.block_id, n.at, n.seen_at,
      case when n.at < ${arrivalOf(ctx.sql)} then null else w.display_name end as by,
      ${standingFacts(ctx.sql)},
      coalesce((select p.text from document_passage p
        where p.document_id = n.document_id and p.block_id = n.block_id order by p.place limit 1), '') as text
    from (
      select x.document_id, x.block_id, x.at, x.seen_at, b.person_id as writer_id,
        row_number() over (partition by x.document_id order by x.at desc, x.block_id) as nth
      from mention x left join actor b on b.id = x.actor_id
      where x.person_id = ${personId} and x.gone_at is null and b.person_id is distinct from x.person_id
    ) n
    join document d on d.id = n.document_id ${standingJoins(ctx.sql, personId)}
    left join person w on w.id = n.writer_id
    where n.nth <= ${mostOfOne} and d.trashed_at is null
    order by n.at desc`
  const mine = rows.filter((row) => mayOnDocument('readDocument', row.role, row)).slice(0, latest)
  const shown = await namesFor(ctx.sql, mine)
  return {
    mentions: mine.map(({ documentId, demarcheId, title, blockId, text, by, at, seenAt }) => ({
      documentId,
      demarcheId,
      title,
      blockId,
      text: excerptOf(shown({ demarcheId, text }), []).text,
      by,
      at: at.toISOString(),
      seen: seenAt !== null,
    })),
    unseen: mine.filter(({ seenAt }) => seenAt === null).length,
  }
}

/** Of one document, or all of mine: they are unread no more. [Q7] */
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
