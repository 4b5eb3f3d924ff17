// The organisations of a mirror beside their words: the collège of each, and those of the démarche that did not write.
import { collegeOf, type Family } from '../../../shared/rules/organisation-families.ts'
import type { Mirror, NamedHand } from '../../../shared/schemas/history.ts'
import type { Sql } from '../../db/connect.ts'

const idsOf = (hands: readonly NamedHand[]): string[] => hands.flatMap(({ organisation }) => organisation?.id ?? [])

export async function collegesOf(sql: Sql, hands: readonly NamedHand[]): Promise<Mirror['colleges']> {
  const rows = await sql<{ id: string; family: Family }[]>`
    select id, family from organisation where id = any(${idsOf(hands)}::uuid[])`
  return Object.fromEntries(
    rows.flatMap(({ id, family }) => {
      const college = collegeOf(family)
      return college === null ? [] : [[id, college]]
    }),
  )
}

/** In their order of arrival. [H46] */
export async function silentIn(sql: Sql, demarcheId: string, hands: readonly NamedHand[]): Promise<Mirror['silent']> {
  const rows = await sql<Mirror['silent']>`
    select o.id, o.name, d.hue::int as hue, d.pattern::int as pattern
    from demarche_organisation d join organisation o on o.id = d.organisation_id
    where d.demarche_id = ${demarcheId} and not o.id = any(${idsOf(hands)}::uuid[]) order by d.arrival`
  return [...rows]
}
