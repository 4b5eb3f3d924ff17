// What is of one person alone: favourites, what they saw last, what is expected of them.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { availableTransitions } from '../../../shared/rules/document-states.ts'
import { mayInDemarche, mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { Task } from '../../../shared/schemas/organising.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import { announce, transaction } from '../../db/transaction.ts'
import { documentsNamed } from '../document-lists.ts'
import { visitMs } from '../history/seen.ts'
import { arrivalOf, standingBefore, standingFacts, standingJoins, type Facts } from '../standing.ts'
import { happenings } from './today.ts'

/** For oneself alone; again, it changes nothing. [G15] */
export async function setFavourite(ctx: SignedIn, given: Given<'setFavourite'>): Promise<Reply<'setFavourite'>> {
  const { documentId, favourite } = given
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    if (!(await standingBefore(tx, personId, documentId))) throw new AppError('notFound')
    if (favourite) {
      await tx`
        insert into favourite (person_id, document_id, at) values (${personId}, ${documentId}, ${ctx.now()})
        on conflict do nothing`
    } else {
      await tx`delete from favourite where person_id = ${personId} and document_id = ${documentId}`
    }
    await announce(tx, topic.person(personId))
  })
  return {}
}

/** So many are kept for each person. */
const remembered = 50

/** Opened again so soon after, nothing is written. */
const againMs = 60_000

/** Told to nobody, and kept only as long as it is among the last. Asked again while one reads and on leaving: until there, it was seen. [G16] [H49] */
export async function seeDocument(ctx: SignedIn, { documentId }: Given<'seeDocument'>): Promise<Reply<'seeDocument'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    if (!(await standingBefore(tx, personId, documentId))) throw new AppError('notFound')
    const lately = new Date(ctx.now().getTime() - againMs)
    const visit = new Date(ctx.now().getTime() - visitMs)
    // A conflict alone would write too: it marks the row as held. What I wrote myself I have seen.
    const written = await tx`
      insert into document_seen as s (person_id, document_id, at, position)
      select ${personId}, ${documentId}, ${ctx.now()},
        coalesce((select position from document_head where document_id = ${documentId}), 0)
      where not exists (
        select from document_seen where person_id = ${personId} and document_id = ${documentId} and at > ${lately})
      on conflict (person_id, document_id) do update set at = excluded.at, position = excluded.position,
        before_at = case when s.at < ${visit} then s.at else s.before_at end,
        before_position = case when s.at < ${visit} then greatest(s.position, (
          select max(u.position) from document_update u
          where u.actor_id = ${ctx.principal.actorId} and u.document_id = ${documentId})) else s.before_position end`
    if (written.count === 0) return
    await tx`
      delete from document_seen where person_id = ${personId} and document_id in (
        select document_id from document_seen where person_id = ${personId} order by at desc, document_id offset ${remembered})`
  })
  return {}
}

const shown = 8
const mostFavourites = 50

/** What I need at the start of a day: what happens, what is expected of me, my favourites, what I saw last. [G15] [G16] [G17] [G19] */
export async function readToday(ctx: SignedIn): Promise<Reply<'readToday'>> {
  const { personId } = ctx.principal
  const marked = await ctx.sql<{ documentId: string }[]>`
    select document_id from favourite where person_id = ${personId} order by at desc limit ${mostFavourites}`
  const opened = await ctx.sql<{ documentId: string }[]>`
    select document_id from document_seen where person_id = ${personId} order by at desc, document_id limit ${remembered}`
  const ids = (rows: readonly { documentId: string }[]) => rows.map(({ documentId }) => documentId)
  const documents = await documentsNamed(ctx, [...new Set([...ids(marked), ...ids(opened)])])
  const rowsOf = (named: readonly string[]) => named.flatMap((id) => documents.find((row) => row.id === id) ?? [])
  return {
    happenings: await happenings(ctx),
    tasks: await tasksOf(ctx),
    favourites: rowsOf(ids(marked)),
    seen: rowsOf(ids(opened)).slice(0, shown),
  }
}

async function tasksOf(ctx: SignedIn): Promise<Task[]> {
  const tasks = [...(await requestsToAnswer(ctx)), ...(await textsToDecide(ctx))]
  return tasks.sort((a, b) => (a.at < b.at ? 1 : -1))
}

type Asked = {
  id: string
  demarcheId: string
  demarcheTitle: string
  displayName: string
  documentTitle: string | null
  at: Date
  role: Role
}

async function requestsToAnswer(ctx: SignedIn): Promise<Task[]> {
  const rows = await ctx.sql<Asked[]>`
    select r.id, r.demarche_id, m.title as demarche_title, p.display_name, d.title as document_title, r.asked_at as at, s.role
    from access_request r
    join membership s on s.demarche_id = r.demarche_id and s.person_id = ${ctx.principal.personId}
    join demarche m on m.id = r.demarche_id
    join person p on p.id = r.person_id
    left join document d on d.id = r.document_id
    where r.answer is null`
  return rows
    .filter(({ role }) => mayInDemarche('answerRequests', role))
    .map(({ role: _, at, ...row }) => ({ kind: 'accessRequest', ...row, at: at.toISOString() }))
}

type Decided = Facts & {
  id: string
  demarcheId: string
  demarcheTitle: string
  documentTitle: string
  at: Date
  reason: string | null
}

/** Texts that wait for my decision; drafts that were sent back since I may see what happened to them, for those who write. [H15] */
async function textsToDecide(ctx: SignedIn): Promise<Task[]> {
  const { personId } = ctx.principal
  const rows = await ctx.sql<Decided[]>`
    select d.id, d.demarche_id, m.title as demarche_title, d.title as document_title, d.state_since as at,
      ${standingFacts(ctx.sql)}, c.reason
    from document d ${standingJoins(ctx.sql, personId)}
    left join lateral (
      select at, reason from document_state_change where document_id = d.id order by at desc, id desc limit 1
    ) c on c.at >= coalesce(${arrivalOf(ctx.sql)}, '-infinity')
    where d.trashed_at is null and (d.state = 'submitted' or (d.state = 'draft' and c.reason <> ''))
    order by d.state_since desc limit 100`
  const mine = rows.filter((row) => mayOnDocument('readDocument', row.role, row))
  return mine.flatMap(({ id, demarcheId, demarcheTitle, documentTitle, at, role, state, reason, ...facts }): Task[] => {
    const told = { id, demarcheId, demarcheTitle, documentTitle, at: at.toISOString() }
    if (state === 'submitted') {
      const decides = availableTransitions(state, role).some(({ name }) => name === 'adopt')
      return decides ? [{ kind: 'decision', ...told }] : []
    }
    const writes = mayOnDocument('writeText', role, { state, ...facts })
    return writes && reason ? [{ kind: 'sentBack', ...told, reason }] : []
  })
}
