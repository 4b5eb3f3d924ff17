// What the tables hold of a workshop: its log, what was written in it, who is there. The SQL of server/workshop.
import { AppError } from '../../shared/errors.ts'
import type { Recorded, Stage, WorkshopEvent } from '../../shared/workshop/events.ts'
import type { Write } from '../../shared/workshop/decide/scene.ts'
import { roomLanguage } from '../../shared/workshop/languages.ts'
import type { Erased } from '../../shared/workshop/erasing.ts'
import { topic } from '../../shared/topics.ts'
import type { Sql } from '../db/connect.ts'
import { announce, type Tx } from '../db/transaction.ts'
import { readBoxes, writeBoxes } from './box-rows.ts'
import type { Boxes } from './boxes.ts'
import { freshCode } from './codes.ts'
import type { Arriving, Cut, Head, StoredGuest } from './port.ts'

/** The row of a workshop; held until the end of the transaction where it is to be written on. */
export async function readHead(
  sql: Sql | Tx,
  workshopId: string,
  isHeld: boolean,
): Promise<Head & { revision: number }> {
  const [row] = await sql<(Omit<Head, 'question'> & { questions: string[]; revision: number })[]>`
    select w.id, w.demarche_id, w.title, w.join_code as code, w.questions, w.capacity, coalesce(k.name, o.name) as pilot,
      case when w.mode <> 'room' then w.video_url else '' end as video_url, w.rehearsal_people, w.revision::float8 as revision, ${meetingSeen(sql)} as meeting
    from workshop w join organisation o on o.id = w.pilot_organisation_id
    left join organisation k on k.id = o.merged_into left join meeting t on t.id = w.meeting_id where w.id = ${workshopId} ${isHeld ? sql`for update of w` : sql``}`
  if (!row) throw new AppError('notFound')
  const { questions, ...head } = row
  return { ...head, question: questions[0] ?? '' }
}

/** Of a workshop `w` in a meeting `t`: what its people may know of the day. */
const meetingSeen = (sql: Sql | Tx) => sql`
  case when t.id is not null
    then jsonb_build_object('title', t.title, 'code', case when t.stage = 'open' then t.join_code end) end`

export type Later = { events: Recorded[]; texts: Write[]; guests: StoredGuest[]; boxes: Boxes }

/** All that was written after a revision. */
export async function readAfter(sql: Sql | Tx, workshopId: string, revision: number): Promise<Later> {
  const events = await sql<(Omit<Recorded, 'at' | 'event'> & { at: Date; kind: string; body: object })[]>`
    select position::float8 as position, at, actor_id, command_id, kind, body from workshop_event
    where workshop_id = ${workshopId} and position > ${revision} order by position`
  const texts = await sql<Write[]>`
    select key, text, language from workshop_text where workshop_id = ${workshopId} and position > ${revision}`
  const guests = await sql<StoredGuest[]>`
    select g.id, g.actor_id, g.device_hash, g.name, g.identity, coalesce(o.merged_into, o.id) as organisation_id,
      coalesce(k.name, o.name, nullif(g.organisation_text, '')) as organisation, g.college, g.erased_at is not null as is_erased, g.attendee_id
    from workshop_guest g
    left join organisation o on o.id = g.organisation_id
    left join organisation k on k.id = o.merged_into
    where g.workshop_id = ${workshopId} and g.position > ${revision}`
  return {
    events: events.map(({ position, at, actorId, commandId, kind, body }) => ({
      position,
      at: at.getTime(),
      actorId,
      commandId,
      event: { ...body, kind } as WorkshopEvent, // written by `append`, and by nothing else
    })),
    texts: [...texts],
    guests: [...guests],
    boxes: await readBoxes(sql, workshopId, [...new Set(events.flatMap(countedIn))]),
  }
}

export type OrganisationOfGuest = Pick<StoredGuest, 'id' | 'organisationId' | 'organisation'>

/** Of those who chose one: as it is called today, and the one it was merged into. */
export async function readOrganisations(sql: Sql | Tx, workshopId: string): Promise<OrganisationOfGuest[]> {
  return sql<OrganisationOfGuest[]>`
    select g.id, coalesce(k.id, o.id) as organisation_id, coalesce(k.name, o.name) as organisation
    from workshop_guest g
    join organisation o on o.id = g.organisation_id
    left join organisation k on k.id = o.merged_into
    where g.workshop_id = ${workshopId} and g.erased_at is null`
}

const countedIn = ({ kind, body }: { kind: string; body: object }): string[] =>
  kind === 'ballotsCounted' && 'roundId' in body ? [String(body.roundId)] : []

/** At which revision each of these commands was done; those that were not are missing. [A3] */
export async function doneBefore(
  tx: Tx,
  workshopId: string,
  commands: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx<{ id: string; revision: number }[]>`
    select command_id as id, max(position)::float8 as revision from workshop_event
    where workshop_id = ${workshopId} and command_id = any(${commands}::text[]::uuid[]) group by command_id
    union all select command_id, revision::float8 from workshop_idle_command
    where workshop_id = ${workshopId} and command_id = any(${commands}::text[]::uuid[])`
  return new Map(rows.map(({ id, revision }) => [id, revision]))
}

export type Written = {
  events: readonly (Recorded & { ordinal: number })[]
  texts: readonly (Write & { actorId: string | null; position: number })[]
  guests: readonly (Arriving & { actorId: string; attendeeId: string; position: number })[]
  idle: readonly { commandId: string; revision: number }[]
  erased: Erased
  /** Of the rounds in which somebody voted. */
  boxes: Boxes
  /** Who came until this position is known no more. */
  cut: (Cut & { position: number }) | null
}

/** What the row says of the log, so that lists need not read it. */
export type Summary = { revision: number; stage: Stage; guests: number; minutes: number }

/** Writes on, under the lock of the row. */
export async function append(tx: Tx, workshopId: string, now: Date, written: Written, summary: Summary): Promise<void> {
  const { events, texts, guests, idle, boxes, erased, cut } = written
  if (guests.length > 0) await addGuests(tx, workshopId, now, guests)
  if (events.length > 0) await addEvents(tx, workshopId, events)
  if (texts.length > 0) await setTexts(tx, workshopId, texts)
  await writeBoxes(tx, workshopId, boxes)
  await erase(tx, workshopId, now, erased, summary.revision)
  if (cut) await cutLinks(tx, workshopId, cut)
  if (idle.length > 0) {
    await tx`
      insert into workshop_idle_command (workshop_id, command_id, revision)
      select ${workshopId}, command_id, revision
      from jsonb_to_recordset(${rows(idle)}::text::jsonb) r (command_id uuid, revision bigint)`
  }
  if (events.length === 0) return
  const { revision, stage, guests: people, minutes } = summary
  await tx`
    update workshop set revision = ${revision}, guests = ${people}, minutes = ${minutes}, stage = ${stage},
      opened_at = case when ${stage} = 'open' then coalesce(opened_at, ${now}::timestamptz) else opened_at end,
      closed_at = case when ${stage} = stage then closed_at when ${stage} = 'closed' then ${now}::timestamptz
        when ${stage} in ('open', 'running') then null else closed_at end
    where id = ${workshopId}`
  await announce(tx, topic.room(workshopId, revision))
}

async function addEvents(tx: Tx, workshopId: string, events: Written['events']): Promise<void> {
  const told = events.map(({ position, at, actorId, commandId, ordinal, event: { kind, ...body } }) => {
    return { position, at: new Date(at).toISOString(), actor_id: actorId, command_id: commandId, ordinal, kind, body }
  })
  await tx`
    insert into workshop_event (workshop_id, position, at, actor_id, command_id, ordinal, kind, body)
    select ${workshopId}, position, at, actor_id, command_id, ordinal, kind, body
    from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb)
      r (position bigint, at timestamptz, actor_id uuid, command_id uuid, ordinal int, kind text, body jsonb)`
}

/** Of the same key the last one stays. */
async function setTexts(tx: Tx, workshopId: string, texts: Written['texts']): Promise<void> {
  const last = [...new Map(texts.map((one) => [one.key, one])).values()]
  await tx`
    insert into workshop_text (workshop_id, key, actor_id, text, language, position)
    select ${workshopId}, key, actor_id, text, coalesce(language, ${roomLanguage}), position
    from jsonb_to_recordset(${rows(last)}::text::jsonb) r (key text, actor_id uuid, text text, language text, position bigint)
    on conflict (workshop_id, key) do update set
      actor_id = excluded.actor_id, text = excluded.text, language = excluded.language, position = excluded.position, erased_at = null`
}

/** Blank rows, at a later position: each process reads them over what it has. [A54] */
async function erase(tx: Tx, workshopId: string, now: Date, { keys, guestIds }: Erased, position: number) {
  if (keys.length > 0) {
    await tx`
      update workshop_text set text = '', language = default, actor_id = null, position = ${position}, erased_at = ${now}
      where workshop_id = ${workshopId} and key = any(${keys}::text[])`
  }
  if (guestIds.length === 0) return
  await tx`
    update workshop_guest set name = '', identity = 'nameless', organisation_id = null, organisation_text = '', person_id = null,
      device_hash = '', attendee_id = actor_id, position = ${position}, erased_at = ${now}
    where workshop_id = ${workshopId} and id = any(${guestIds}::text[]::uuid[])`
  await tx`
    delete from workshop_follow where workshop_id = ${workshopId} and guest_id = any(${guestIds}::text[]::uuid[])`
}

/** At the position of the event: each process reads the blanks over what it has. What people wrote stays. [A87] */
async function cutLinks(tx: Tx, workshopId: string, { organisations, apart, position }: Cut & { position: number }) {
  await tx`
    update workshop_guest set name = '', identity = 'nameless', organisation_text = '', person_id = null, device_hash = '',
      organisation_id = case when ${organisations} then null else organisation_id end,
      attendee_id = case when id = any(${[...apart]}::text[]::uuid[]) then actor_id else attendee_id end, position = ${position}
    where workshop_id = ${workshopId} and position < ${position}`
  await tx`delete from workshop_follow where workshop_id = ${workshopId}`
}

async function addGuests(tx: Tx, workshopId: string, now: Date, guests: Written['guests']): Promise<void> {
  const told = rows(guests)
  await tx`
    insert into actor (id, kind, created_at)
    select actor_id, 'guest', ${now} from jsonb_to_recordset(${told}::text::jsonb) r (actor_id uuid)`
  await tx`
    insert into workshop_guest (workshop_id, id, actor_id, device_hash, name, identity, organisation_id, organisation_text,
      college, person_id, attendee_id, position, joined_at, last_seen_at)
    select ${workshopId}, id, actor_id, device_hash, name, identity, organisation_id, organisation_text, college, person_id,
      attendee_id, position, ${now}, ${now}
    from jsonb_to_recordset(${told}::text::jsonb) r (id uuid, actor_id uuid, device_hash text, name text, identity text,
      organisation_id uuid, organisation_text text, college text, person_id uuid, attendee_id uuid, position bigint)`
  await tx`
    insert into workshop_attendance (workshop_id, guest_id, half_day, first_seen_at, last_seen_at)
    select ${workshopId}, id, half_day_of(${now}), ${now}, ${now} from jsonb_to_recordset(${told}::text::jsonb) r (id uuid)`
}

/** Objects with names as in code, as JSON with names as in the tables. */
const rows = (objects: readonly object[]): string =>
  JSON.stringify(
    objects.map((object) =>
      Object.fromEntries(
        Object.entries(object).map(([name, value]) => [
          name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`),
          value,
        ]),
      ),
    ),
  )

/**
 * The code that a workshop or a meeting had, unless something else has it by now; else another. Nobody is given the same until
 * the end of the transaction. [A73]
 */
export async function freeCode(
  tx: Tx,
  { id, kept, propose = freshCode }: { id: string; kept: string | null; propose?: () => string },
): Promise<string> {
  for (let code = kept ?? propose(); ; code = propose()) {
    await tx`select pg_advisory_xact_lock(hashtextextended('join code ' || ${code}::text, 0))`
    const [other] = await tx`
      select 1 from workshop where join_code = ${code} and stage in ('open', 'running') and id <> ${id}
      union all select 1 from meeting where join_code = ${code} and stage = 'open' and id <> ${id}`
    if (!other) return code
  }
}

/** The code to join by: the one it had, unless something else that can be joined has it by now. [A13] */
export async function giveCode(tx: Tx, workshopId: string, propose: () => string): Promise<string> {
  const [row] = await tx<{ code: string | null }[]>`select join_code as code from workshop where id = ${workshopId}`
  const code = await freeCode(tx, { id: workshopId, kept: row?.code ?? null, propose })
  await tx`update workshop set join_code = ${code} where id = ${workshopId}`
  return code
}

/** When guests were last heard of, to the minute or so: and so, while there is something to attend, who was there by half-day. [A47] */
export async function writeSeen(sql: Sql, workshopId: string, seen: ReadonlyMap<string, Date>): Promise<void> {
  await sql`
    with seen as (
    update workshop_guest g set last_seen_at = greatest(g.last_seen_at, s.at)
    from unnest(${[...seen.keys()]}::text[]::uuid[], ${[...seen.values()].map((at) => at.toISOString())}::text[]::timestamptz[]) s (id, at)
    where g.workshop_id = ${workshopId} and g.id = s.id returning g.id, s.at)
    insert into workshop_attendance as a (workshop_id, guest_id, half_day, first_seen_at, last_seen_at)
    select ${workshopId}, seen.id, half_day_of(seen.at), seen.at, seen.at from seen
    join workshop w on w.id = ${workshopId} and w.stage in ('open', 'running')
    on conflict (workshop_id, guest_id, half_day) do update set
      last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at)`
}
