// The organisations of a démarche: their order of arrival, and the mark that it gives them for good.
import { AppError } from '../../shared/errors.ts'
import { mark } from '../../shared/rules/identity-marks.ts'
import type { DemarcheOrganisation } from '../../shared/schemas/organisations.ts'
import type { Principal } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'
import { announceDocumentsOf } from './concerned.ts'

/** Lets an organisation in, once. Its hue and pattern come from its order of arrival and never change. [P11] */
export async function joinDemarche(
  tx: Tx,
  now: Date,
  demarcheId: string,
  organisationId: string,
  isOwner = false,
): Promise<void> {
  await tx`select 1 from demarche where id = ${demarcheId} for no key update` // two who arrive at once are numbered one after the other
  const [known] = await tx`
    select 1 from demarche_organisation where demarche_id = ${demarcheId} and organisation_id = ${organisationId}`
  if (known) return
  await requireOrganisation(tx, organisationId)
  const [{ arrival } = { arrival: 0 }] = await tx<{ arrival: number }[]>`
    select coalesce(max(arrival) + 1, 0)::int as arrival from demarche_organisation where demarche_id = ${demarcheId}`
  const { hue, pattern } = mark(arrival)
  await tx`
    insert into demarche_organisation (demarche_id, organisation_id, is_owner, hue, pattern, arrival, joined_at)
    values (${demarcheId}, ${organisationId}, ${isOwner}, ${hue}, ${pattern}, ${arrival}, ${now})`
  await announceDocumentsOf(tx, demarcheId)
}

async function requireOrganisation(tx: Tx, organisationId: string): Promise<void> {
  const [found] = await tx`select 1 from organisation where id = ${organisationId} and merged_into is null`
  if (!found) throw new AppError('badInput', { field: 'organisationId' })
}

/** Nobody speaks for an organisation that they are not of: naming one affiliates people to it everywhere. [P14] */
export async function requireMayName(
  tx: Tx,
  { personId, actorId, isAdmin }: Principal,
  organisationId: string,
  demarcheId: string,
): Promise<void> {
  await requireOrganisation(tx, organisationId)
  if (isAdmin) return
  const [may] = await tx`
    select 1 from organisation o where o.id = ${organisationId} and (
      exists (select 1 from affiliation where organisation_id = o.id and person_id = ${personId})
      or exists (select 1 from demarche_organisation where organisation_id = o.id and demarche_id = ${demarcheId})
      or o.created_by = ${actorId} and not exists (select 1 from affiliation where organisation_id = o.id))`
  if (!may) throw new AppError('notYourOrganisation')
}

/** In order of arrival. */
export async function organisationsIn(sql: Sql | Tx, demarcheId: string): Promise<DemarcheOrganisation[]> {
  const rows = await sql<DemarcheOrganisation[]>`
    select o.id, o.name, o.family, d.hue, d.pattern, d.is_owner
    from demarche_organisation d join organisation o on o.id = d.organisation_id
    where d.demarche_id = ${demarcheId} order by d.arrival`
  return [...rows]
}

/** In its directory, without taking part. [Y2] */
export async function countListed(sql: Sql | Tx, demarcheId: string): Promise<number> {
  const [{ n } = { n: 0 }] = await sql<{ n: number }[]>`
    select count(*)::int as n from directory_entry e where e.demarche_id = ${demarcheId} and not exists (
      select 1 from demarche_organisation d where d.demarche_id = e.demarche_id and d.organisation_id = e.organisation_id)`
  return n
}
