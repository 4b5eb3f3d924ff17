// « Qui d’autre est concerné ? »: the organisations that bear a tag, the people of the démarche who write for them, and the texts.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { Concerned } from '../../../shared/schemas/directory.ts'
import type { SignedIn } from '../../context.ts'
import { membershipOf, standingFacts, standingJoins, type Facts } from '../standing.ts'

type Row = Concerned['organisations'][number] & { total: number }
type Text = Concerned['documents'][number] & Facts

/** Organisations that take part come first; of the texts, those that the asker may read. [Y7] */
export async function listConcerned(
  ctx: SignedIn,
  { demarcheId, kind, name }: Given<'listConcerned'>,
): Promise<Reply<'listConcerned'>> {
  const { sql, principal } = ctx
  if (!(await membershipOf(sql, demarcheId, principal.personId))) throw new AppError('notFound')
  const [rows, texts] = await Promise.all([
    sql<Row[]>`
      select o.id, o.name, o.family, coalesce(d.hue, 0) as hue, coalesce(d.pattern, 0) as pattern, count(*) over ()::int as total,
        (select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'displayName', p.display_name) order by lower(p.display_name)), '[]')
          from membership m join person p on p.id = m.person_id
          where m.demarche_id = ${demarcheId} and m.organisation_id = o.id) as people
      from tag t
      join organisation_tag g on g.tag_id = t.id
      join organisation o on o.id = g.organisation_id
      left join demarche_organisation d on d.demarche_id = g.demarche_id and d.organisation_id = o.id
      where t.demarche_id = ${demarcheId} and t.kind = ${kind} and lower(t.name) = lower(${name})
      order by d.arrival nulls last, o.words, o.id limit 100`,
    sql<Text[]>`
      select d.id, d.title, ${standingFacts(sql)}
      from tag t
      join document_tag g on g.tag_id = t.id
      join document d on d.id = g.document_id and d.trashed_at is null
      ${standingJoins(sql, principal.personId)}
      where t.demarche_id = ${demarcheId} and t.kind = ${kind} and lower(t.name) = lower(${name})
      order by folded(d.title), d.id`,
  ])
  return {
    organisations: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? 0,
    documents: texts
      .filter((row) => mayOnDocument('readDocument', row.role, row))
      .slice(0, 100) // of those alone: what one may not read takes nobody's place
      .map(({ id, title }) => ({ id, title })),
  }
}
