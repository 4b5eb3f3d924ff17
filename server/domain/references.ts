// Which texts lead to a document, and the names of what a document points at: only what the asker may know. [Q9] [Q10]
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import { excerptOf } from '../../shared/rules/search-terms.ts'
import type { SignedIn } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { namesFor } from './naming.ts'
import { standingBefore, standingFacts, standingJoins, type Facts } from './standing.ts'

/** Once each text, at the first place, of those that the asker may read. [Q9] */
export async function listBacklinks(
  ctx: SignedIn,
  { documentId }: Given<'listBacklinks'>,
): Promise<Reply<'listBacklinks'>> {
  const { personId } = ctx.principal
  if (!(await standingBefore(ctx.sql, personId, documentId))) throw new AppError('notFound')
  const rows = await ctx.sql<(Reply<'listBacklinks'>['backlinks'][number] & Facts)[]>`
    select distinct on (d.title, d.id) d.id as document_id, d.demarche_id, d.title, r.block_id, coalesce(p.text, '') as text,
      ${standingFacts(ctx.sql)}
    from document_reference r
    join document d on d.id = r.document_id ${standingJoins(ctx.sql, personId)}
    left join document_passage p on p.document_id = r.document_id and p.block_id = r.block_id
    where d.trashed_at is null and r.kind = 'document' and r.target_id = ${documentId} and r.document_id <> r.target_id
    order by d.title, d.id, r.place`
  const readable = rows.filter((row) => mayOnDocument('readDocument', row.role, row))
  const shown = await namesFor(ctx.sql, readable)
  return {
    backlinks: readable.map(({ documentId: id, demarcheId, title, blockId, text }) => ({
      documentId: id,
      demarcheId,
      title,
      blockId,
      text: excerptOf(shown({ demarcheId, text }), []).text,
    })),
  }
}

/**
 * People by name only where they belong to the démarche of the text, so that ids put into a text betray nobody. An organisation that was
 * merged into another has the name of that one. [Y13]
 */
export async function resolveReferences(
  ctx: SignedIn,
  { documentId, documents, sections, people, organisations }: Given<'resolveReferences'>,
): Promise<Reply<'resolveReferences'>> {
  const { sql, principal } = ctx
  const standing = await standingBefore(sql, principal.personId, documentId)
  if (!standing) throw new AppError('notFound')
  const asked = [...new Set([...documents, ...sections.map((section) => section.documentId)])]
  const [linked, named, known, lost] = await Promise.all([
    sql<(Facts & { id: string; title: string })[]>`
      select d.id, d.title, ${standingFacts(sql)}
      from document d ${standingJoins(sql, principal.personId)}
      where d.id = any(${asked}::uuid[])`,
    sql<{ id: string; name: string }[]>`
      select p.id, p.display_name as name from membership s join person p on p.id = s.person_id
      where s.demarche_id = ${standing.demarcheId} and p.id = any(${people}::uuid[])`,
    sql<{ id: string; name: string }[]>`
      select g.id, o.name from organisation g join organisation o on o.id = coalesce(g.merged_into, g.id)
      where g.id = any(${organisations}::uuid[])`,
    lostAmong(sql, sections),
  ])
  const readable = linked.filter((row) => mayOnDocument('readDocument', row.role, row))
  return {
    documents: readable.filter(({ id }) => documents.includes(id)).map(({ id, title }) => ({ id, title })),
    people: [...named],
    organisations: [...known],
    lostSections: lost.filter((section) => readable.some(({ id }) => id === section.documentId)),
  }
}

type Section = Given<'resolveReferences'>['sections'][number]

/** Those that the index does not know of a text whose log it has read to the end: of other texts nothing is said. */
async function lostAmong(sql: Sql, sections: readonly Section[]): Promise<Section[]> {
  if (sections.length === 0) return []
  return sql<Section[]>`
    select s.document_id, s.block_id
    from unnest(${sections.map((one) => one.documentId)}::uuid[], ${sections.map((one) => one.blockId)}::uuid[]) as s (document_id, block_id)
    join document_head h on h.document_id = s.document_id
    join document_index i on i.document_id = s.document_id and i.position >= h.position
    where not exists (select from document_passage p where p.document_id = s.document_id and p.block_id = s.block_id)`
}
