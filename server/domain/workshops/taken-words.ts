// « À retirer »: where words stand that their author erased, withdrew or corrected after the workshop. The words are not kept: only
// where they are. Who runs the workshop takes them out by hand, and ticks each place. [A56]
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { TakenWordsLine } from '../../../shared/schemas/follow.ts'
import { topic } from '../../../shared/topics.ts'
import { quotes } from '../../../shared/workshop/quotes.ts'
import type { Services, SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import type { TakenWords } from '../../workshop/port.ts'
import { requireSteering } from './standing.ts'

type Place = {
  contributionId: string | null
  how: string
  documentId: string | null
  blockId: string | null
  textKey: string | null
}

/** In the transaction in which they are taken back: there is no moment at which they are gone and nobody knows where they stood. */
export async function recordTaken(
  tx: Tx,
  { now, id }: Pick<Services, 'now' | 'id'>,
  { workshopId, demarcheId, taken, others }: TakenWords,
): Promise<void> {
  const places: Place[] = []
  for (const { contributionId, how, words } of taken) {
    const inDocuments = await passagesWith(tx, { workshopId, demarcheId, contributionId }, words)
    places.push(...inDocuments.map((place) => ({ contributionId, how, ...place, textKey: null })))
    for (const [textKey, text] of others) {
      if (quotes(text, words)) places.push({ contributionId, how, documentId: null, blockId: null, textKey })
    }
  }
  if (places.length === 0) return
  const rows = places.map((place) => ({ id: id(), ...place }))
  await tx`
    insert into taken_words (id, workshop_id, contribution_id, how, document_id, block_id, text_key, at)
    select id, ${workshopId}, "contributionId", how, "documentId", "blockId", "textKey", ${now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      r (id uuid, "contributionId" uuid, how text, "documentId" uuid, "blockId" uuid, "textKey" text)`
  await announce(tx, topic.workshop(workshopId))
}

/**
 * By the index first; which of those passages say it word for word is seen here. What the restitution in hand quotes is told
 * where it is made, by its links. [A46]
 */
async function passagesWith(
  tx: Tx,
  { workshopId, demarcheId, contributionId }: { workshopId: string; demarcheId: string; contributionId: string | null },
  words: string,
): Promise<{ documentId: string; blockId: string | null }[]> {
  const found = new Map<string, { documentId: string; blockId: string | null }>()
  for (const line of words.split('\n').filter((text) => text.trim() !== '')) {
    const rows = await tx<{ documentId: string; blockId: string | null; text: string }[]>`
      with q as materialized (select plainto_tsquery('pg_catalog.french', folded(${line})) as q)
      select p.document_id, p.block_id, p.text
      from q join document_index i on i.demarche_id = ${demarcheId} and i.words @@ q.q
      join document d on d.id = i.document_id and d.removed_at is null
      join document_passage p on p.document_id = i.document_id and p.words @@ q.q
      where not exists (
        select from restitution_source s join restitution r on r.document_id = s.document_id
        where s.document_id = p.document_id and s.block_id = p.block_id and s.workshop_id = ${workshopId} and s.contribution_id = ${contributionId}
          and not exists (select from restitution n
            where (n.workshop_id = r.workshop_id or n.meeting_id = r.meeting_id) and n.number > r.number))
      order by p.document_id, p.place`
    for (const { text, ...place } of rows) {
      if (quotes(text, line)) found.set(`${place.documentId} ${place.blockId ?? text}`, place)
    }
  }
  return [...found.values()]
}

type Row = {
  id: string
  how: TakenWordsLine['how']
  at: Date
  textKey: string | null
  documentId: string | null
  title: string | null
  blockId: string | null
  section: string | null
  isDone: boolean
}

/** Those that are left to do first, the oldest first. A section whose title is what is to be taken out is not named. */
export async function listTakenWords(
  ctx: SignedIn,
  { workshopId }: Given<'listTakenWords'>,
): Promise<Reply<'listTakenWords'>> {
  await requireSteering(ctx.sql, ctx.principal.personId, workshopId)
  const rows = await ctx.sql<Row[]>`
    select t.id, t.how, t.at, t.text_key, t.document_id, d.title, t.block_id, t.done_at is not null as is_done,
      (select p.section from document_passage p
        where p.document_id = t.document_id and p.block_id = t.block_id and not exists (
          select from taken_words o join document_passage h on h.document_id = o.document_id and h.block_id = o.block_id
          where o.workshop_id = t.workshop_id and o.document_id = t.document_id and h.is_heading and h.text = p.section)
        order by p.place limit 1) as section
    from taken_words t left join document d on d.id = t.document_id
    where t.workshop_id = ${workshopId} order by t.done_at is not null, t.at, t.id`
  return {
    places: rows.map(({ id, how, at, textKey, documentId, title, blockId, section, isDone }) => ({
      id,
      how,
      at: at.toISOString(),
      document: documentId === null ? null : { id: documentId, title: title ?? '', blockId, section: section ?? '' },
      text: textKey === null ? null : kindOf(textKey),
      isDone,
    })),
  }
}

function kindOf(textKey: string): 'title' | 'synthesis' | 'merged' {
  if (textKey.endsWith(':title')) return 'title'
  return textKey.endsWith(':synthesis') ? 'synthesis' : 'merged'
}

export async function markTakenWords(
  ctx: SignedIn,
  { workshopId, placeId, isDone }: Given<'markTakenWords'>,
): Promise<Reply<'markTakenWords'>> {
  const { personId, actorId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    await requireSteering(tx, personId, workshopId)
    const marked = await tx`
      update taken_words set done_by = ${isDone ? actorId : null}, done_at = ${isDone ? ctx.now() : null}
      where id = ${placeId} and workshop_id = ${workshopId}`
    if (marked.count === 0) throw new AppError('notFound')
    await announce(tx, topic.workshop(workshopId))
  })
  return {}
}
