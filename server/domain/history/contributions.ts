// All that somebody wrote, with where and when: theirs to take away, whatever became of it since.
import type { SignedIn } from '../../context.ts'
import { AppError } from '../../../shared/errors.ts'
import { transaction } from '../../db/transaction.ts'
import type { ContributionTold } from '../../history/port.ts'
import { recordAct } from '../audit.ts'
import { standingBefore } from '../standing.ts'
import { sectionSaid, withBlanksSaid } from './blanks.ts'

export type OwnDocument = {
  kind: 'document'
  id: string
  /** Null where they may not read it any more: what others call it now is not theirs. */
  title: string | null
  demarche: { id: string; title: string } | null
  /** Null where its log cannot be played. */
  passages: readonly ContributionTold[] | null
}

export type OwnWorkshop = { kind: 'workshop'; id: string; title: string; words: string[] }

/**
 * One document after the other, as whoever sends them asks for them: what is held is of one. A document without a word of theirs
 * is not told. [H62]
 */
export async function* ownContributions(ctx: SignedIn): AsyncGenerator<OwnDocument | OwnWorkshop> {
  const { sql, principal } = ctx
  const { personId, actorId } = principal
  await transaction(sql, (tx) => recordAct(tx, ctx, 'exportContributions', { kind: 'person', id: personId }))
  const documents = await sql<{ id: string; demarche: { id: string; title: string } }[]>`
    select d.id, jsonb_build_object('id', m.id, 'title', m.title) as demarche from document d join demarche m on m.id = d.demarche_id
    where exists (select from document_update u where u.actor_id = ${actorId} and u.document_id = d.id)
    order by d.created_at, d.id`
  for (const { id, demarche } of documents) {
    const passages = await passagesIn(ctx, id)
    if (passages?.length === 0) continue
    const standing = await standingBefore(sql, personId, id)
    if (standing) yield { kind: 'document', id, title: standing.title, demarche, passages }
    else yield { kind: 'document', id, title: null, demarche: null, passages: passages?.map(withoutSection) ?? null }
  }
  yield* ownWords(ctx)
}

/** How sections are called is of those who go on with the text. */
const withoutSection = (passage: ContributionTold): ContributionTold => ({ ...passage, section: null })

async function passagesIn(ctx: SignedIn, documentId: string): Promise<readonly ContributionTold[] | null> {
  try {
    const passages = await ctx.history.contributions(documentId, ctx.principal.actorId)
    return passages.map((one) => ({ ...one, text: withBlanksSaid(one.text), section: sectionSaid(one.section) }))
  } catch (error) {
    if (error instanceof AppError && error.code === 'brokenLog') return null
    throw error
  }
}

/** What they wrote in rooms while they were signed in, as far as it was not erased. */
async function* ownWords({ sql, principal }: SignedIn): AsyncGenerator<OwnWorkshop> {
  const rows = await sql<Omit<OwnWorkshop, 'kind'>[]>`
    select w.id, w.title, jsonb_agg(t.text order by t.position, t.key) as words
    from workshop_guest g join workshop_text t on t.workshop_id = g.workshop_id and t.actor_id = g.actor_id
    join workshop w on w.id = g.workshop_id
    where g.person_id = ${principal.personId} and t.erased_at is null and t.text <> ''
    group by w.id, w.title order by w.id`
  for (const row of rows) yield { kind: 'workshop', ...row }
}
