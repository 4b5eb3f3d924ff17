// What organisations answered about the sections of a document, for whoever may read it; and what their mandate holders are told. [A114]
import type { Given, Reply } from '../../../shared/api.ts'
import { titleOfSection } from '../../../shared/document/section-words.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { ConsentedSection, SectionConsent } from '../../../shared/schemas/consents.ts'
import { topic } from '../../../shared/topics.ts'
import { sectionKey } from '../../../shared/workshop/section-shown.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, transaction } from '../../db/transaction.ts'
import { namesFor } from '../naming.ts'
import { headOf, historyStanding } from '../history/standing.ts'
import { sectionsOf } from '../history/sections.ts'
import { standingBefore, standingFacts, standingJoins, type Facts } from '../standing.ts'
import { holdsMandate, standingConsents } from './standing.ts'

type Row = Omit<SectionConsent, 'at' | 'staleAt' | 'organisation'> & {
  documentId: string
  blockId: string
  name: string
  at: Date
  staleAt: Date | null
  isGone: boolean
  position: number
  /** As it stands in the text; null where it does not. */
  heading: string | null
  words: string
}

/** The first title of that id: two may bear it where a text was made by hand. */
const headingOf = (sql: Sql) => sql`
  left join lateral (
    select t.text, t.place from document_passage t
    where t.document_id = c.document_id and t.block_id = c.block_id and t.is_heading order by t.place limit 1) p on true`

/** In the order of the text, then what is in it no more: that is named to whoever may read the text as it was. */
export async function listConsents(
  ctx: SignedIn,
  { documentId }: Given<'listConsents'>,
): Promise<Reply<'listConsents'>> {
  const standing = await historyStanding(ctx.sql, ctx.principal.personId, documentId)
  if (!standing) throw new AppError('notFound')
  const rows = await ctx.sql<Row[]>`
    select c.*, p.text as heading, coalesce(t.text, '') as words from (${standingConsents(ctx.sql, [documentId])}) c
    left join workshop_text t on t.workshop_id = c.workshop_id and t.key = ${sectionKey('')} || c.round_id
    ${headingOf(ctx.sql)}
    order by p.place nulls last, c.block_id`
  const seesPast = mayOnDocument('readHistory', standing.role, standing)
  const seesAt = (position: number) => seesPast && position >= standing.floor
  const titleOf = ({ heading, words, position }: Row) => heading ?? (seesAt(position) ? titleOfSection(words) : '')
  const named = (row: Row) => ({ demarcheId: standing.demarcheId, text: titleOf(row) })
  const name = await namesFor(ctx.sql, rows.map(named))
  const head = await headOf(ctx.sql, documentId)
  return {
    sections: [...new Set(rows.map(({ blockId }) => blockId))].map((blockId): ConsentedSection => {
      const of = rows.filter((row) => row.blockId === blockId)
      const latest = of.reduce((one, other) => (other.at > one.at ? other : one))
      const from = Math.min(...of.flatMap(({ staleAt, position }) => (staleAt === null ? [] : position)))
      return {
        blockId,
        title: name(named(latest)),
        consents: of.toSorted(byName).map(consentOf),
        isGone: latest.isGone,
        comparison: Number.isFinite(from) && seesAt(from) ? { from, to: head } : null,
      }
    }),
  }
}

const byName = (one: Row, other: Row) => one.name.localeCompare(other.name, 'fr')

const consentOf = ({ organisationId, name, value, reason, at, staleAt }: Row): SectionConsent => ({
  organisationId,
  organisation: name,
  value,
  reason,
  at: at.toISOString(),
  staleAt: staleAt?.toISOString() ?? null,
})

type NoticeRow = Facts & { documentId: string; demarcheId: string; title: string; at: Date; seenAt: Date | null }

/** Of texts that I may read, while an answer is still to be renewed. One that I may not read is told neither by its title nor by a number. */
export async function listConsentNotices(ctx: SignedIn): Promise<Reply<'listConsentNotices'>> {
  const { sql, principal } = ctx
  const rows = await sql<NoticeRow[]>`
    select d.id as document_id, d.demarche_id, d.title, n.at, n.seen_at, ${standingFacts(sql)}
    from consent_notice n join document d on d.id = n.document_id ${standingJoins(sql, principal.personId)}
    where n.person_id = ${principal.personId} and d.trashed_at is null order by n.at desc, d.id`
  const mine = rows.filter((row) => mayOnDocument('readDocument', row.role, row))
  const ids = mine.map(({ documentId }) => documentId)
  const stale = await sql<(Pick<Row, 'documentId' | 'blockId' | 'name'> & { demarcheId: string; text: string })[]>`
    select c.document_id, c.block_id, c.name, d.demarche_id, coalesce(p.text, '') as text
    from (${standingConsents(sql, ids)}) c
    join document d on d.id = c.document_id ${standingJoins(sql, principal.personId)}
    ${headingOf(sql)}
    where c.stale_at is not null and ${holdsMandate(sql)} order by p.place nulls last, c.block_id, c.name`
  const name = await namesFor(sql, stale)
  const notices = mine.flatMap(({ documentId, demarcheId, title, at, seenAt }) => {
    const of = stale.filter((one) => one.documentId === documentId)
    if (of.length === 0) return []
    const sections = new Map(of.map(({ blockId, text }) => [blockId, name({ demarcheId, text })]))
    return {
      documentId,
      demarcheId,
      title,
      sections: [...sections].map(([blockId, said]) => ({ blockId, title: said })),
      organisations: [...new Set(of.flatMap((one) => one.name || []))],
      at: at.toISOString(),
      seen: seenAt !== null,
    }
  })
  return { notices, unseen: notices.filter(({ seen }) => !seen).length }
}

/** Of one document, or all of mine. [A113] */
export async function seeConsentNotices(
  ctx: SignedIn,
  { documentId }: Given<'seeConsentNotices'>,
): Promise<Reply<'seeConsentNotices'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    if (documentId !== undefined && !(await standingBefore(tx, personId, documentId))) throw new AppError('notFound')
    const seen = await tx`
      update consent_notice set seen_at = ${ctx.now()} where person_id = ${personId} and seen_at is null
        and (${documentId ?? null}::uuid is null or document_id = ${documentId ?? null}::uuid)`
    if (seen.count > 0) await announce(tx, topic.person(personId))
  })
  return {}
}

/** What a ballot may be about, as the index read it a moment ago. */
export async function listSections(
  { sql, principal }: SignedIn,
  { documentId }: Given<'listSections'>,
): Promise<Reply<'listSections'>> {
  if (!(await standingBefore(sql, principal.personId, documentId))) throw new AppError('notFound')
  return { sections: await sectionsOf(sql, documentId) }
}
