// The code of the day: which workshops of a meeting it leads to, and whom a device brought to the others. [A73, A74]
import { AppError } from '../../../shared/errors.ts'
import type { MeetingFound, MeetingStage } from '../../../shared/schemas/meetings.ts'
import type { Room } from '../../../shared/schemas/workshops.ts'
import { colleges } from '../../../shared/workshop/colleges.ts'
import type { Context } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { factsOfMeeting, workshopsOf } from './facts.ts'

/** To which a code leads. */
export type MeetingBehind = { kind: 'meeting'; meetingId: string; stage: MeetingStage }

/** One that is open, else the latest that bore this code. */
export async function meetingBy(sql: Sql, code: string): Promise<MeetingBehind | undefined> {
  const [found] = await sql<{ meetingId: string; stage: MeetingStage }[]>`
    select id as meeting_id, stage from meeting where join_code = ${code}
    order by stage = 'open' desc, opened_at desc nulls last limit 1`
  return found && { kind: 'meeting', ...found }
}

/** Somebody came with this device to one of its workshops. */
export async function isDeviceOf(sql: Sql, meetingId: string, deviceHash: string): Promise<boolean> {
  const [guest] = await sql`
    select 1 from workshop_guest g join workshop w on w.id = g.workshop_id
    where g.device_hash = ${deviceHash} and g.erased_at is null and w.meeting_id = ${meetingId} limit 1`
  return guest !== undefined
}

/** Its workshops but those that were cancelled; each that can be joined with its own code. */
export async function meetingFound({ sql }: Context, meetingId: string): Promise<MeetingFound> {
  const [facts, workshops] = await Promise.all([factsOfMeeting(sql, meetingId), workshopsOf(sql, meetingId)])
  const { title, place, framing } = facts
  return {
    kind: 'meeting',
    title,
    place,
    framing,
    rooms: workshops
      .filter(({ stage }) => stage !== 'cancelled')
      .map(({ id, code, title: of, stage, startsAt, place: where, pilot, guests, capacity }) => ({
        workshopId: id,
        code,
        title: of,
        stage,
        startsAt,
        place: where,
        pilot,
        isFull: guests >= capacity,
      })),
  }
}

type Known = Room['known'][number]

/** Those whom this device brought to other workshops of the meeting, each person once, the latest first; those who are here already are not told. */
export async function knownTo({ sql }: Context, workshopId: string, deviceHash: string): Promise<Known[]> {
  const rows = await sql<(Omit<Known, 'college'> & { college: string })[]>`
    select guest_id, name, identity, organisation_id, organisation, college from (
      select distinct on (g.attendee_id) g.id as guest_id, g.name, g.identity, coalesce(k.id, o.id) as organisation_id,
        coalesce(k.name, o.name, g.organisation_text) as organisation, g.college, g.joined_at
      from workshop here
      join workshop w on w.meeting_id = here.meeting_id and w.id <> here.id
      join workshop_guest g on g.workshop_id = w.id and g.device_hash = ${deviceHash} and g.erased_at is null
      left join organisation o on o.id = g.organisation_id
      left join organisation k on k.id = o.merged_into
      where here.id = ${workshopId} and not exists (
        select from workshop_guest h where h.workshop_id = here.id and h.attendee_id = g.attendee_id)
      order by g.attendee_id, g.joined_at desc, g.id) each
    order by joined_at desc, guest_id`
  return rows.map(({ college, ...row }) => ({ ...row, college: colleges.find((one) => one === college) ?? 'other' }))
}

/** Who a guest of another workshop of the meeting is, where this device brought them. [A74] */
export async function attendeeBehind(
  { sql }: Context,
  workshopId: string,
  guestId: string,
  deviceHash: string | null,
): Promise<string> {
  const [row] = await sql<{ attendeeId: string }[]>`
    select g.attendee_id from workshop here
    join workshop w on w.meeting_id = here.meeting_id and w.id <> here.id
    join workshop_guest g on g.workshop_id = w.id and g.id = ${guestId}
    where here.id = ${workshopId} and g.device_hash = ${deviceHash} and g.erased_at is null
    order by g.joined_at desc limit 1`
  if (!row) throw new AppError('notYourGuest')
  return row.attendeeId
}
