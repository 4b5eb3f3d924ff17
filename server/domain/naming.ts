// Extracts of texts under the names that those they mention bear today: as far as the reader may know them.
import { namedIn, withNames, type Named } from '../../shared/document/named-places.ts'
import { search } from '../../shared/text/fr/search.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { words } from '../../shared/text/words.ts'
import type { Sql } from '../db/connect.ts'

const t = words(search)

/** A passage or the title of a section, of a text of this démarche. */
export type Extract = { demarcheId: string; text: string }

/**
 * Asked once for all that a page shows; what it gives turns each of them into words. People are named to those of their démarche only,
 * which whoever reads an extract is of; one that was merged into another has the name of that one. [Q10] [Q12] [Y13]
 */
export async function namesFor(sql: Sql, extracts: readonly Extract[]): Promise<(extract: Extract) => string> {
  const named = [...new Set(extracts.map(({ demarcheId }) => demarcheId))].flatMap((demarcheId) =>
    namedIn(extracts.filter((one) => one.demarcheId === demarcheId).map(({ text }) => text)).map((one) => ({
      ...one,
      demarcheId,
    })),
  )
  const names = named.length === 0 ? new Map<string, string>() : await namesOf(sql, named)
  return ({ demarcheId, text }) =>
    withNames(text, ({ kind, id }) => {
      const name = names.get(`${demarcheId} ${id}`)
      if (name !== undefined) return isolated(name)
      return t(kind === 'person' ? 'extract.lostPerson' : 'extract.lostOrganisation')
    })
}

type Asked = Named & { demarcheId: string }

async function namesOf(sql: Sql, named: readonly Asked[]): Promise<Map<string, string>> {
  const rows = await sql<{ key: string; name: string }[]>`
    select n.demarche_id || ' ' || n.id as key, coalesce(p.display_name, o.name) as name
    from unnest(${named.map(({ kind }) => kind)}::text[], ${named.map(({ id }) => id)}::text[]::uuid[],
      ${named.map(({ demarcheId }) => demarcheId)}::text[]::uuid[]) as n (kind, id, demarche_id)
    left join membership s on n.kind = 'person' and s.person_id = n.id and s.demarche_id = n.demarche_id
    left join person p on p.id = s.person_id
    left join organisation g on n.kind = 'organisation' and g.id = n.id
    left join organisation o on o.id = coalesce(g.merged_into, g.id)
    where p.id is not null or o.id is not null`
  return new Map(rows.map(({ key, name }) => [key, name]))
}
