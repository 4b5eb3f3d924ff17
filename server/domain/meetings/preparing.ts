// Preparing meetings: making, listing, reading, changing what is said of them, and which workshops they gather. [A72]
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import type { MeetingLine } from '../../../shared/schemas/meetings.ts'
import { topic } from '../../../shared/topics.ts'
import { isJoinable } from '../../../shared/workshop/stages.ts'
import type { SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { membershipOf, requireInDemarche } from '../standing.ts'
import { meetingRestitutions } from '../workshops/restitution/combined.ts'
import { attendanceOf, factsOfMeeting, missingOfMeeting, workshopsOf, type GatheredWorkshop } from './facts.ts'
import { holdMeeting, requireReadingMeeting } from './standing.ts'

/** The latest first. */
export async function listMeetings(
  ctx: SignedIn,
  { demarcheId }: Given<'listMeetings'>,
): Promise<Reply<'listMeetings'>> {
  const membership = await membershipOf(ctx.sql, demarcheId, ctx.principal.personId)
  if (!membership) throw new AppError('notFound')
  if (!mayInDemarche('readWorkshops', membership.role)) throw new AppError('notAllowed')
  type Row = Omit<MeetingLine, 'startsAt' | 'endsAt'> & { startsAt: Date | null; endsAt: Date | null }
  const rows = await ctx.sql<Row[]>`
    select t.id, t.title, t.stage, t.starts_at, t.ends_at, t.place,
      (select count(*)::int from workshop w where w.meeting_id = t.id) as workshops,
      (select count(distinct g.attendee_id)::int from workshop w join workshop_guest g on g.workshop_id = w.id
        where w.meeting_id = t.id and w.stage <> 'cancelled') as people
    from meeting t where t.demarche_id = ${demarcheId} order by coalesce(t.starts_at, t.created_at) desc, t.id desc`
  return {
    meetings: rows.map((row) => ({
      ...row,
      startsAt: row.startsAt?.toISOString() ?? null,
      endsAt: row.endsAt?.toISOString() ?? null,
    })),
    mayPrepare: mayInDemarche('prepareWorkshop', membership.role),
  }
}

export async function createMeeting(
  ctx: SignedIn,
  { demarcheId, title }: Given<'createMeeting'>,
): Promise<Reply<'createMeeting'>> {
  const { personId, actorId } = ctx.principal
  const meetingId = ctx.id()
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, personId, demarcheId, 'prepareWorkshop')
    await tx`
      insert into meeting (id, demarche_id, title, created_by, created_at)
      values (${meetingId}, ${demarcheId}, ${title}, ${actorId}, ${ctx.now()})`
    await recordAct(tx, ctx, 'createMeeting', { kind: 'meeting', id: meetingId, demarcheId })
    await announce(tx, topic.demarche(demarcheId))
  })
  return { meetingId }
}

export async function readMeeting(ctx: SignedIn, { meetingId }: Given<'readMeeting'>): Promise<Reply<'readMeeting'>> {
  const { sql, principal } = ctx
  const { mayPrepare } = await requireReadingMeeting(sql, principal.personId, meetingId)
  const [facts, workshops, attendance, restitutions] = await Promise.all([
    factsOfMeeting(sql, meetingId),
    workshopsOf(sql, meetingId),
    attendanceOf(sql, meetingId),
    meetingRestitutions(sql, principal.personId, meetingId),
  ])
  const kinds = await Promise.all(workshops.map(({ id }) => kindOf(ctx, id)))
  return {
    ...facts,
    id: meetingId,
    mayPrepare,
    missing: missingOfMeeting(facts, workshops),
    workshops: workshops.map(({ capacity: _, ...line }, at) => ({ ...line, kind: kinds[at] ?? 'workshop' })),
    attendance,
    restitutions,
    notWritten: workshops.filter(isToCome).map(({ id }) => id),
  }
}

const isToCome = ({ stage }: GatheredWorkshop): boolean => stage === 'draft' || isJoinable(stage)

/** A phase of that kind makes of a workshop a round table. */
async function kindOf(ctx: SignedIn, workshopId: string): Promise<'workshop' | 'panel'> {
  const { phases } = await ctx.workshops.state(workshopId)
  return phases.some(({ kind, skipped }) => !skipped && kind === 'panel') ? 'panel' : 'workshop'
}

/** At any time: its workshops keep what they were given when they began. */
export async function updateMeeting(ctx: SignedIn, given: Given<'updateMeeting'>): Promise<Reply<'updateMeeting'>> {
  const { meetingId, startsAt, endsAt, feedbackDue, ...facts } = given
  await transaction(ctx.sql, async (tx) => {
    const { demarcheId } = await holdMeeting(tx, ctx.principal.personId, meetingId)
    const [kept] = await tx<{ isTurned: boolean }[]>`
      update meeting set
        title = coalesce(${facts.title ?? null}, title),
        place = coalesce(${facts.place ?? null}, place),
        framing = coalesce(${facts.framing ?? null}, framing),
        notice = coalesce(${facts.notice ?? null}, notice),
        starts_at = case when ${startsAt !== undefined} then ${startsAt ?? null}::timestamptz else starts_at end,
        ends_at = case when ${endsAt !== undefined} then ${endsAt ?? null}::timestamptz else ends_at end,
        feedback_due = case when ${feedbackDue !== undefined} then ${feedbackDue ?? null}::date else feedback_due end
      where id = ${meetingId} returning coalesce(ends_at < starts_at, false) as is_turned`
    if (kept?.isTurned) throw new AppError('badInput', { fields: ['endsAt'] })
    const changed = Object.entries(given).filter(([name, value]) => name !== 'meetingId' && value !== undefined)
    const object = { kind: 'meeting', id: meetingId, demarcheId } as const
    await recordAct(tx, ctx, 'updateMeeting', object, { changed: changed.map(([name]) => name).join(' ') })
    await announceMeeting(tx, meetingId, demarcheId)
  })
  await rereadDesks(ctx, meetingId)
  return {}
}

/** Those left out are of no meeting from now on. */
export async function arrangeMeeting(ctx: SignedIn, given: Given<'arrangeMeeting'>): Promise<Reply<'arrangeMeeting'>> {
  const { meetingId } = given
  const ids = [...new Set(given.workshopIds)]
  await transaction(ctx.sql, async (tx) => {
    const { demarcheId } = await holdMeeting(tx, ctx.principal.personId, meetingId)
    const found = await tx<{ id: string; meetingId: string | null }[]>`
      select id, meeting_id from workshop
      where demarche_id = ${demarcheId} and rehearsal_of is null and (id = any(${ids}::text[]::uuid[]) or meeting_id = ${meetingId})
      order by id for update`
    const free = new Set(
      found.filter((one) => one.meetingId === null || one.meetingId === meetingId).map(({ id }) => id),
    )
    if (!ids.every((id) => free.has(id))) throw new AppError('badInput', { fields: ['workshopIds'] })
    await tx`
      update workshop w set meeting_id = case when p.n is null then null else ${meetingId}::uuid end, meeting_position = p.n
      from workshop s left join unnest(${ids}::text[]::uuid[]) with ordinality p (id, n) on p.id = s.id
      where s.id = w.id and w.id = any(${[...free]}::text[]::uuid[])`
    const object = { kind: 'meeting', id: meetingId, demarcheId } as const
    await recordAct(tx, ctx, 'arrangeMeeting', object, { workshops: ids.length })
    for (const { id } of found) await announce(tx, topic.workshop(id))
    await announceMeeting(tx, meetingId, demarcheId)
  })
  await rereadDesks(ctx, meetingId)
  return {}
}

/** Of its workshops: they tell what it is called, and its code. */
export async function rereadDesks({ sql, workshops }: SignedIn, meetingId: string): Promise<void> {
  const rows = await sql<{ id: string }[]>`select id from workshop where meeting_id = ${meetingId}`
  await Promise.all(rows.map(({ id }) => workshops.reread(id)))
}

/** Its page, the lists of its démarche, and the desks of its workshops. */
export async function announceMeeting(tx: Tx, meetingId: string, demarcheId: string): Promise<void> {
  const workshops = await tx<{ id: string }[]>`select id from workshop where meeting_id = ${meetingId}`
  for (const { id } of workshops) await announce(tx, topic.workshop(id))
  await announce(tx, topic.meeting(meetingId))
  await announce(tx, topic.demarche(demarcheId))
}
