// Démarches: making, listing, reading and changing them.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import type { Step } from '../../shared/rules/demarche-roles.ts'
import { demarcheActions, mayInDemarche } from '../../shared/rules/permissions.ts'
import type { DemarcheRow, Member } from '../../shared/schemas/demarches.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import { announce, transaction } from '../db/transaction.ts'
import { recordAct } from './audit.ts'
import { announceDocumentsOf } from './concerned.ts'
import { countListed, joinDemarche, organisationsIn, requireMayName } from './demarche-organisations.ts'
import { countReadable, membershipOf, requireInDemarche } from './standing.ts'
import { keptId } from './organisations.ts'
import { organisationsOneMayWriteFor } from './memberships.ts'

/** Its maker becomes its first pilot, on behalf of the first of the organisations that carry it. [R4] */
export async function createDemarche(ctx: SignedIn, given: Given<'createDemarche'>): Promise<Reply<'createDemarche'>> {
  const { personId, actorId } = ctx.principal
  const demarcheId = ctx.id()
  await transaction(ctx.sql, async (tx) => {
    const ownerIds: string[] = []
    for (const ownerId of given.ownerIds) ownerIds.push(await keptId(tx, ownerId))
    const [first] = ownerIds
    if (first === undefined) throw new AppError('badInput', { field: 'ownerIds' })
    const [mine] = await tx`
      select 1 from affiliation where person_id = ${personId} and organisation_id = ${first}`
    if (!mine) throw new AppError('badInput', { field: 'ownerIds' })
    const now = ctx.now()
    await tx`
      insert into demarche (id, title, question, territory, created_by, created_at)
      values (${demarcheId}, ${given.title}, ${given.question}, ${given.territory}, ${actorId}, ${now})`
    for (const ownerId of ownerIds) {
      await requireMayName(tx, ctx.principal, ownerId, demarcheId)
      await joinDemarche(tx, now, demarcheId, ownerId, true)
    }
    await tx`
      insert into membership (demarche_id, person_id, role, organisation_id, joined_at)
      values (${demarcheId}, ${personId}, 'pilot', ${first}, ${now})`
    await recordAct(tx, ctx, 'createDemarche', { kind: 'demarche', id: demarcheId, demarcheId })
    await announce(tx, topic.instance)
    await announce(tx, topic.demarche(demarcheId))
  })
  return { demarcheId }
}

/** Those I am a member of; documents are counted if I may see them. [R2] */
export async function listDemarches(ctx: SignedIn): Promise<Reply<'listDemarches'>> {
  const { personId } = ctx.principal
  const rows = await ctx.sql<Omit<DemarcheRow, 'documents'>[]>`
    select d.id, d.title, d.territory, d.step, m.role,
      coalesce((select jsonb_agg(o.name order by x.arrival) from demarche_organisation x
        join organisation o on o.id = x.organisation_id where x.demarche_id = d.id and x.is_owner), '[]') as owners,
      (select count(*)::int from demarche_organisation x where x.demarche_id = d.id) as organisations
    from demarche d join membership m on m.demarche_id = d.id and m.person_id = ${personId}
    order by d.created_at desc, d.id desc`
  const documents = await countReadable(ctx.sql, personId)
  return { demarches: rows.map((row) => ({ ...row, documents: documents.get(row.id) ?? 0 })) }
}

type Row = {
  id: string
  title: string
  question: string
  territory: string
  step: Step
  readersSeeHistory: boolean
  historyFromArrival: boolean
  createdAt: Date
}

export async function readDemarche(
  ctx: SignedIn,
  { demarcheId }: Given<'readDemarche'>,
): Promise<Reply<'readDemarche'>> {
  const { personId } = ctx.principal
  const membership = await membershipOf(ctx.sql, demarcheId, personId)
  const [row] = await ctx.sql<Row[]>`
    select id, title, question, territory, step, readers_see_history, history_from_arrival, created_at
    from demarche where id = ${demarcheId}`
  if (!membership || !row) throw new AppError('notFound')
  const { role } = membership
  const members = await ctx.sql<Member[]>`
    select m.person_id, p.display_name, m.role, m.organisation_id
    from membership m join person p on p.id = m.person_id
    where m.demarche_id = ${demarcheId} order by m.joined_at, p.id`
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    role,
    mayDo: demarcheActions.filter((action) => mayInDemarche(action, role)),
    organisations: await organisationsIn(ctx.sql, demarcheId),
    listed: await countListed(ctx.sql, demarcheId),
    members: [...members],
    writesFor: membership.organisationId,
    mayWriteFor: await organisationsOneMayWriteFor(ctx.sql, demarcheId, personId),
  }
}

export async function updateDemarche(ctx: SignedIn, given: Given<'updateDemarche'>): Promise<Reply<'updateDemarche'>> {
  const { demarcheId, title, question, territory, step, readersSeeHistory, historyFromArrival } = given
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'editDemarche')
    await tx`
      update demarche set
        title = coalesce(${title ?? null}, title),
        question = coalesce(${question ?? null}, question),
        territory = coalesce(${territory ?? null}, territory),
        step = coalesce(${step ?? null}, step),
        readers_see_history = coalesce(${readersSeeHistory ?? null}, readers_see_history),
        history_from_arrival = coalesce(${historyFromArrival ?? null}, history_from_arrival)
      where id = ${demarcheId}`
    const changed = Object.entries(given).filter(([key, value]) => key !== 'demarcheId' && value !== undefined)
    const details = { changed: changed.map(([key]) => key).join(' ') }
    await recordAct(tx, ctx, 'updateDemarche', { kind: 'demarche', id: demarcheId, demarcheId }, details)
    await announce(tx, topic.demarche(demarcheId))
    await announce(tx, topic.instance)
    await announceDocumentsOf(tx, demarcheId)
    const isSeenOtherwise = readersSeeHistory !== undefined || historyFromArrival !== undefined
    if (isSeenOtherwise) await announce(tx, topic.access.demarche(demarcheId))
  })
  return {}
}
