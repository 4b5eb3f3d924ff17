// Rehearsals: a workshop tried alone with people who are not there. It is one of its own, in no list, and nothing of it stays.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { topic } from '../../../shared/topics.ts'
import type { WorkshopEvent } from '../../../shared/workshop/events.ts'
import type { WorkshopState } from '../../../shared/workshop/state.ts'
import type { Services, SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { planned } from './preparing.ts'
import { requireSteering } from './standing.ts'

/** How long one lasts that nobody ends. [A84] */
const lastsFor = 24 * 60 * 60_000
/** For real phones beside the people who are not there. */
const places = 20

/** Two who ask at once have the same one: the row of the workshop is held. No act of the audit log: nothing happens to anybody. */
export async function startRehearsal(
  ctx: SignedIn,
  { workshopId, people }: Given<'startRehearsal'>,
): Promise<Reply<'startRehearsal'>> {
  const { personId, actorId } = ctx.principal
  const { rehearsalOf } = await requireSteering(ctx.sql, personId, workshopId)
  if (rehearsalOf !== null) throw new AppError('rehearsal')
  const state = { ...(await ctx.workshops.state(workshopId)), phases: await ctx.workshops.plan(workshopId) }
  if (state.stage !== 'draft' && state.stage !== 'open') throw new AppError('staleState', { state: state.stage })
  if (!state.phases.some(({ skipped }) => !skipped)) throw new AppError('badInput', { fields: ['phases'] })
  const rehearsalId = await transaction(ctx.sql, async (tx) => {
    await requireSteering(tx, personId, workshopId)
    await tx`select 1 from workshop where id = ${workshopId} for update`
    const [known] = await tx<{ id: string }[]>`select id from workshop where rehearsal_of = ${workshopId}`
    if (known) return known.id
    const id = ctx.id()
    await copyRows(tx, ctx, { from: workshopId, to: id, people })
    await ctx.workshops.begin(tx, id, actorId, plannedAs(state, ctx.id))
    await announce(tx, topic.workshop(workshopId))
    return id
  })
  // Opened by its own log, which gives it its code; one that is open already refuses, and is what was asked for.
  await ctx.workshops.ask(rehearsalId, { kind: 'facilitator', actorId }, [{ id: ctx.id(), command: { kind: 'open' } }])
  return { workshopId: rehearsalId }
}

type Copy = { from: string; to: string; people: number }

/** The sheet, the private notes and those who are named to run it, as they are. */
async function copyRows(tx: Tx, { principal, now }: SignedIn, { from, to, people }: Copy): Promise<void> {
  await tx`
    insert into workshop (id, demarche_id, title, pilot_organisation_id, framing, questions, mode, capacity, starts_at, place, video_url, notice,
      feedback_due, created_by, created_at, rehearsal_of, rehearsal_people)
    select ${to}, demarche_id, title, pilot_organisation_id, framing, questions, mode, greatest(capacity, ${people + places}::int), starts_at,
      place, video_url, notice, feedback_due, ${principal.actorId}, ${now()}, id, ${people} from workshop where id = ${from}`
  await tx`
    insert into workshop_phase_note (workshop_id, phase_id, notes, actor_id, at)
    select ${to}, phase_id, notes, actor_id, at from workshop_phase_note where workshop_id = ${from}`
  await tx`
    insert into workshop_facilitator (workshop_id, person_id, added_by, added_at)
    select ${to}, person_id, added_by, added_at from workshop_facilitator where workshop_id = ${from}`
}

/** Phases keep their ids, under which their notes stand: a phase is of its workshop. */
function plannedAs({ phases, tables, wish }: WorkshopState, makeId: () => string): WorkshopEvent[] {
  const skipped = phases.filter((phase) => phase.skipped)
  return [
    ...planned({ phases: phases.map(({ skipped: _, ...phase }) => phase), tables: tables.size, wish }, makeId),
    ...skipped.map(({ id }) => ({ kind: 'phaseSkipped', phaseId: id, skipped: true }) as const),
  ]
}

/** Named by either: the workshop that is rehearsed, or the rehearsal. */
export async function endRehearsal(
  ctx: SignedIn,
  { workshopId }: Given<'endRehearsal'>,
): Promise<Reply<'endRehearsal'>> {
  const { rehearsalOf } = await requireSteering(ctx.sql, ctx.principal.personId, workshopId)
  const of = rehearsalOf ?? workshopId
  const rows = await ctx.sql<{ id: string }[]>`select id from workshop where rehearsal_of = ${of}`
  for (const { id } of rows) await wipe(ctx, id, of)
  return {}
}

/** Those that began a day ago, wherever they are. */
export async function endOldRehearsals(services: Pick<Services, 'sql' | 'now' | 'workshops'>): Promise<void> {
  const before = new Date(services.now().getTime() - lastsFor)
  const rows = await services.sql<{ id: string; rehearsalOf: string }[]>`
    select id, rehearsal_of from workshop where rehearsal_of is not null and created_at <= ${before}`
  for (const { id, rehearsalOf } of rows) await wipe(services, id, rehearsalOf)
}

/** Other processes hear of it as of anything that moved in the workshop, and find it gone. */
async function wipe({ sql, workshops }: Pick<Services, 'sql' | 'workshops'>, id: string, of: string): Promise<void> {
  await transaction(sql, async (tx) => {
    const [still] = await tx`select 1 from workshop where id = ${id} for update`
    if (!still) return // ended by somebody else at the same moment
    await tx`select wipe_rehearsal(${id})`
    await announce(tx, topic.workshop(id))
    await announce(tx, topic.workshop(of))
  })
  await workshops.drop(id)
}
