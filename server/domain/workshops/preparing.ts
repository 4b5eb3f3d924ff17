// Preparing workshops: making, listing, reading and changing what is said of them before they begin.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import type { Workshop, WorkshopLine } from '../../../shared/schemas/workshops.ts'
import { topic } from '../../../shared/topics.ts'
import { mostGathered, type MeetingStage } from '../../../shared/schemas/meetings.ts'
import type { WorkshopEvent } from '../../../shared/workshop/events.ts'
import type { Phase } from '../../../shared/workshop/phases.ts'
import type { Signal } from '../../../shared/workshop/signals.ts'
import { isJoinable } from '../../../shared/workshop/stages.ts'
import { planOf } from '../../../shared/workshop/templates.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { keptId } from '../organisations.ts'
import { recordAct } from '../audit.ts'
import { membershipOf, requireInDemarche } from '../standing.ts'
import {
  refuseRehearsal,
  requireReading,
  requireSteering,
  workshopStanding,
  type WorkshopStanding,
} from './standing.ts'
import { factsOf, missingOf } from './facts.ts'

/** The latest first. */
export async function listWorkshops(
  ctx: SignedIn,
  { demarcheId }: Given<'listWorkshops'>,
): Promise<Reply<'listWorkshops'>> {
  const membership = await membershipOf(ctx.sql, demarcheId, ctx.principal.personId)
  if (!membership) throw new AppError('notFound')
  if (!mayInDemarche('readWorkshops', membership.role)) throw new AppError('notAllowed')
  const rows = await ctx.sql<(Omit<WorkshopLine, 'startsAt'> & { startsAt: Date | null })[]>`
    select w.id, w.title, w.stage, w.starts_at, w.place, w.mode, coalesce(k.name, o.name) as pilot, w.guests, w.minutes, w.meeting_id
    from workshop w join organisation o on o.id = w.pilot_organisation_id left join organisation k on k.id = o.merged_into
    where w.demarche_id = ${demarcheId} and w.rehearsal_of is null order by coalesce(w.starts_at, w.created_at) desc, w.id desc`
  return {
    workshops: rows.map((row) => ({ ...row, startsAt: row.startsAt?.toISOString() ?? null })),
    mayPrepare: mayInDemarche('prepareWorkshop', membership.role),
  }
}

/** What a workshop begins with: a plan whose phases have ids of their own, and what is said of it. */
type Beginning = {
  phases: (Phase & { notes?: string })[]
  framing: string
  questions: string[]
  tables: number
  wish?: readonly Signal[]
  like: { mode: string; capacity: number; place: string; videoUrl: string; notice: string } | null
}

export async function createWorkshop(ctx: SignedIn, given: Given<'createWorkshop'>): Promise<Reply<'createWorkshop'>> {
  const { demarcheId, title, template, copyOf = null, meetingId = null } = given
  const { personId, actorId } = ctx.principal
  const workshopId = ctx.id()
  const beginning: Beginning = copyOf === null ? { ...planOf(template, ctx.id), like: null } : await copied(ctx, copyOf)
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, personId, demarcheId, 'prepareWorkshop')
    const pilotOrganisationId = await requirePilot(tx, demarcheId, given.pilotOrganisationId)
    const { framing, questions, like } = beginning
    const now = ctx.now()
    await tx`
      insert into workshop (id, demarche_id, title, pilot_organisation_id, framing, questions, mode, capacity, place, video_url, notice, copy_of,
        created_by, created_at)
      values (${workshopId}, ${demarcheId}, ${title}, ${pilotOrganisationId}, ${framing}, ${JSON.stringify(questions)}::text::jsonb,
        ${like?.mode ?? 'room'}, ${like?.capacity ?? 200}, ${like?.place ?? ''}, ${like?.videoUrl ?? ''}, ${like?.notice ?? ''},
        ${copyOf}, ${actorId}, ${now})`
    if (meetingId !== null) await joinMeeting(tx, { workshopId, meetingId, demarcheId })
    await ctx.workshops.begin(tx, workshopId, actorId, planned(beginning, ctx.id))
    for (const { id, notes = '' } of beginning.phases) {
      if (notes === '') continue
      await tx`
        insert into workshop_phase_note (workshop_id, phase_id, notes, actor_id, at)
        values (${workshopId}, ${id}, ${notes}, ${actorId}, ${now})`
    }
    await recordAct(tx, ctx, 'createWorkshop', { kind: 'workshop', id: workshopId, demarcheId })
    await announce(tx, topic.demarche(demarcheId))
  })
  return { workshopId }
}

/** The last of its workshops, beginning with what is said of the day. [A72] */
async function joinMeeting(
  tx: Tx,
  { workshopId, meetingId, demarcheId }: { workshopId: string; meetingId: string; demarcheId: string },
): Promise<void> {
  const [meeting] = await tx<{ stage: MeetingStage }[]>`
    select stage from meeting where id = ${meetingId} and demarche_id = ${demarcheId} for update`
  if (!meeting) throw new AppError('badInput', { fields: ['meetingId'] })
  if (meeting.stage === 'closed') throw new AppError('staleState', { state: meeting.stage })
  const [gathered] = await tx<{ n: number }[]>`select count(*)::int as n from workshop where meeting_id = ${meetingId}`
  if ((gathered?.n ?? 0) >= mostGathered) throw new AppError('badInput', { fields: ['meetingId'] })
  await tx`
    update workshop w set meeting_id = t.id, notice = t.notice, feedback_due = t.feedback_due, starts_at = t.starts_at, place = t.place,
      meeting_position = (select coalesce(max(o.meeting_position), 0) + 1 from workshop o where o.meeting_id = t.id)
    from meeting t where t.id = ${meetingId} and w.id = ${workshopId}`
  await announce(tx, topic.meeting(meetingId))
}

/** The plan of another workshop that this person may read; its private notes if they run it. */
async function copied(ctx: SignedIn, workshopId: string): Promise<Beginning> {
  const standing = await requireReading(ctx.sql, ctx.principal.personId, workshopId)
  await refuseRehearsal(ctx.sql, workshopId)
  const [facts, state, phases] = await Promise.all([
    factsOf(ctx.sql, workshopId),
    ctx.workshops.state(workshopId),
    ctx.workshops.plan(workshopId),
  ])
  const notes = standing.maySteer ? await notesOf(ctx, workshopId) : new Map<string, string>()
  return {
    phases: phases.map(({ skipped: _, ...phase }) => ({
      ...phase,
      id: ctx.id(),
      notes: notes.get(phase.id) ?? '',
    })),
    framing: facts.framing,
    questions: facts.questions,
    tables: state.tables.size,
    wish: state.wish,
    like: facts,
  }
}

/** The first events of a workshop: its running order, its tables, what it wishes of phones. Notes are in no event. */
export function planned(
  { phases, tables, wish = [] }: Pick<Beginning, 'phases' | 'tables' | 'wish'>,
  makeId: () => string,
): WorkshopEvent[] {
  const seats = Array.from(
    { length: tables },
    (_, i) => ({ kind: 'tableAdded', tableId: makeId(), number: i + 1 }) as const,
  )
  const wished: WorkshopEvent[] = wish.length > 0 ? [{ kind: 'wished', signals: [...wish] }] : []
  return [{ kind: 'planned', phases: phases.map(({ notes: _, ...phase }) => phase) }, ...seats, ...wished]
}

export async function notesOf({ sql }: Pick<SignedIn, 'sql'>, workshopId: string): Promise<Map<string, string>> {
  const rows = await sql<{ phaseId: string; notes: string }[]>`
    select phase_id, notes from workshop_phase_note where workshop_id = ${workshopId}`
  return new Map(rows.map(({ phaseId, notes }) => [phaseId, notes]))
}

/** The kept one of an organisation that takes part in the démarche. */
async function requirePilot(tx: Tx, demarcheId: string, organisationId: string): Promise<string> {
  const id = await keptId(tx, organisationId)
  const [row] = await tx`
    select 1 from demarche_organisation where demarche_id = ${demarcheId} and organisation_id = ${id}`
  if (!row) throw new AppError('badInput', { fields: ['pilotOrganisationId'] })
  return id
}

async function requireMember(tx: Tx, demarcheId: string, personId: string, field: string): Promise<void> {
  const [member] = await tx`select 1 from membership where demarche_id = ${demarcheId} and person_id = ${personId}`
  if (!member) throw new AppError('badInput', { fields: [field] })
}

export async function readWorkshop(
  ctx: SignedIn,
  { workshopId }: Given<'readWorkshop'>,
): Promise<Reply<'readWorkshop'>> {
  const { personId } = ctx.principal
  const standing = await workshopStanding(ctx.sql, personId, workshopId)
  if (!standing) throw new AppError('notFound')
  const { maySteer, demarcheId } = standing
  const [facts, state, phases, notes, facilitators, leaders, rehearsal] = await Promise.all([
    factsOf(ctx.sql, workshopId),
    ctx.workshops.state(workshopId),
    ctx.workshops.plan(workshopId),
    maySteer ? notesOf(ctx, workshopId) : new Map<string, string>(),
    ctx.sql<{ personId: string; displayName: string }[]>`
      select p.id as person_id, p.display_name from workshop_facilitator f join person p on p.id = f.person_id
      where f.workshop_id = ${workshopId} order by f.added_at, p.id`,
    maySteer ? leadersOf(ctx, standing) : [],
    maySteer ? rehearsalUnderWay(ctx.sql, workshopId) : null,
  ])
  const { stage, revision, tables, wish } = state
  return {
    ...facts,
    id: workshopId,
    demarcheId,
    stage,
    revision,
    code: isJoinable(stage) ? facts.code : null,
    phases: phases.map((phase) => ({ ...phase, notes: notes.get(phase.id) ?? '' })),
    tables: tables.size,
    wish: [...wish],
    facilitators: [...facilitators],
    leaders,
    maySteer,
    rehearsal,
    missing: missingOf(facts, phases),
  }
}

/** Of this workshop, if there is one. [A82] */
async function rehearsalUnderWay(sql: Sql, workshopId: string): Promise<Workshop['rehearsal']> {
  const [row] = await sql<{ workshopId: string; people: number }[]>`
    select id as workshop_id, rehearsal_people as people from workshop where rehearsal_of = ${workshopId}`
  return row ?? null
}

/** Those of the démarche whose role lets them run its workshops, and those named for this one. */
async function leadersOf(
  { sql }: SignedIn,
  { workshopId, demarcheId }: WorkshopStanding,
): Promise<Workshop['leaders']> {
  const rows = await sql<(Workshop['leaders'][number] & { role: Role; isNamed: boolean })[]>`
    select a.id as actor_id, p.id as person_id, p.display_name, m.role, f.person_id is not null as is_named
    from membership m join person p on p.id = m.person_id join actor a on a.person_id = p.id
    left join workshop_facilitator f on f.workshop_id = ${workshopId} and f.person_id = p.id
    where m.demarche_id = ${demarcheId} order by p.display_name, p.id`
  return rows
    .filter(({ role, isNamed }) => isNamed || mayInDemarche('prepareWorkshop', role))
    .map(({ actorId, personId, displayName }) => ({ actorId, personId, displayName }))
}

/** Facts of the sheet, at any time but the end: a room may have to change an hour before. */
export async function updateWorkshop(ctx: SignedIn, given: Given<'updateWorkshop'>): Promise<Reply<'updateWorkshop'>> {
  const { workshopId, facilitatorIds, ...facts } = given
  await transaction(ctx.sql, async (tx) => {
    const { demarcheId } = await requireSteering(tx, ctx.principal.personId, workshopId)
    await refuseRehearsal(tx, workshopId)
    const pilotId = facts.pilotOrganisationId && (await requirePilot(tx, demarcheId, facts.pilotOrganisationId))
    const { questions, startsAt, feedbackDue } = facts
    await tx`
      update workshop set
        title = coalesce(${facts.title ?? null}, title),
        pilot_organisation_id = coalesce(${pilotId ?? null}::uuid, pilot_organisation_id),
        framing = coalesce(${facts.framing ?? null}, framing),
        questions = coalesce(${questions === undefined ? null : JSON.stringify(questions)}::text::jsonb, questions),
        mode = coalesce(${facts.mode ?? null}, mode),
        capacity = coalesce(${facts.capacity ?? null}::int, capacity),
        place = coalesce(${facts.place ?? null}, place),
        video_url = coalesce(${facts.videoUrl ?? null}, video_url),
        notice = coalesce(${facts.notice ?? null}, notice),
        starts_at = case when ${startsAt !== undefined} then ${startsAt ?? null}::timestamptz else starts_at end,
        feedback_due = case when ${feedbackDue !== undefined} then ${feedbackDue ?? null}::date else feedback_due end
      where id = ${workshopId}`
    if (facilitatorIds !== undefined) await nameFacilitators(tx, ctx, { workshopId, demarcheId }, facilitatorIds)
    const changed = Object.entries(given).filter(([name, value]) => name !== 'workshopId' && value !== undefined)
    const object = { kind: 'workshop', id: workshopId, demarcheId } as const
    await recordAct(tx, ctx, 'updateWorkshop', object, { changed: changed.map(([name]) => name).join(' ') })
    await announce(tx, topic.workshop(workshopId))
    await announce(tx, topic.demarche(demarcheId))
    const [kept] = await tx<{ meetingId: string | null }[]>`select meeting_id from workshop where id = ${workshopId}`
    if (kept?.meetingId) await announce(tx, topic.meeting(kept.meetingId))
  })
  await ctx.workshops.reread(workshopId)
  return {}
}

async function nameFacilitators(
  tx: Tx,
  ctx: SignedIn,
  { workshopId, demarcheId }: { workshopId: string; demarcheId: string },
  personIds: readonly string[],
): Promise<void> {
  for (const personId of personIds) await requireMember(tx, demarcheId, personId, 'facilitatorIds')
  await tx`delete from workshop_facilitator where workshop_id = ${workshopId} and person_id <> all(${personIds}::text[]::uuid[])`
  await tx`
    insert into workshop_facilitator (workshop_id, person_id, added_by, added_at)
    select ${workshopId}, id, ${ctx.principal.actorId}, ${ctx.now()} from unnest(${personIds}::text[]::uuid[]) p (id)
    on conflict do nothing`
}

/** Private: for those who run it. */
export async function notePhase(ctx: SignedIn, given: Given<'notePhase'>): Promise<Reply<'notePhase'>> {
  const { workshopId, phaseId, notes } = given
  const { personId, actorId } = ctx.principal
  await requireSteering(ctx.sql, personId, workshopId)
  const { phases } = await ctx.workshops.state(workshopId)
  if (!phases.some(({ id }) => id === phaseId)) throw new AppError('notFound')
  await transaction(ctx.sql, async (tx) => {
    await tx`
      insert into workshop_phase_note (workshop_id, phase_id, notes, actor_id, at)
      values (${workshopId}, ${phaseId}, ${notes}, ${actorId}, ${ctx.now()})
      on conflict (workshop_id, phase_id) do update set notes = ${notes}, actor_id = ${actorId}, at = ${ctx.now()}`
    await announce(tx, topic.workshop(workshopId))
  })
  return {}
}
