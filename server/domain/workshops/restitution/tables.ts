// Tables and the word of their rapporteurs: given from a phone, or by mouth and written down. [A45]
import type { Given, Reply } from '../../../../shared/api.ts'
import { AppError } from '../../../../shared/errors.ts'
import { topic } from '../../../../shared/topics.ts'
import { isWrittenUp } from '../../../../shared/workshop/stages.ts'
import type { WorkshopState } from '../../../../shared/workshop/state.ts'
import type { CommonView } from '../../../../shared/workshop/view.ts'
import type { Context, SignedIn } from '../../../context.ts'
import { announce, transaction } from '../../../db/transaction.ts'
import { recordAct } from '../../audit.ts'
import { requireSteering } from '../standing.ts'
import { linesNow } from './lines.ts'
import { approvalsOf, inHand, restitutionsOf, sourcesOf, type SourceRow } from './rows.ts'
import { observed } from './sources.ts'

/** Those where somebody sat, wrote or grouped, by number. */
export function workingTables(state: WorkshopState, view: CommonView): { id: string; number: number }[] {
  const used = new Set<string | null>([
    ...[...state.guests.values()].map(({ tableId }) => tableId),
    ...Object.values(view.contributions).map(({ tableId }) => tableId),
    ...Object.values(view.clusters).map(({ tableId }) => tableId),
  ])
  return [...state.tables.values()]
    .filter(({ id }) => used.has(id))
    .sort((a, b) => a.number - b.number)
    .map(({ id, number }) => ({ id, number }))
}

/** By the guest of this device who reports for a table. */
async function reporter(ctx: Context, workshopId: string, guestId: string) {
  const { actorId } = await ctx.workshops.guest(workshopId, guestId, ctx.deviceCookie.hashIn(ctx.caller.cookies))
  const whole = await ctx.workshops.whole(workshopId)
  const table = [...whole.state.tables.values()].find(({ rapporteurId }) => rapporteurId === guestId)
  return { actorId, whole, table }
}

export async function readTableReport(
  ctx: Context,
  { workshopId, guestId }: Given<'readTableReport'>,
): Promise<Reply<'readTableReport'>> {
  const { whole, table } = await reporter(ctx, workshopId, guestId)
  const [row] = await restitutionsOf(ctx.sql, workshopId)
  if (!table || !row || !isWrittenUp(whole.state.stage)) return { table: null, approvedAt: null, lines: [] }
  const approval = (await approvalsOf(ctx.sql, row.documentId)).get(table.id)
  const isTheirs = fromTable(observed(whole), table.id)
  const blocks = new Set((await sourcesOf(ctx.sql, row.documentId)).filter(isTheirs).map(({ blockId }) => blockId))
  const lines = await linesNow(ctx, row.documentId)
  return {
    table: table.number,
    approvedAt: approval?.at.toISOString() ?? null,
    lines: [...blocks].flatMap((blockId) => lines.get(blockId) ?? []),
  }
}

/** What the table grouped or wrote, as everybody sees it. */
const fromTable =
  (view: CommonView, tableId: string) =>
  ({ contributionId, clusterId }: SourceRow): boolean =>
    (contributionId === null
      ? view.clusters[clusterId ?? '']?.tableId
      : view.contributions[contributionId]?.tableId) === tableId

export async function approveRestitution(
  ctx: Context,
  { workshopId, guestId }: Given<'approveRestitution'>,
): Promise<Reply<'approveRestitution'>> {
  const { actorId, whole, table } = await reporter(ctx, workshopId, guestId)
  if (!table) throw new AppError('notAllowed')
  if (!isWrittenUp(whole.state.stage)) throw new AppError('staleState', { state: whole.state.stage })
  const { demarcheId } = whole.head
  await transaction(ctx.sql, async (tx) => {
    const { documentId } = await inHand(tx, workshopId)
    await tx`
      insert into restitution_approval (document_id, table_id, guest_id, at)
      values (${documentId}, ${table.id}, ${guestId}, ${ctx.now()})
      on conflict (document_id, table_id) do update set guest_id = ${guestId}, recorded_by = null, note = '', at = ${ctx.now()}
        where restitution_approval.guest_id is distinct from ${guestId}`
    const object = { kind: 'workshop', id: workshopId, demarcheId } as const
    const by = { now: ctx.now, id: ctx.id, principal: { actorId } }
    await recordAct(tx, by, 'approveRestitution', object, { table: table.number })
    await announce(tx, topic.workshop(workshopId))
  })
  return {}
}

/** What a rapporteur gave themselves is not taken back by another. */
export async function recordApproval(ctx: SignedIn, given: Given<'recordApproval'>): Promise<Reply<'recordApproval'>> {
  const { workshopId, tableId, approved, note } = given
  const { personId, actorId } = ctx.principal
  await requireSteering(ctx.sql, personId, workshopId)
  const { tables, stage } = await ctx.workshops.state(workshopId)
  const table = tables.get(tableId)
  if (!table) throw new AppError('notFound')
  if (!isWrittenUp(stage)) throw new AppError('staleState', { state: stage })
  await transaction(ctx.sql, async (tx) => {
    const { demarcheId } = await requireSteering(tx, personId, workshopId)
    const { documentId } = await inHand(tx, workshopId)
    if (approved) {
      await tx`
        insert into restitution_approval (document_id, table_id, recorded_by, note, at)
        values (${documentId}, ${tableId}, ${actorId}, ${note}, ${ctx.now()}) on conflict do nothing`
    } else {
      await tx`
        delete from restitution_approval
        where document_id = ${documentId} and table_id = ${tableId} and recorded_by is not null`
    }
    const object = { kind: 'workshop', id: workshopId, demarcheId } as const
    await recordAct(tx, ctx, 'recordApproval', object, { table: table.number, approved })
    await announce(tx, topic.workshop(workshopId))
  })
  return {}
}
