// From the automatic draft to what is published: corrections for seven days, then a text that no longer moves. [A44]
import type { Given, Reply } from '../../../../shared/api.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { DocumentState } from '../../../../shared/rules/document-states.ts'
import { isWritable } from '../../../../shared/rules/document-states.ts'
import type { PublishingGuard } from '../../../../shared/rules/restitution-steps.ts'
import { topic } from '../../../../shared/topics.ts'
import type { ClosingCommand } from '../../../../shared/workshop/commands.ts'
import { correctionsFor } from '../../../../shared/workshop/decide/contributions.ts'
import type { Services, SignedIn } from '../../../context.ts'
import type { Sql } from '../../../db/connect.ts'
import { announce, type Tx } from '../../../db/transaction.ts'
import type { StageMove, Whole } from '../../../workshop/port.ts'
import { announceDocument } from '../../concerned.ts'
import { lockPassed } from '../../history/locking.ts'
import { requireSteering } from '../standing.ts'
import { changesSince } from './changes.ts'
import { approvalsOf, inHand, restitutionsOf, sourcesOf, type Row } from './rows.ts'
import { observed } from './sources.ts'
import { workingTables } from './tables.ts'

export async function openCorrections(
  ctx: SignedIn,
  given: Given<'openCorrections'>,
): Promise<Reply<'openCorrections'>> {
  const { workshopId } = given
  await requireSteering(ctx.sql, ctx.principal.personId, workshopId)
  const { documentId } = await inHand(ctx.sql, workshopId)
  await pass(ctx, workshopId, documentId, { kind: 'review' })
  return {}
}

/** What was accepted from writers before is in what is published; what comes after is refused by the log. */
export async function publishRestitution(
  ctx: SignedIn,
  { workshopId, verbatimOnly }: Given<'publishRestitution'>,
): Promise<Reply<'publishRestitution'>> {
  await requireSteering(ctx.sql, ctx.principal.personId, workshopId)
  const row = await inHand(ctx.sql, workshopId)
  const missing = await missingToPublish(ctx, await ctx.workshops.whole(workshopId), row)
  const guards = missing.filter((guard) => !(verbatimOnly && guard === 'notSynthesised'))
  if (guards.length > 0) throw new AppError('guardFailed', { guards })
  await pass(ctx, workshopId, row.documentId, { kind: 'publish' })
  return {}
}

async function pass(ctx: SignedIn, workshopId: string, documentId: string, command: ClosingCommand): Promise<void> {
  await ctx.live.flush(documentId)
  const asker = { kind: 'facilitator', actorId: ctx.principal.actorId } as const
  const [answer] = await ctx.workshops.ask(workshopId, asker, [{ id: ctx.id(), command }])
  if (!answer || 'refused' in answer) {
    const { stage } = await ctx.workshops.state(workshopId)
    throw new AppError('staleState', { state: stage })
  }
}

/** Approved by every table or seven days gone by; each group with its synthesis; nothing left that somebody took back. */
export async function missingToPublish(
  { sql, now }: Pick<Services, 'now'> & { sql: Sql | Tx },
  whole: Whole,
  row: Row,
): Promise<PublishingGuard[]> {
  const view = observed(whole)
  const approvals = await approvalsOf(sql, row.documentId)
  const isApproved = workingTables(whole.state, view).every(({ id }) => approvals.has(id))
  const isOver = row.correctionsUntil !== null && row.correctionsUntil <= now()
  const quoted = new Set((await sourcesOf(sql, row.documentId)).flatMap(({ clusterId }) => clusterId ?? []))
  const isSynthesised = [...quoted].every((id) => view.clusters[id]?.synthesis !== '')
  const changes = await changesSince(sql, whole, row)
  const isRemoved = changes.every(({ change, carried }) => change === 'corrected' || carried !== null)
  return [
    ...(isApproved || isOver ? [] : (['notApproved'] as const)),
    ...(isSynthesised ? [] : (['notSynthesised'] as const)),
    ...(isRemoved ? [] : (['notRemoved'] as const)),
  ]
}

/** In the transaction of the passage: the document goes where the workshop goes. */
export async function followStage(
  tx: Tx,
  maker: Pick<Services, 'now' | 'id' | 'exchange'>,
  { workshopId, demarcheId, actorId, to }: StageMove,
): Promise<void> {
  if (actorId === null || (to !== 'review' && to !== 'published')) return
  const [row] = await restitutionsOf(tx, workshopId)
  if (!row) return
  const now = maker.now()
  const { documentId } = row
  const moved = await moveDocument(tx, maker, {
    documentId,
    actorId,
    to: to === 'review' ? 'consultation' : 'submitted',
  })
  if (to === 'review') {
    await tx`
      update restitution set corrections_from = ${now}, corrections_until = ${new Date(now.getTime() + correctionsFor)}
      where document_id = ${documentId}`
  } else {
    await tx`
      update restitution set published_at = ${now}, published_position = ${moved.position}, published_hash = ${moved.hash}
      where document_id = ${documentId}`
  }
  await announceDocument(tx, { documentId, demarcheId })
  await announce(tx, topic.access.document(documentId))
  await announce(tx, topic.workshop(workshopId))
}

type Move = { documentId: string; actorId: string; to: DocumentState }
type Head = { position: bigint; hash: Uint8Array | null }

/** As a document is moved by hand, recorded in the same place: what it said then is found again by its position. [S4] */
async function moveDocument(
  tx: Tx,
  maker: Pick<Services, 'now' | 'id' | 'exchange'>,
  { documentId, actorId, to }: Move,
): Promise<Head> {
  const { now, id } = maker
  const [document] = await tx<{ state: DocumentState; title: string }[]>`
    select state, title from document where id = ${documentId} for no key update`
  const [found] = await tx<Head[]>`select position, hash from document_head where document_id = ${documentId}`
  const head = found ?? { position: 0n, hash: null }
  const from = document?.state ?? 'draft'
  if (from === to || !isWritable(from)) return head
  await tx`
    insert into document_state_change
      (id, document_id, from_state, to_state, position, head_hash, actor_id, organisation_id, at, reason)
    values (${id()}, ${documentId}, ${from}, ${to}, ${head.position}, ${head.hash}, ${actorId}, null, ${now()}, '')`
  await tx`update document set state = ${to}, state_since = ${now()} where id = ${documentId}`
  const passage = { documentId, title: document?.title ?? '', position: Number(head.position), to, date: null }
  await lockPassed(tx, { ...maker, principal: { actorId } }, { organisationId: null }, passage)
  return head
}
