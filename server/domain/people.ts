// People: making them, what others and they themselves may read of them, what administrators do to accounts.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import type { OrganisationRef } from '../../shared/schemas/organisations.ts'
import type { Me } from '../../shared/schemas/people.ts'
import { topic } from '../../shared/topics.ts'
import type { Principal, Services, SignedIn } from '../context.ts'
import { sqlState, type Sql } from '../db/connect.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { makePersonActor } from './actors.ts'
import { recordAct } from './audit.ts'
import { announceDemarchesOf } from './concerned.ts'
import { holdPilotedBy, keepOnePilotWithout } from './memberships.ts'
import { keptId } from './organisations.ts'

export type NewPerson = {
  email: string
  displayName: string
  grammaticalForm: Me['grammaticalForm']
  passphraseHash: string
  isAdmin?: boolean
}

/** An account and its actor. An address that has one already is alreadyExists. [P1] */
export async function makePerson(
  tx: Tx,
  ctx: Pick<Services, 'now' | 'id'>,
  person: NewPerson,
): Promise<{ personId: string; actorId: string }> {
  const personId = ctx.id()
  try {
    await tx.savepoint(
      (inner) => inner`
        insert into person (id, email, display_name, grammatical_form, passphrase_hash, is_admin, created_at)
        values (${personId}, ${person.email}, ${person.displayName}, ${person.grammaticalForm}, ${person.passphraseHash},
          ${person.isAdmin ?? false}, ${ctx.now()})`,
    )
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('alreadyExists', { field: 'email' })
    throw error
  }
  return { personId, actorId: await makePersonActor(tx, ctx, personId) }
}

export async function affiliate(tx: Tx, now: Date, personId: string, organisationId: string): Promise<void> {
  await tx`
    insert into affiliation (person_id, organisation_id, since) values (${personId}, ${organisationId}, ${now})
    on conflict do nothing`
}

type PersonRow = {
  id: string
  actorId: string
  email: string
  displayName: string
  grammaticalForm: Me['grammaticalForm']
  isAdmin: boolean
  organisations: OrganisationRef[]
}

/** What a person reads of themselves. */
export async function readPerson(sql: Sql | Tx, principal: Principal): Promise<Me> {
  const [person] = await sql<PersonRow[]>`
    select p.id, a.id as actor_id, p.email, p.display_name, p.grammatical_form, p.is_admin, ${organisationsOf(sql)}
    from person p join actor a on a.person_id = p.id where p.id = ${principal.personId}`
  if (!person) throw new Error(`person ${principal.personId} has a session but no row`)
  return { ...person, sessionId: principal.sessionId }
}

/** The organisations of `p` as a column of JSON, oldest affiliation first. */
const organisationsOf = (sql: Sql | Tx) => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'family', o.family) order by f.since, o.id)
    from affiliation f join organisation o on o.id = f.organisation_id where f.person_id = p.id), '[]') as organisations`

export async function updateMe(ctx: SignedIn, input: Given<'updateMe'>): Promise<Reply<'updateMe'>> {
  const { personId } = ctx.principal
  const me = await transaction(ctx.sql, async (tx) => {
    await tx`
      update person set
        display_name = coalesce(${input.displayName ?? null}, display_name),
        grammatical_form = coalesce(${input.grammaticalForm ?? null}, grammatical_form)
      where id = ${personId}`
    await recordAct(tx, ctx, 'updateMe', { kind: 'person', id: personId })
    await announce(tx, topic.person(personId))
    await announce(tx, topic.instance)
    if (input.displayName !== undefined) {
      await announceDemarchesOf(tx, personId)
      await announce(tx, topic.access.person(personId)) // presence shows the name too: rejoining reads it anew
    }
    return readPerson(tx, ctx.principal)
  })
  return { me }
}

type ListedRow = Omit<PersonRow, 'actorId' | 'grammaticalForm'> & {
  isDisabled: boolean
  askedResetAt: Date | null
  createdAt: Date
}

export async function listPeople(ctx: Pick<SignedIn, 'sql'>): Promise<Reply<'listPeople'>> {
  const rows = await ctx.sql<ListedRow[]>`
    select p.id, p.email, p.display_name, p.is_admin, p.disabled_at is not null as is_disabled,
      r.asked_at as asked_reset_at, p.created_at, ${organisationsOf(ctx.sql)}
    from person p left join reset_request r on r.person_id = p.id where p.erased_at is null
    order by lower(p.display_name), p.id`
  return {
    people: rows.map((row) => ({
      ...row,
      askedResetAt: row.askedResetAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
    })),
  }
}

/**
 * Closes or reopens an account. Its sessions end and its live sockets close at once. Nobody closes their own, nor that of
 * the last pilot of a démarche. [P9] [R4]
 */
export async function disablePerson(
  ctx: SignedIn,
  { personId, disabled }: Given<'disablePerson'>,
): Promise<Reply<'disablePerson'>> {
  if (personId === ctx.principal.personId) throw new AppError('notAllowed')
  await transaction(ctx.sql, async (tx) => {
    if (disabled) await holdPilotedBy(tx, personId)
    const changed = await tx`
      update person set disabled_at = ${disabled ? ctx.now() : null}
      where id = ${personId} and erased_at is null returning id`
    if (changed.length === 0) throw new AppError('notFound')
    if (disabled) {
      await keepOnePilotWithout(tx, personId)
      await ctx.sessions.end(tx, personId)
      await announce(tx, topic.access.person(personId))
    }
    await recordAct(tx, ctx, disabled ? 'disablePerson' : 'enablePerson', { kind: 'person', id: personId })
    await announce(tx, topic.instance)
  })
  return {}
}

export async function addAffiliation(
  ctx: SignedIn,
  { personId, organisationId: named }: Given<'addAffiliation'>,
): Promise<Reply<'addAffiliation'>> {
  await transaction(ctx.sql, async (tx) => {
    const organisationId = await keptId(tx, named)
    const [both] = await tx`
      select 1 from person p, organisation o where p.id = ${personId} and o.id = ${organisationId}`
    if (!both) throw new AppError('notFound')
    await affiliate(tx, ctx.now(), personId, organisationId)
    await recordAct(tx, ctx, 'addAffiliation', { kind: 'person', id: personId }, { organisationId })
    await announce(tx, topic.instance)
    await announce(tx, topic.person(personId))
  })
  return {}
}
