// Who was there, by half-day: the sheet that funders ask for. For those who run the workshop. [A47]
import type { Given, Reply } from '../../../shared/api.ts'
import { timeZone } from '../../../shared/local-time.ts'
import { writeCsv } from '../../../shared/rules/csv.ts'
import type { HalfDay } from '../../../shared/schemas/restitution.ts'
import { attendanceWords } from '../../../shared/text/fr/attendance.ts'
import { takingPartWords } from '../../../shared/text/fr/workshop-taking-part.ts'
import { unisolated } from '../../../shared/text/isolated.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { colleges } from '../../../shared/workshop/colleges.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { factsOf } from './facts.ts'
import { refuseRehearsal, requireSteering } from './standing.ts'

const t = words({ ...attendanceWords, ...takingPartWords })

export async function readAttendance(
  ctx: SignedIn,
  { workshopId }: Given<'readAttendance'>,
): Promise<Reply<'readAttendance'>> {
  const { demarcheId } = await requireSteering(ctx.sql, ctx.principal.personId, workshopId)
  await refuseRehearsal(ctx.sql, workshopId)
  const { title, demarcheTitle, place, pilot } = await factsOf(ctx.sql, workshopId)
  return { title, demarcheId, demarcheTitle, place, pilot, halfDays: await halfDaysOf(ctx.sql, workshopId) }
}

type Row = {
  halfDay: string
  id: string
  name: string | null
  organisation: string
  college: string
  from: Date
  until: Date
}

type KeptLine = { halfDay: string; id: string; name: string; organisation: string }

/** From the half-day of the first phase to that of the end: coming in on the eve to have a look is not to be there. */
const attended = (sql: Sql | Tx, workshopId: string) => sql`
  select a.half_day, a.guest_id as id, a.first_seen_at as "from", a.last_seen_at as until, g.college,
    case when g.identity = 'named' and g.erased_at is null then g.name end as name,
    case when g.identity = 'named' and g.erased_at is null
      then coalesce(k.name, o.name, g.organisation_text) else '' end as organisation
  from workshop_attendance a
  join workshop_guest g on g.workshop_id = a.workshop_id and g.id = a.guest_id
  left join organisation o on o.id = g.organisation_id
  left join organisation k on k.id = o.merged_into
  cross join (
    select coalesce((select half_day_of(min(e.at)) from workshop_event e
        where e.workshop_id = w.id and e.kind = 'roundStarted'), '') as start,
      coalesce(half_day_of(w.closed_at), '9') as finish
    from workshop w where w.id = ${workshopId}) span
  where a.workshop_id = ${workshopId} and a.half_day between span.start and span.finish`

/** Of those whose names are kept apart by now nothing says any more which of the nameless they are: they are taken off these. [A87] */
async function halfDaysOf(sql: Sql | Tx, workshopId: string): Promise<HalfDay[]> {
  const rows = await sql<Row[]>`select * from (${attended(sql, workshopId)}) x order by half_day, folded(name), id`
  const kept = await sql<KeptLine[]>`
    select half_day, id, name, organisation from attendance_line where workshop_id = ${workshopId}
    order by half_day, folded(name), id`
  const halfDays = new Map<string, HalfDay>()
  for (const { halfDay: id, name, from, until, ...line } of rows) {
    const known = halfDays.get(id) ?? { id, people: 0, nameless: 0, lines: [] }
    known.people += 1
    if (name === null) known.nameless += 1
    else known.lines.push({ ...line, name, from: from.toISOString(), until: until.toISOString() })
    halfDays.set(id, known)
  }
  for (const { halfDay, ...line } of kept) {
    const known = halfDays.get(halfDay)
    if (known === undefined) continue
    known.nameless -= 1
    known.lines.push({ ...line, college: '', from: null, until: null })
  }
  return [...halfDays.values()]
}

/**
 * The names of those who were there, apart from what joined them to their words, which goes now: without their collège and without
 * an instant, which would say which guest each was; and without an organisation where the log says which guest voted for it. [A88]
 */
export async function keepSheet(tx: Tx, workshopId: string): Promise<void> {
  await tx`
    insert into attendance_line (workshop_id, id, half_day, name, organisation)
    with voted as materialized (
      select e.body ->> 'guestId' as guest_id, folded(coalesce(k.name, o.name)) as organisation
      from workshop_event e join organisation o on o.id::text = e.body ->> 'voter' left join organisation k on k.id = o.merged_into
      where e.workshop_id = ${workshopId} and e.kind = 'voted')
    select ${workshopId}, id, half_day, name, organisation
    from (
      select gen_random_uuid() as id, half_day, name, case when exists (
        select from voted v where v.guest_id = a.id::text or v.organisation = folded(a.organisation)) then '' else organisation end as organisation
      from (${attended(tx, workshopId)}) a where name <> '') l
    order by id`
}

export async function exportAttendance(
  ctx: SignedIn,
  { workshopId }: Given<'exportAttendance'>,
): Promise<Reply<'exportAttendance'>> {
  return transaction(ctx.sql, async (tx) => {
    const { demarcheId } = await requireSteering(tx, ctx.principal.personId, workshopId)
    await refuseRehearsal(tx, workshopId)
    const halfDays = await halfDaysOf(tx, workshopId)
    const heads = (['halfDay', 'name', 'organisation', 'college', 'from', 'until', 'signature'] as const).map((head) =>
      t(`attendance.${head}`),
    )
    const body = halfDays.flatMap(linesOf)
    const lines = halfDays.reduce((sum, one) => sum + one.lines.length, 0)
    await recordAct(tx, ctx, 'exportAttendance', { kind: 'workshop', id: workshopId, demarcheId }, { lines })
    return { csv: writeCsv([heads, ...body]) }
  })
}

function linesOf({ id, lines, nameless }: HalfDay): string[][] {
  const halfDay = sayHalfDay(id)
  const named = lines.map((line) => [
    halfDay,
    line.name,
    line.organisation,
    sayCollege(line.college),
    sayTime(line.from),
    sayTime(line.until),
    '',
  ])
  if (nameless === 0) return named
  const n = { n: nameless }
  const counted = plural(nameless, t('attendance.nameless.one', n), t('attendance.nameless.many', n))
  return [...named, [halfDay, unisolated(counted), '', '', '', '', '']]
}

function sayCollege(said: string): string {
  const college = colleges.find((one) => one === said)
  return college ? t(`workshop.college.${college}`) : ''
}

function sayHalfDay(id: string): string {
  const [day = '', part] = id.split(' ')
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year} ${t(part === 'am' ? 'attendance.am' : 'attendance.pm')}`
}

const sayTime = (at: string | null): string =>
  at === null
    ? ''
    : new Intl.DateTimeFormat('fr', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at))
