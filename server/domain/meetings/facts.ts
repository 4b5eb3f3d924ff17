// The sheet of a meeting, its workshops in their order, and who came to them.
import { AppError } from '../../../shared/errors.ts'
import { meetingGuards, type Meeting, type MeetingFacts, type MeetingStage } from '../../../shared/schemas/meetings.ts'
import type { WorkshopLine } from '../../../shared/schemas/workshops.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'

export type Facts = MeetingFacts & {
  demarcheId: string
  demarcheTitle: string
  stage: MeetingStage
  code: string | null
}

/** `code`: while it is open. */
export async function factsOfMeeting(sql: Sql | Tx, meetingId: string): Promise<Facts> {
  type Row = Omit<Facts, 'startsAt' | 'endsAt'> & { startsAt: Date | null; endsAt: Date | null }
  const [row] = await sql<Row[]>`
    select t.title, t.starts_at, t.ends_at, t.place, t.framing, t.notice, to_char(t.feedback_due, 'YYYY-MM-DD') as feedback_due,
      t.demarche_id, d.title as demarche_title, t.stage, case when t.stage = 'open' then t.join_code end as code
    from meeting t join demarche d on d.id = t.demarche_id where t.id = ${meetingId}`
  if (!row) throw new AppError('notFound')
  return { ...row, startsAt: row.startsAt?.toISOString() ?? null, endsAt: row.endsAt?.toISOString() ?? null }
}

export type GatheredWorkshop = WorkshopLine & { code: string | null; capacity: number }

/** In their order. `code`: while it can be joined. */
export async function workshopsOf(sql: Sql | Tx, meetingId: string): Promise<GatheredWorkshop[]> {
  const rows = await sql<(Omit<GatheredWorkshop, 'startsAt'> & { startsAt: Date | null })[]>`
    select w.id, w.title, w.stage, w.starts_at, w.place, w.mode, coalesce(k.name, o.name) as pilot, w.guests, w.minutes, w.meeting_id,
      case when w.stage in ('open', 'running') then w.join_code end as code, w.capacity
    from workshop w join organisation o on o.id = w.pilot_organisation_id left join organisation k on k.id = o.merged_into
    where w.meeting_id = ${meetingId} order by w.meeting_position, w.id`
  return rows.map((row) => ({ ...row, startsAt: row.startsAt?.toISOString() ?? null }))
}

/** Each person once, with the collège that they said first. [A74] */
export async function attendanceOf(sql: Sql | Tx, meetingId: string): Promise<Meeting['attendance']> {
  const byCollege = await sql<Meeting['attendance']['byCollege'][number][]>`
    select college, count(*)::int as people from (
      select distinct on (g.attendee_id) g.college from workshop_guest g join workshop w on w.id = g.workshop_id
      where w.meeting_id = ${meetingId} and w.stage <> 'cancelled' order by g.attendee_id, g.joined_at, g.id) each
    group by college order by count(*) desc, college`
  return { people: byCollege.reduce((sum, { people }) => sum + people, 0), byCollege: [...byCollege] }
}

/** What it cannot be opened without, in the order in which it is asked for. */
export function missingOfMeeting(facts: MeetingFacts, workshops: readonly unknown[]): Meeting['missing'] {
  const isMissing = {
    notice: facts.notice === '',
    feedbackDue: facts.feedbackDue === null,
    workshops: workshops.length === 0,
  }
  return meetingGuards.filter((guard) => isMissing[guard])
}
