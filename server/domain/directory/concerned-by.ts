// « Qui d’autre est concerné ? »: the organisations that bear a tag, and the people of the démarche who write for them.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Concerned } from '../../../shared/schemas/directory.ts'
import type { SignedIn } from '../../context.ts'
import { membershipOf } from '../standing.ts'

type Row = Concerned['organisations'][number] & { total: number }

/** Those with people here come first. [Y7] */
export async function listConcerned(
  ctx: SignedIn,
  { demarcheId, kind, name }: Given<'listConcerned'>,
): Promise<Reply<'listConcerned'>> {
  if (!(await membershipOf(ctx.sql, demarcheId, ctx.principal.personId))) throw new AppError('notFound')
  const rows = await ctx.sql<Row[]>`
    select o.id, o.name, o.family, coalesce(d.hue, 0) as hue, coalesce(d.pattern, 0) as pattern, count(*) over ()::int as total,
      (select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'displayName', p.display_name) order by lower(p.display_name)), '[]')
        from membership m join person p on p.id = m.person_id
        where m.demarche_id = ${demarcheId} and m.organisation_id = o.id) as people
    from organisation_tag g
    join organisation o on o.id = g.organisation_id
    left join demarche_organisation d on d.demarche_id = g.demarche_id and d.organisation_id = o.id
    where g.demarche_id = ${demarcheId} and g.kind = ${kind} and lower(g.name) = lower(${name})
    order by d.arrival nulls last, o.words, o.id limit 100`
  return { organisations: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}
