// Where an organisation stands in the directory of a démarche, for one person.
import { AppError } from '../../../shared/errors.ts'
import { mayEditContacts, mayEditSheet, type SheetFacts } from '../../../shared/rules/directory.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { topic } from '../../../shared/topics.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, type Tx } from '../../db/transaction.ts'
import { announceDocumentsOf } from '../concerned.ts'
import { keptId } from '../organisations.ts'
import { membershipOf, requireInDemarche } from '../standing.ts'

export type SheetStanding = SheetFacts & { role: Role; isListed: boolean }

/** All that is in the directory: what takes part, and what is listed. [Y1] */
export const inDirectory = (sql: Sql | Tx, demarcheId: string) => sql`(
  select organisation_id from demarche_organisation where demarche_id = ${demarcheId}
  union select organisation_id from directory_entry where demarche_id = ${demarcheId})`

/** For each of these organisations; those that stand nowhere are there too, those that were merged into another are not. */
export async function factsOf(
  sql: Sql | Tx,
  personId: string,
  demarcheId: string,
  organisationIds: readonly string[],
): Promise<Map<string, SheetFacts & { isListed: boolean }>> {
  const rows = await sql<(SheetFacts & { id: string; isListed: boolean })[]>`
    select o.id,
      exists (select 1 from demarche_organisation where demarche_id = ${demarcheId} and organisation_id = o.id) as takes_part,
      exists (select 1 from directory_entry where demarche_id = ${demarcheId} and organisation_id = o.id) as is_listed,
      exists (select 1 from affiliation where organisation_id = o.id) as is_held,
      exists (select 1 from affiliation where organisation_id = o.id and person_id = ${personId}) as is_mine
    from organisation o where o.id = any(${organisationIds}::uuid[]) and o.merged_into is null`
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

/** Null when this person may not know that the organisation is there. [R2] */
export async function sheetStanding(
  sql: Sql | Tx,
  personId: string,
  demarcheId: string,
  organisationId: string,
): Promise<SheetStanding | null> {
  const membership = await membershipOf(sql, demarcheId, personId)
  const facts = (await factsOf(sql, personId, demarcheId, [organisationId])).get(organisationId)
  if (!membership || !facts || !(facts.takesPart || facts.isListed)) return null
  return { ...facts, role: membership.role }
}

/** The standing, held until the end of the transaction, if it allows this. [R8] */
async function required(
  tx: Tx,
  personId: string,
  demarcheId: string,
  organisationId: string,
  may: (role: Role, facts: SheetFacts) => boolean,
): Promise<SheetStanding> {
  await requireInDemarche(tx, personId, demarcheId, 'readDemarche')
  // What was read was the sheet of one that went: what replaces it would replace what was never read.
  if ((await keptId(tx, organisationId)) !== organisationId) throw new AppError('staleSheet')
  await tx`select 1 from affiliation where organisation_id = ${organisationId} and person_id = ${personId} for share`
  const standing = await sheetStanding(tx, personId, demarcheId, organisationId)
  if (!standing) throw new AppError('notFound')
  if (!may(standing.role, standing)) throw new AppError('notAllowed')
  return standing
}

/** For what the organisation says of itself, to the whole instance. [Y3] */
export const requireSheet = (tx: Tx, personId: string, demarcheId: string, organisationId: string) =>
  required(tx, personId, demarcheId, organisationId, mayEditSheet)

/** For what is the démarche's own: contacts and tags. */
export const requireOwnLines = (tx: Tx, personId: string, demarcheId: string, organisationId: string) =>
  required(tx, personId, demarcheId, organisationId, mayEditContacts)

/** What organisations say of themselves is shown in every démarche where they stand; their names in its documents too. */
export async function announceOrganisations(
  tx: Tx,
  organisationIds: readonly string[],
  renamed: boolean,
): Promise<void> {
  const rows = await tx<{ demarcheId: string }[]>`
    select demarche_id from demarche_organisation where organisation_id = any(${organisationIds}::uuid[])
    union select demarche_id from directory_entry where organisation_id = any(${organisationIds}::uuid[])`
  for (const { demarcheId } of rows) {
    await announce(tx, topic.demarche(demarcheId))
    if (renamed) await announceDocumentsOf(tx, demarcheId)
  }
  if (renamed) await announceWorkshopsOf(tx, organisationIds)
  await announce(tx, topic.instance)
}

/** Those that they carry, and those in whose rooms somebody of them is: an organisation has one answer there. [A26] */
async function announceWorkshopsOf(tx: Tx, organisationIds: readonly string[]): Promise<void> {
  const rows = await tx<{ id: string }[]>`
    select id from workshop where pilot_organisation_id = any(${organisationIds}::uuid[])
    union select workshop_id from workshop_guest where organisation_id = any(${organisationIds}::uuid[])`
  for (const { id } of rows) await announce(tx, topic.workshop(id))
}
