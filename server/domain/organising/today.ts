// What happens today, or is under way: meetings and workshops of the démarches of one person, by their hour. [G19]
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import type { Happening } from '../../../shared/schemas/organising.ts'
import type { SignedIn } from '../../context.ts'

type Of<Kind extends Happening['kind']> = Extract<Happening, { kind: Kind }>
type Row<Kind extends Happening['kind']> = Omit<Of<Kind>, 'startsAt' | 'mayRun'> & { startsAt: Date | null; role: Role }
type MeetingRow = Row<'meeting'>
type WorkshopRow = Row<'workshop'> & { meetingId: string | null; isNamed: boolean }

/** Of each kind; nobody has as many in one day. */
const most = 50

/** Workshops of a meeting of today are found on its page: they stand here only while they run. */
export async function happenings(ctx: SignedIn): Promise<Happening[]> {
  const meetings = await meetingsToday(ctx)
  const told = new Set(meetings.map(({ id }) => id))
  const workshops = (await workshopsToday(ctx)).filter(
    ({ meetingId, stage }) => meetingId === null || !told.has(meetingId) || stage === 'running',
  )
  const all: Happening[] = [
    ...meetings.map(({ role, ...row }) => ({ ...row, ...saidOf(role, row) })),
    ...workshops.map(({ role, meetingId: _, isNamed, ...row }) => ({ ...row, ...saidOf(role, row, isNamed) })),
  ]
  return all.sort((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''))
}

function saidOf(
  role: Role,
  { startsAt, stage, code }: Pick<MeetingRow | WorkshopRow, 'startsAt' | 'stage' | 'code'>,
  isNamed = false,
) {
  const mayRun = isNamed || mayInDemarche('prepareWorkshop', role)
  const isJoined = stage === 'open' || stage === 'running'
  return { startsAt: startsAt?.toISOString() ?? null, mayRun, code: mayRun && isJoined ? code : null }
}

/** The day is that of Paris, as for attendance. */
async function meetingsToday(ctx: SignedIn): Promise<MeetingRow[]> {
  const rows = await ctx.sql<MeetingRow[]>`
    select 'meeting' as kind, g.id, g.title, m.title as demarche_title, g.stage, g.starts_at, g.place, g.join_code as code, s.role
    from meeting g
    join membership s on s.demarche_id = g.demarche_id and s.person_id = ${ctx.principal.personId}
    join demarche m on m.id = g.demarche_id
    where (${ctx.now()}::timestamptz at time zone 'Europe/Paris')::date
      between (g.starts_at at time zone 'Europe/Paris')::date
      and (greatest(g.starts_at, g.ends_at) at time zone 'Europe/Paris')::date
    order by g.starts_at, g.id limit ${most}`
  return rows.filter(({ role }) => mayInDemarche('readWorkshops', role))
}

async function workshopsToday(ctx: SignedIn): Promise<WorkshopRow[]> {
  const { personId } = ctx.principal
  const rows = await ctx.sql<WorkshopRow[]>`
    select 'workshop' as kind, w.id, w.title, m.title as demarche_title, w.stage, w.starts_at, w.place, w.join_code as code, w.meeting_id, s.role,
      exists (select from workshop_facilitator f where f.workshop_id = w.id and f.person_id = s.person_id) as is_named
    from workshop w
    join membership s on s.demarche_id = w.demarche_id and s.person_id = ${personId}
    join demarche m on m.id = w.demarche_id
    where w.rehearsal_of is null and w.stage <> 'cancelled' and (w.stage = 'running'
      or (w.starts_at at time zone 'Europe/Paris')::date = (${ctx.now()}::timestamptz at time zone 'Europe/Paris')::date)
    order by w.starts_at, w.id limit ${most}`
  return rows.filter(({ role }) => mayInDemarche('readWorkshops', role))
}
