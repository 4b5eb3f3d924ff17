// What is kept only for a time: contacts, what joins people to their words, attendance. What goes when, and its going. [A86] [A87]
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import { isLawful, usualRetention, type Retained, type RetentionPolicy } from '../../../shared/rules/retention.ts'
import { toldRetention } from '../../../shared/text/de/retention.ts'
import { retentionWords, sayRetention } from '../../../shared/text/fr/retention.ts'
import type { PageLanguage } from '../../../shared/text/page-languages.ts'
import { topic } from '../../../shared/topics.ts'
import type { Services, SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import type { Cut } from '../../workshop/port.ts'
import { recordAct } from '../audit.ts'
import { membershipOf, requireInDemarche } from '../standing.ts'
import { keepSheet } from './attendance.ts'

export async function readRetention(
  ctx: SignedIn,
  { demarcheId }: Given<'readRetention'>,
): Promise<Reply<'readRetention'>> {
  const membership = await membershipOf(ctx.sql, demarcheId, ctx.principal.personId)
  if (!membership) throw new AppError('notFound')
  if (!mayInDemarche('readWorkshops', membership.role)) throw new AppError('notAllowed')
  const due = mayInDemarche('prepareWorkshop', membership.role) ? await listDue(ctx, { demarcheId }) : null
  return {
    policy: await policyOf(ctx.sql, demarcheId),
    maySet: mayInDemarche('editDemarche', membership.role),
    due: due && due.map(({ at, demarcheId: _, demarche: __, ...line }) => ({ ...line, at: at.toISOString() })),
  }
}

export async function setRetention(ctx: SignedIn, given: Given<'setRetention'>): Promise<Reply<'setRetention'>> {
  const { demarcheId, contacts, links, attendance } = given
  const reason = attendance > 12 ? given.reason.trim() : ''
  if (!isLawful({ contacts, links, attendance, reason })) throw new AppError('badInput', { fields: ['reason'] })
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'editDemarche')
    const row = {
      contacts_months: contacts,
      links_months: links,
      attendance_months: attendance,
      attendance_reason: reason,
    }
    const said = { ...row, set_by: ctx.principal.actorId, set_at: ctx.now() }
    await tx`
      insert into demarche_retention ${tx({ demarche_id: demarcheId, ...said })}
      on conflict (demarche_id) do update set ${tx(said)}`
    await recordAct(
      tx,
      ctx,
      'setRetention',
      { kind: 'demarche', id: demarcheId, demarcheId },
      { contacts, links, attendance },
    )
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}

/** The usual lengths, of a démarche that said nothing. */
async function policyOf(sql: Sql | Tx, demarcheId: string): Promise<RetentionPolicy> {
  const [row] = await sql<RetentionPolicy[]>`
    select contacts_months as contacts, links_months as links, attendance_months as attendance, attendance_reason as reason
    from demarche_retention where demarche_id = ${demarcheId}`
  return row ?? usualRetention
}

/** What participants are told of how long their data is kept, in their language. [A86, A98] */
export async function retentionTold(sql: Sql | Tx, demarcheId: string, language: PageLanguage): Promise<string> {
  return sayRetention(await policyOf(sql, demarcheId), told[language]).join('\n')
}

const told = { fr: retentionWords, de: toldRetention }

export type Due = {
  workshopId: string
  workshop: string
  demarcheId: string
  demarche: string
  what: Retained
  count: number
  at: Date
  isDue: boolean
}

type Clock = Pick<Services, 'now'> & { sql: Sql | Tx }

/**
 * What is still there and will go, the soonest first. It counts from when the restitution was published; of a workshop that never
 * got so far from when it was closed, else from when something last happened in it; of a meeting from the last of its workshops, as
 * one person is known through all of them. It is due once the clocks of this process and of the database both say so: what goes
 * does not come back. [A86]
 */
export async function listDue(
  { sql, now }: Clock,
  { demarcheId = null, workshopId = null }: { demarcheId?: string | null; workshopId?: string | null } = {},
): Promise<Due[]> {
  const { contacts, links, attendance } = usualRetention
  const rows = await sql<Due[]>`
    with dated as materialized (
      select w.id, w.demarche_id, w.title, w.meeting_id,
        case when exists (select from workshop_guest g where g.workshop_id = w.id) or ${speakersOf(sql, 'w')} > 0 then coalesce(
          (select min(r.published_at) from restitution r where r.workshop_id = w.id), w.closed_at,
          (select e.at from workshop_event e where e.workshop_id = w.id and e.kind <> 'linksCut' order by e.position desc limit 1)) end as since
      from workshop w
      where (${demarcheId}::uuid is null or w.demarche_id = ${demarcheId}) and w.rehearsal_of is null
        and (${workshopId}::uuid is null or w.id = ${workshopId} or w.meeting_id = (select o.meeting_id from workshop o where o.id = ${workshopId}))),
    kept as materialized (
      select w.id, w.title, d.id as demarche_id, d.title as demarche, max(since) over (partition by coalesce(w.meeting_id, w.id)) as since,
        coalesce(p.contacts_months, ${contacts}) as contacts, coalesce(p.links_months, ${links}) as links,
        coalesce(p.attendance_months, ${attendance}) as attendance
      from dated w join demarche d on d.id = w.demarche_id left join demarche_retention p on p.demarche_id = d.id),
    counted as (
      select kept.*, 'contacts' as what, contacts as months, (select count(*)::int from workshop_follow f
        where f.workshop_id = kept.id and f.contact <> '') as n from kept
      union all select kept.*, 'attendance', attendance, greatest(
        (select count(distinct a.guest_id)::int from workshop_attendance a where a.workshop_id = kept.id),
        (select count(*)::int from attendance_line l where l.workshop_id = kept.id)) from kept
      union all select kept.*, 'links', links, (select count(*)::int from workshop_guest g
        left join workshop_follow f on f.workshop_id = g.workshop_id and f.guest_id = g.id
        where g.workshop_id = kept.id and (g.name <> '' or g.device_hash <> '' or g.organisation_text <> ''
          or g.person_id is not null or f.guest_id is not null
          or exists (select from restitution_approval a join restitution r on r.document_id = a.document_id
            where r.workshop_id = kept.id and a.guest_id = g.id))) + ${speakersOf(sql, 'kept')} from kept)
    select id as workshop_id, title as workshop, demarche_id, demarche, what, n as count, since + make_interval(months => months) as at,
      since + make_interval(months => months) <= least(${now()}::timestamptz, clock_timestamp()) as is_due
    from counted where n > 0 and since is not null and (${workshopId}::uuid is null or id = ${workshopId})
    order by at, id, array_position(array['contacts', 'attendance', 'links'], what)`
  return [...rows]
}

/** How many of those who were asked to speak are still named. [A93] */
const speakersOf = (sql: Sql | Tx, table: 'w' | 'kept') => sql`
  (select count(distinct split_part(s.key, ':', 2))::int from workshop_text s
    where s.workshop_id = ${sql(table)}.id and s.key like 'speaker:%' and s.text <> '')`

type Keeper = Pick<Services, 'sql' | 'now' | 'id' | 'workshops' | 'log'>

/** Lets go of what was kept long enough, each in a transaction of its own. Several processes may do it at once. How much it did. */
export async function applyRetention(keeper: Keeper): Promise<number> {
  let gone = 0
  for (const due of await listDue(keeper)) {
    if (!due.isDue) continue
    try {
      if (await letGo(keeper, due)) gone += 1
    } catch (error) {
      keeper.log.warn(
        { error, workshopId: due.workshopId, what: due.what },
        'what was kept long enough could not be let go',
      )
    }
  }
  return gone
}

const letGo = ({ sql, now, id, workshops }: Keeper, { workshopId, what }: Due): Promise<boolean> =>
  what === 'links'
    ? workshops.cutLinks(workshopId)
    : transaction(sql, async (tx) => {
        const due = await stillDue(tx, { now }, workshopId, what)
        if (!due) return false
        if (what === 'contacts') await forgetContacts(tx, workshopId)
        else await forgetAttendance(tx, workshopId)
        await tell(tx, { now, id }, due)
        return true
      })

/** Under the lock of the workshop: another process may have done it, or pilots chosen another length, meanwhile. */
async function stillDue(
  tx: Tx,
  { now }: Pick<Services, 'now'>,
  workshopId: string,
  what: Retained,
): Promise<Due | undefined> {
  await tx`select 1 from workshop where id = ${workshopId} for update`
  const dues = await listDue({ sql: tx, now }, { workshopId })
  return dues.find((due) => due.what === what && due.isDue)
}

async function forgetContacts(tx: Tx, workshopId: string): Promise<void> {
  await tx`update workshop_follow set contact = '' where workshop_id = ${workshopId} and contact <> ''`
  await tx`delete from workshop_follow where workshop_id = ${workshopId} and code_hash is null`
}

async function forgetAttendance(tx: Tx, workshopId: string): Promise<void> {
  await tx`delete from workshop_attendance where workshop_id = ${workshopId}`
  await tx`delete from attendance_line where workshop_id = ${workshopId}`
}

/** Beside the cut of the people of a workshop, in its transaction and before it. [A87] */
export async function cutBeside(tx: Tx, maker: Pick<Services, 'now' | 'id'>, workshopId: string): Promise<Cut | null> {
  const due = await stillDue(tx, maker, workshopId, 'links')
  if (!due) return null
  const dues = await listDue({ sql: tx, now: maker.now }, { workshopId })
  const isKept = dues.some(({ what, isDue }) => what === 'attendance' && !isDue)
  if (isKept) await keepSheet(tx, workshopId)
  await tx`
    update restitution_approval a set guest_id = null, note = '' from restitution r
    where r.document_id = a.document_id and r.workshop_id = ${workshopId} and (a.guest_id is not null or a.note <> '')`
  await tell(tx, maker, due)
  return { organisations: isKept, apart: await knownElsewhere(tx, workshopId) }
}

/** Who is somebody of a workshop that is of the same meeting no more: it is cut at another time, and has their name until then. */
async function knownElsewhere(tx: Tx, workshopId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select g.id from workshop w join workshop_guest g on g.workshop_id = w.id
    where w.id = ${workshopId} and exists (
      select from workshop_guest o join workshop v on v.id = o.workshop_id
      where o.attendee_id = g.attendee_id and v.id <> w.id and (w.meeting_id is null or v.meeting_id is distinct from w.meeting_id))`
  return rows.map(({ id }) => id)
}

/** That it went, and how much: never what it said. */
async function tell(
  tx: Tx,
  maker: Pick<Services, 'now' | 'id'>,
  { workshopId, demarcheId, what, count }: Due,
): Promise<void> {
  const object = { kind: 'workshop', id: workshopId, demarcheId } as const
  await recordAct(tx, { ...maker, principal: null }, 'applyRetention', object, { what, count })
  await announce(tx, topic.workshop(workshopId))
  await announce(tx, topic.demarche(demarcheId))
}
