// How organisations of a directory stand for somebody who would make two of them one.
import type { MergeFacts } from '../../../shared/rules/directory.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'
import { factsOf } from './standing.ts'

/** Of those of these organisations that are in the directory; others are not there. [Y12] */
export async function mergeFactsOf(
  sql: Sql | Tx,
  personId: string,
  demarcheId: string,
  organisationIds: readonly string[],
): Promise<Map<string, MergeFacts>> {
  const facts = await factsOf(sql, personId, demarcheId, organisationIds)
  const elsewhere = await sql<{ id: string }[]>`
    select distinct x.organisation_id as id from demarche_organisation x
    where x.organisation_id = any(${[...organisationIds]}::uuid[]) and not exists (
      select 1 from membership m
      where m.demarche_id = x.demarche_id and m.person_id = ${personId} and m.role = 'pilot')`
  const others = new Set(elsewhere.map(({ id }) => id))
  return new Map(
    [...facts]
      .filter(([, { takesPart, isListed }]) => takesPart || isListed)
      .map(([id, one]) => [id, { ...one, standsElsewhere: others.has(id) }]),
  )
}
