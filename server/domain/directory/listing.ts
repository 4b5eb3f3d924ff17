// The directory of a démarche as one looks through it: a page at a time, and what it can be filtered by.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryLine } from '../../../shared/schemas/directory.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { membershipOf } from '../standing.ts'
import { inDirectory } from './standing.ts'

const pageLength = 60

type Filter = Given<'listDirectory'>
type Row = DirectoryLine & { total: number }

/** The columns of a line, of the organisation `o` and what it is in the démarche, `d`, if it takes part. */
export const lineColumns = (sql: Sql, demarcheId: string) => sql`
  o.id, o.name, o.family, o.form, o.agreements, o.networks, coalesce(d.hue, 0) as hue, coalesce(d.pattern, 0) as pattern,
  coalesce(d.is_owner, false) as is_owner, d.demarche_id is not null as takes_part,
  (select coalesce(jsonb_agg(t ->> 'name'), '[]') from jsonb_array_elements(o.territories) t) as communes,
  (select count(*)::int from membership m where m.demarche_id = ${demarcheId} and m.organisation_id = o.id) as people`

/** By name, in pages; any member reads it. [Y1] [Y2] */
export async function listDirectory(ctx: SignedIn, filter: Filter): Promise<Reply<'listDirectory'>> {
  const { sql } = ctx
  const { demarcheId, from } = filter
  if (!(await membershipOf(sql, demarcheId, ctx.principal.personId))) throw new AppError('notFound')
  const rows = await sql<Row[]>`
    select ${lineColumns(sql, demarcheId)}, count(*) over ()::int as total
    from ${inDirectory(sql, demarcheId)} i
    join organisation o on o.id = i.organisation_id
    left join demarche_organisation d on d.demarche_id = ${demarcheId} and d.organisation_id = o.id
    where ${matches(sql, filter)}
    order by o.words, o.id offset ${from} limit ${pageLength}`
  const [{ n } = { n: 0 }] = await sql<
    { n: number }[]
  >`select count(*)::int as n from ${inDirectory(sql, demarcheId)} i`
  return { lines: rows.map(({ total: _, ...line }) => line), total: rows[0]?.total ?? 0, all: n }
}

/** Every word that was typed, anywhere in the sheet, whatever the case and the accents. */
const matches = (
  sql: Sql,
  { demarcheId, sought = '', family, agreement, network, commune, tagKind, tagName, takesPart }: Filter,
) => {
  const words = sought.split(/\s+/u).filter((word) => word !== '')
  const place = JSON.stringify([{ name: commune ?? '' }])
  return sql`
    not exists (select 1 from unnest(${words}::text[]) w where strpos(o.words, folded(w)) = 0 and not exists (
      select 1 from organisation g where g.merged_into = o.id and strpos(g.words, folded(w)) > 0))
    and (${family ?? null}::text is null or o.family = ${family ?? null})
    and (${agreement ?? null}::text is null or ${agreement ?? null} = any(o.agreements))
    and (${network ?? null}::text is null or ${network ?? null} = any(o.networks))
    and (${commune ?? null}::text is null or o.territories @> ${place}::text::jsonb)
    and (${takesPart ?? null}::text is null or (d.demarche_id is not null) = (${takesPart ?? null}::text = 'yes'))
    and (${tagName ?? null}::text is null or exists (
      select 1 from organisation_tag g join tag t on t.id = g.tag_id where g.demarche_id = ${demarcheId} and g.organisation_id = o.id
      and t.kind = coalesce(${tagKind ?? null}, t.kind) and lower(t.name) = lower(${tagName ?? null})))`
}

type Choice = { what: string; value: string; n: number; taking: number }

/** What there is to filter by, in the whole of the directory, with how many bear it. */
export async function readDirectoryChoices(
  ctx: SignedIn,
  { demarcheId }: Given<'readDirectoryChoices'>,
): Promise<Reply<'readDirectoryChoices'>> {
  const { sql } = ctx
  if (!(await membershipOf(sql, demarcheId, ctx.principal.personId))) throw new AppError('notFound')
  const [rows, tags] = await Promise.all([
    sql<Choice[]>`
      select v.what, v.value, count(*)::int as n, count(d.demarche_id)::int as taking
      from ${inDirectory(sql, demarcheId)} i
      join organisation o on o.id = i.organisation_id
      left join demarche_organisation d on d.demarche_id = ${demarcheId} and d.organisation_id = o.id
      cross join lateral (
        select 'family' as what, o.family as value
        union all select 'agreement', unnest(o.agreements)
        union all select 'network', unnest(o.networks)
        union all select 'placeless', '' where o.territories = '[]'
        union all select 'commune', t ->> 'name' from jsonb_array_elements(o.territories) t) v
      group by v.what, v.value order by folded(v.value) limit 2000`,
    sql<Reply<'readDirectoryChoices'>['tags']>`
      select t.kind, t.name, count(g.organisation_id)::int as n from tag t left join organisation_tag g on g.tag_id = t.id
      where t.demarche_id = ${demarcheId} group by t.id order by t.kind, folded(t.name) limit 500`,
  ])
  const of = (what: string) => rows.filter((row) => row.what === what).map(({ value, n }) => ({ value, n }))
  return {
    families: of('family'),
    agreements: of('agreement'),
    networks: of('network'),
    communes: rows.filter(({ what }) => what === 'commune').map(({ value, n, taking }) => ({ value, n, taking })),
    placeless: of('placeless')[0]?.n ?? 0,
    tags: [...tags],
  }
}
