// What participants keep of a workshop and come back to: their code, what became of their words, what they correct and erase.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Follow, FollowedWorkshop, TakeAway } from '../../../shared/schemas/follow.ts'
import { correctableUntil } from '../../../shared/workshop/decide/contributions.ts'
import { correctionsEnd, followed, takenHome, type Moments, type Quotes } from '../../../shared/workshop/follow.ts'
import { isOver } from '../../../shared/workshop/stages.ts'
import { formsLeftTo } from '../../../shared/workshop/view/results.ts'
import { codeFrom, codeHash, meantCode } from '../../auth/follow-codes.ts'
import { countFailure, refuseIfLocked } from '../../auth/throttle.ts'
import type { Context } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { factsOf } from './facts.ts'
import { refuseRehearsal } from './standing.ts'

/** `attendeeId`: who they are over the workshops of the meeting, if it is part of one. */
type Place = { workshopId: string; guestId: string; actorId: string; attendeeId: string }

/** By the cookie of the device. [A14] */
async function ofDevice(ctx: Context, { workshopId, guestId }: Pick<Place, 'workshopId' | 'guestId'>): Promise<Place> {
  const deviceHash = ctx.deviceCookie.hashIn(ctx.caller.cookies)
  const { actorId, attendeeId } = await ctx.workshops.guest(workshopId, guestId, deviceHash)
  return { workshopId, guestId, actorId, attendeeId }
}

/** One that is right is never kept waiting: a hall shares one address. Wrong ones are counted by it, and then wait. [A50] */
async function ofCode(ctx: Context, typed: string): Promise<Place> {
  const code = meantCode(typed)
  if (code !== null) {
    const [place] = await ctx.sql<Place[]>`
      select f.workshop_id, f.guest_id, g.actor_id, g.attendee_id
      from workshop_follow f join workshop_guest g on g.workshop_id = f.workshop_id and g.id = f.guest_id
      where f.code_hash = ${await codeHash(code)} and g.erased_at is null`
    if (place) return place
  }
  const tried = { what: 'follow', address: ctx.caller.address } as const
  await refuseIfLocked(ctx, tried)
  await countFailure(ctx, tried)
  throw new AppError('wrongCode')
}

/** Where else in the meeting the same person was and did not erase themselves, in the order of the day. [A74] */
async function othersOf(sql: Sql | Tx, { workshopId, attendeeId }: Place): Promise<Place[]> {
  return sql<Place[]>`
    select g.workshop_id, g.id as guest_id, g.actor_id, g.attendee_id
    from workshop here join workshop w on w.meeting_id = here.meeting_id and w.id <> here.id
    join workshop_guest g on g.workshop_id = w.id and g.attendee_id = ${attendeeId} and g.erased_at is null
    where here.id = ${workshopId} order by w.meeting_position, w.id`
}

/**
 * Only its hash is kept: who lost it makes another, and the first is worth nothing from then on. Of all the workshops of a
 * meeting there is one.
 */
export async function makeFollowCode(ctx: Context, given: Given<'makeFollowCode'>): Promise<Reply<'makeFollowCode'>> {
  const place = await ofDevice(ctx, given)
  const { workshopId, guestId, attendeeId } = place
  await refuseRehearsal(ctx.sql, workshopId)
  const code = codeFrom(ctx.secret())
  const hash = await codeHash(code)
  await transaction(ctx.sql, async (tx) => {
    // in two workshops at once, one is after the other
    await tx`select pg_advisory_xact_lock(hashtextextended('code to follow of ' || ${attendeeId}::text, 0))`
    const others = (await othersOf(tx, place)).map((one) => one.workshopId)
    const elsewhere = await tx`
      select 1 from workshop_follow f
      join workshop_guest g on g.workshop_id = f.workshop_id and g.id = f.guest_id and g.attendee_id = ${attendeeId}
      where f.workshop_id = any(${others}::text[]::uuid[]) and f.code_hash is not null`
    if (elsewhere.length > 0 && !given.replaces) throw new AppError('alreadyExists')
    const [made] = await tx`
      insert into workshop_follow (workshop_id, guest_id, code_hash, made_at)
      select workshop_id, id, ${hash}, ${ctx.now()} from workshop_guest
      where workshop_id = ${workshopId} and id = ${guestId} and erased_at is null for share
      on conflict (workshop_id, guest_id) do update set code_hash = excluded.code_hash, made_at = excluded.made_at
        where workshop_follow.code_hash is null or ${given.replaces}
      returning 1`
    if (!made) throw new AppError('alreadyExists')
    await tx`
      update workshop_follow f set code_hash = null, made_at = null from workshop_guest g
      where g.workshop_id = f.workshop_id and g.id = f.guest_id and g.attendee_id = ${attendeeId}
        and f.workshop_id = any(${others}::text[]::uuid[])`
  })
  return { code }
}

/** Their row is held, so that somebody who erases themselves meanwhile leaves nothing behind. */
export async function giveContact(ctx: Context, given: Given<'giveContact'>): Promise<Reply<'giveContact'>> {
  const { workshopId, guestId } = await ofDevice(ctx, given)
  await refuseRehearsal(ctx.sql, workshopId)
  const [kept] = await ctx.sql`
    insert into workshop_follow (workshop_id, guest_id, contact)
    select workshop_id, id, ${given.contact} from workshop_guest
    where workshop_id = ${workshopId} and id = ${guestId} and erased_at is null for share
    on conflict (workshop_id, guest_id) do update set contact = excluded.contact
    returning 1`
  if (!kept) throw new AppError('notYourGuest')
  return {}
}

export async function readTakeAway(ctx: Context, given: Given<'readTakeAway'>): Promise<Reply<'readTakeAway'>> {
  return takeAwayOf(ctx, await ofDevice(ctx, given))
}

/** A code that was found says who asks: nobody is asked for more. */
export async function readFollow(ctx: Context, { code }: Given<'readFollow'>): Promise<Follow> {
  const place = await ofCode(ctx, code)
  const { meeting } = await factsOf(ctx.sql, place.workshopId)
  const [own, ...others] = await Promise.all(
    [place, ...(await othersOf(ctx.sql, place))].map((one) => followedIn(ctx, one)),
  )
  if (!own) throw new AppError('notFound')
  return { ...own, meeting: meeting && { title: meeting.title }, others }
}

async function followedIn(ctx: Context, place: Place): Promise<FollowedWorkshop> {
  const { workshopId, guestId } = place
  const at = ctx.now().getTime()
  const [takeAway, moments, quotes] = await Promise.all([
    takeAwayOf(ctx, place),
    momentsOf(ctx.sql, workshopId),
    quotesOf(ctx.sql, workshopId),
  ])
  const { state, texts } = await ctx.workshops.whole(workshopId)
  const end = correctionsEnd(state)
  return {
    ...takeAway,
    workshopId,
    contributions: followed(state, texts, { guestId, at, moments, quotes }),
    mayCorrect: at < (correctableUntil(state) ?? 0),
    formsLeft: formsLeftTo(state, texts, guestId),
    correctableUntil: end === null ? null : new Date(end).toISOString(),
  }
}

/** In one of the workshops that the code opens. Who erases themselves does so in all of them; where the code was made last, so that it may be asked again. */
export async function askByCode(ctx: Context, given: Given<'askByCode'>): Promise<Reply<'askByCode'>> {
  const { code, commands } = given
  const made = await ofCode(ctx, code)
  const others = await othersOf(ctx.sql, made)
  const place = [made, ...others].find(({ workshopId }) => workshopId === (given.workshopId ?? made.workshopId))
  if (!place) throw new AppError('notYourGuest')
  const isLeaving = commands.some(({ command }) => command.kind === 'eraseMe')
  if (isLeaving) {
    for (const one of others.filter((other) => other !== place)) await eraseIn(ctx, one)
    const answers = await askIn(ctx, place, commands)
    if (place !== made) await eraseIn(ctx, made)
    return { answers }
  }
  return { answers: await askIn(ctx, place, commands) }
}

const askIn = (ctx: Context, { workshopId, actorId, guestId }: Place, commands: Given<'askByCode'>['commands']) =>
  ctx.workshops.ask(workshopId, { kind: 'guest', actorId, guestId }, commands)

const eraseIn = (ctx: Context, place: Place) => askIn(ctx, place, [{ id: ctx.id(), command: { kind: 'eraseMe' } }])

/** When each of them last was grouped, merged, set aside, hidden… [A51] */
async function momentsOf(sql: Sql, workshopId: string): Promise<Moments> {
  const rows = await sql<{ key: string; at: Date }[]>`
    select kind || ':' || (body->>'contributionId') as key, max(at) as at from workshop_event
    where workshop_id = ${workshopId} and kind in ('contributionPlaced', 'contributionMerged', 'contributionParked',
      'contributionHidden', 'contributionWithdrawn', 'contributionErased', 'contributionAsked')
    group by 1`
  return new Map(rows.map(({ key, at }) => [key, at.getTime()]))
}

/** In its restitution, once it is open to corrections; else in that of its meeting, once it is open. A draft is nobody's yet. */
async function quotesOf(sql: Sql, workshopId: string): Promise<Quotes> {
  const rows = await sql<{ id: string; at: Date; title: string; section: string }[]>`
    select distinct on (1) coalesce(s.contribution_id, s.cluster_id) as id,
      coalesce(r.published_at, r.corrections_from, d.state_since) as at, d.title, coalesce(p.section, '') as section
    from restitution r join document d on d.id = r.document_id and d.trashed_at is null
    join restitution_source s on s.document_id = r.document_id and s.workshop_id = ${workshopId}
    left join document_passage p on p.document_id = s.document_id and p.block_id = s.block_id
    where (r.workshop_id = ${workshopId} and r.corrections_from is not null)
      or (d.state <> 'draft' and r.document_id in (select document_id from restitution_workshop where workshop_id = ${workshopId}))
    order by 1, r.meeting_id is not null, s.ordinal, p.place`
  return new Map(rows.map(({ id, at, ...quote }) => [id, { at: at.getTime(), ...quote }]))
}

async function takeAwayOf(ctx: Context, place: Place): Promise<TakeAway> {
  const { workshopId, guestId } = place
  const [facts, own, { state, texts }] = await Promise.all([
    factsOf(ctx.sql, workshopId),
    ownRow(ctx.sql, place),
    ctx.workshops.whole(workshopId),
  ])
  const { stage } = state
  return {
    title: facts.title,
    stage,
    pilot: facts.pilot,
    closedAt: own.closedAt?.toISOString() ?? null,
    feedbackDue: facts.feedbackDue,
    name: texts.guests.get(guestId)?.name ?? '',
    contact: own.contact,
    hasCode: own.hasCode,
    home: takenHome(state, texts, guestId),
    contacts: isOver(stage) ? await contactsOf(ctx.sql, workshopId, guestId, texts.guests) : [],
  }
}

type OwnRow = { contact: string; hasCode: boolean; closedAt: Date | null }

/** `hasCode`: one that opens what they wrote here. */
async function ownRow(sql: Sql, { workshopId, guestId, attendeeId }: Place): Promise<OwnRow> {
  const [row] = await sql<OwnRow[]>`
    select coalesce(f.contact, '') as contact, w.closed_at, f.code_hash is not null or exists (
      select from workshop o join workshop_guest g on g.workshop_id = o.id and g.attendee_id = ${attendeeId}
      join workshop_follow c on c.workshop_id = g.workshop_id and c.guest_id = g.id and c.code_hash is not null
      where o.meeting_id = w.meeting_id) as has_code
    from workshop w left join workshop_follow f on f.workshop_id = w.id and f.guest_id = ${guestId}
    where w.id = ${workshopId}`
  if (!row) throw new AppError('notFound')
  return row
}

type Guests = ReadonlyMap<string, { name: string; organisation: string | null }>

/** Of the others who agreed, under the name that each gave the room. [A55] */
async function contactsOf(
  sql: Sql,
  workshopId: string,
  guestId: string,
  guests: Guests,
): Promise<TakeAway['contacts']> {
  const rows = await sql<{ id: string; contact: string }[]>`
    select guest_id as id, contact from workshop_follow
    where workshop_id = ${workshopId} and contact <> '' and guest_id <> ${guestId}`
  return rows
    .map(({ id, contact }) => {
      const { name = '', organisation = null } = guests.get(id) ?? {}
      return { name, organisation, contact }
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'fr') || one.contact.localeCompare(other.contact, 'fr'))
}
