// Members of a démarche: their roles, their leaving, the organisation that each writes for.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { recordAct } from './audit.ts'
import { keptId } from './organisations.ts'
import { requireAlone, requireInDemarche } from './standing.ts'

/** Lets a person in. Someone who is in already keeps their role. */
export async function addMember(
  tx: Tx,
  now: Date,
  member: { demarcheId: string; personId: string; role: Role; organisationId: string | null },
): Promise<void> {
  await tx`
    insert into membership (demarche_id, person_id, role, organisation_id, joined_at)
    values (${member.demarcheId}, ${member.personId}, ${member.role}, ${member.organisationId}, ${now})
    on conflict (demarche_id, person_id) do update
      set organisation_id = coalesce(membership.organisation_id, excluded.organisation_id)`
  await announce(tx, topic.demarche(member.demarcheId))
  await announce(tx, topic.person(member.personId))
}

export async function changeRole(ctx: SignedIn, given: Given<'changeRole'>): Promise<Reply<'changeRole'>> {
  const { demarcheId, personId, role } = given
  await transaction(ctx.sql, async (tx) => {
    await requireAlone(tx, ctx.principal.personId, demarcheId, 'changeRoles')
    const [before] = await tx<{ role: Role }[]>`
      select role from membership where demarche_id = ${demarcheId} and person_id = ${personId}`
    if (!before) throw new AppError('notFound')
    if (before.role === 'pilot' && role !== 'pilot') await keepOnePilot(tx, demarcheId, personId)
    await tx`update membership set role = ${role} where demarche_id = ${demarcheId} and person_id = ${personId}`
    const details = { personId, from: before.role, to: role }
    await recordAct(tx, ctx, 'changeRole', { kind: 'demarche', id: demarcheId, demarcheId }, details)
    await announceMember(tx, demarcheId, personId)
  })
  return {}
}

/** A pilot removes anyone; anyone may leave. What they wrote stays, under their name. */
export async function removeMember(ctx: SignedIn, given: Given<'removeMember'>): Promise<Reply<'removeMember'>> {
  const { demarcheId, personId } = given
  await transaction(ctx.sql, async (tx) => {
    const leaves = personId === ctx.principal.personId
    await requireAlone(tx, ctx.principal.personId, demarcheId, leaves ? 'readDemarche' : 'changeRoles')
    const [before] = await tx<{ role: Role }[]>`
      select role from membership where demarche_id = ${demarcheId} and person_id = ${personId}`
    if (!before) throw new AppError('notFound')
    if (before.role === 'pilot') await keepOnePilot(tx, demarcheId, personId)
    await tx`
      delete from document_access a using document d
      where d.id = a.document_id and d.demarche_id = ${demarcheId} and a.person_id = ${personId}`
    await tx`delete from membership where demarche_id = ${demarcheId} and person_id = ${personId}`
    await recordAct(tx, ctx, 'removeMember', { kind: 'demarche', id: demarcheId, demarcheId }, { personId })
    await announceMember(tx, demarcheId, personId)
  })
  return {}
}

/**
 * The démarche is held by the caller, so that two who leave at once cannot both count on the other; and the account of
 * whoever stays is held here, so that it is not closed meanwhile. [R4]
 */
async function keepOnePilot(tx: Tx, demarcheId: string, leaving: string): Promise<void> {
  const [other] = await tx`
    select 1 from membership m join person p on p.id = m.person_id and p.disabled_at is null
    where m.demarche_id = ${demarcheId} and m.role = 'pilot' and m.person_id <> ${leaving} limit 1 for share of p`
  if (!other) throw new AppError('lastPilot')
}

/** Holds what a person pilots, as those who leave do: to be called before their account is held. [R4] */
export async function holdPilotedBy(tx: Tx, personId: string): Promise<void> {
  await tx`
    select 1 from demarche d
    where exists (select 1 from membership m where m.demarche_id = d.id and m.person_id = ${personId} and m.role = 'pilot')
    order by d.id for no key update`
}

/** For an account just closed in this transaction. An administrator learns how many démarches, not which. [R4] */
export async function keepOnePilotWithout(tx: Tx, personId: string): Promise<void> {
  const [{ demarches } = { demarches: 0 }] = await tx<{ demarches: number }[]>`
    select count(*)::int as demarches from membership mine
    where mine.person_id = ${personId} and mine.role = 'pilot' and not exists (
      select 1 from membership m join person p on p.id = m.person_id and p.disabled_at is null
      where m.demarche_id = mine.demarche_id and m.role = 'pilot' and m.person_id <> ${personId})`
  if (demarches > 0) throw new AppError('lastPilot', { demarches })
}

async function announceMember(tx: Tx, demarcheId: string, personId: string): Promise<void> {
  await announce(tx, topic.demarche(demarcheId))
  await announce(tx, topic.person(personId))
  await announce(tx, topic.access.person(personId))
}

/** Organisations of the démarche to which the person belongs. [P11] */
export async function organisationsOneMayWriteFor(
  sql: Sql | Tx,
  demarcheId: string,
  personId: string,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select d.organisation_id as id from demarche_organisation d
    join affiliation f on f.organisation_id = d.organisation_id and f.person_id = ${personId}
    where d.demarche_id = ${demarcheId} order by d.arrival`
  return rows.map(({ id }) => id)
}

/** Chooses the organisation one writes for here, from now on; null: in one's own name. */
export async function writeFor(ctx: SignedIn, given: Given<'writeFor'>): Promise<Reply<'writeFor'>> {
  const { demarcheId } = given
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, personId, demarcheId, 'readDemarche')
    const organisationId = given.organisationId && (await keptId(tx, given.organisationId))
    const allowed = await organisationsOneMayWriteFor(tx, demarcheId, personId)
    if (organisationId !== null && !allowed.includes(organisationId)) throw new AppError('notAllowed')
    await tx`
      update membership set organisation_id = ${organisationId}
      where demarche_id = ${demarcheId} and person_id = ${personId}`
    await recordAct(tx, ctx, 'writeFor', { kind: 'demarche', id: demarcheId, demarcheId }, { organisationId })
    await announceMember(tx, demarcheId, personId)
  })
  return {}
}
