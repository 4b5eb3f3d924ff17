// Which texts lead to a document, and the names of what a document points at: only what the asker may know. [Q9] [Q10]
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import { mayOnDocument, type DocumentFacts } from '../../shared/rules/permissions.ts'
import { excerptOf } from '../../shared/rules/search-terms.ts'
import type { SignedIn } from '../context.ts'
import { standingBefore } from './standing.ts'

type Readable = DocumentFacts & { role: Role }

export async function listBacklinks(
  ctx: SignedIn,
  { documentId }: Given<'listBacklinks'>,
): Promise<Reply<'listBacklinks'>> {
  const { personId } = ctx.principal
  if (!(await standingBefore(ctx.sql, personId, documentId))) throw new AppError('notFound')
  const rows = await ctx.sql<(Reply<'listBacklinks'>['backlinks'][number] & Readable)[]>`
    select distinct on (d.title, d.id) d.id as document_id, d.demarche_id, d.title, r.block_id, coalesce(p.text, '') as text,
      d.state, d.restricted, d.trashed_at is not null as trashed, s.role, g.person_id is not null as granted, m.readers_see_history
    from document_reference r
    join document d on d.id = r.document_id
    join demarche m on m.id = d.demarche_id
    join membership s on s.demarche_id = m.id and s.person_id = ${personId}
    left join document_access g on g.document_id = d.id and g.person_id = s.person_id
    left join document_passage p on p.document_id = r.document_id and p.block_id = r.block_id
    where d.trashed_at is null and r.kind = 'document' and r.target_id = ${documentId} and r.document_id <> r.target_id
    order by d.title, d.id, r.place`
  return {
    backlinks: rows
      .filter((row) => mayOnDocument('readDocument', row.role, row))
      .map(({ documentId: id, demarcheId, title, blockId, text }) => ({
        documentId: id,
        demarcheId,
        title,
        blockId,
        text: excerptOf(text, []).text,
      })),
  }
}

/**
 * People by name only where they belong to the démarche of the text, so that ids put into a text betray nobody. An organisation that was
 * merged into another has the name of that one. [Y13]
 */
export async function resolveReferences(
  ctx: SignedIn,
  { documentId, documents, people, organisations }: Given<'resolveReferences'>,
): Promise<Reply<'resolveReferences'>> {
  const { sql, principal } = ctx
  const standing = await standingBefore(sql, principal.personId, documentId)
  if (!standing) throw new AppError('notFound')
  const [linked, named, known] = await Promise.all([
    sql<(Readable & { id: string; title: string })[]>`
      select d.id, d.title, d.state, d.restricted, d.trashed_at is not null as trashed, s.role, g.person_id is not null as granted, m.readers_see_history
      from document d
      join demarche m on m.id = d.demarche_id
      join membership s on s.demarche_id = m.id and s.person_id = ${principal.personId}
      left join document_access g on g.document_id = d.id and g.person_id = s.person_id
      where d.removed_at is null and d.id = any(${documents}::uuid[])`,
    sql<{ id: string; name: string }[]>`
      select p.id, p.display_name as name from membership s join person p on p.id = s.person_id
      where s.demarche_id = ${standing.demarcheId} and p.id = any(${people}::uuid[])`,
    sql<{ id: string; name: string }[]>`
      select g.id, o.name from organisation g join organisation o on o.id = coalesce(g.merged_into, g.id)
      where g.id = any(${organisations}::uuid[])`,
  ])
  return {
    documents: linked
      .filter((row) => mayOnDocument('readDocument', row.role, row))
      .map(({ id, title }) => ({ id, title })),
    people: [...named],
    organisations: [...known],
  }
}
