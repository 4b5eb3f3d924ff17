// Moving a document from a state to another, and the record of its moves.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { transitionBetween, type DocumentState, type Transition } from '../../shared/rules/document-states.ts'
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { recordAct } from './audit.ts'
import { lockPassed, locksIn } from './history/locking.ts'
import { sealOf } from './history/sealing.ts'
import type { HistoryStanding } from './history/standing.ts'
import { announceDocument } from './concerned.ts'
import { requireOnDocument, standingBefore, type DocumentStanding } from './standing.ts'
import { failedGuards } from './state-guards.ts'

/**
 * Freezing is not a race: the room is drained, then the row is held. What was accepted before is under the recorded
 * position; what comes after is refused by the append, which reads the same row. [S4] What is submitted or adopted is a locked
 * version from then on. [H54]
 */
export async function moveDocumentState(
  ctx: SignedIn,
  given: Given<'moveDocumentState'>,
): Promise<Reply<'moveDocumentState'>> {
  const { documentId } = given
  const { personId } = ctx.principal
  const before = await standingBefore(ctx.sql, personId, documentId)
  if (!before) throw new AppError('notFound')
  allowedTransition(before, given) // whoever may not is told at once
  const position = Number(await ctx.live.flush(documentId))
  const prepared =
    locksIn(given.to) && position > 0 ? { ...(await sealOf(ctx, documentId, position, before.title)), position } : null
  await transaction(ctx.sql, async (tx) => {
    const standing = await requireOnDocument(tx, personId, documentId, 'readDocument')
    const transition = allowedTransition(standing, given)
    const head = await headOf(tx, documentId)
    const failed = await failedGuards(tx, { documentId, transition, position: head.position })
    if (failed.length > 0) throw new AppError('guardFailed', { guards: failed })
    await recordChange(tx, ctx, standing, given, head)
    const date = given.to === 'adopted' ? (given.deliberationDate ?? null) : null
    const passage = { documentId, title: standing.title, position: Number(head.position), to: given.to, date }
    await lockPassed(tx, ctx, standing, passage, prepared)
    const { demarcheId } = standing
    const details = { from: given.from, to: given.to, position: Number(head.position) }
    await recordAct(tx, ctx, 'moveDocumentState', { kind: 'document', id: documentId, demarcheId }, details)
    await announceDocument(tx, standing)
    await announce(tx, topic.access.document(documentId)) // rejoining decides who may still read and write
  })
  return {}
}

function allowedTransition(standing: DocumentStanding, given: Given<'moveDocumentState'>): Transition {
  if (standing.trashed) throw new AppError('inTrash')
  if (standing.state !== given.from) throw new AppError('staleState', { state: standing.state })
  const transition = transitionBetween(given.from, given.to)
  if (!transition) throw new AppError('badInput', { field: 'to' })
  if (!transition.roles.includes(standing.role)) throw new AppError('notAllowed')
  if (transition.needs === 'reason' && given.reason === '') throw new AppError('badInput', { field: 'reason' })
  if (transition.needs === 'deliberation') {
    if (given.deliberationNumber === '') throw new AppError('badInput', { field: 'deliberationNumber' })
    if (!given.deliberationDate) throw new AppError('badInput', { field: 'deliberationDate' })
  }
  return transition
}

type Head = { position: bigint; hash: Uint8Array | null }

async function headOf(tx: Tx, documentId: string): Promise<Head> {
  const [head] = await tx<Head[]>`select position, hash from document_head where document_id = ${documentId}`
  return head ?? { position: 0n, hash: null }
}

async function recordChange(
  tx: Tx,
  ctx: SignedIn,
  standing: DocumentStanding,
  given: Given<'moveDocumentState'>,
  head: Head,
): Promise<void> {
  const { documentId, organisationId } = standing
  const now = ctx.now()
  await tx`
    insert into document_state_change
      (id, document_id, from_state, to_state, position, head_hash, actor_id, organisation_id, at, reason,
       deliberation_number, deliberation_date)
    values (${ctx.id()}, ${documentId}, ${given.from}, ${given.to}, ${head.position}, ${head.hash},
      ${ctx.principal.actorId}, ${organisationId}, ${now}, ${given.reason}, ${given.deliberationNumber},
      ${given.deliberationDate ?? null})`
  await tx`update document set state = ${given.to}, state_since = ${now} where id = ${documentId}`
}

type ChangeRow = {
  from: DocumentState
  to: DocumentState
  at: Date
  by: string
  reason: string
  deliberationNumber: string
  deliberationDate: string | null
}

/**
 * Oldest first. To whoever does not see all of the past, what came since they may see it, or what made the state of today; the adoption
 * by its deliberation alone. [H15]
 */
export async function stateChangesOf(
  sql: Sql,
  standing: HistoryStanding,
): Promise<Reply<'readDocument'>['stateChanges']> {
  const { documentId, arrivedAt, role } = standing
  const rows = await sql<ChangeRow[]>`
    select c.from_state as "from", c.to_state as "to", c.at, coalesce(p.display_name, '') as by, c.reason,
      c.deliberation_number, c.deliberation_date::text
    from document_state_change c
    join actor a on a.id = c.actor_id
    left join person p on p.id = a.person_id
    where c.document_id = ${documentId} order by c.at, c.id`
  if (arrivedAt === null && mayOnDocument('readHistory', role, standing)) return rows.map(told)
  const [present, adopted] = [standing.state, 'adopted'].map((state) => rows.findLast(({ to }) => to === state))
  return rows.flatMap((row) => {
    const isSeen = arrivedAt === null ? row === present : row.at >= arrivedAt
    return isSeen ? told(row) : row === adopted ? told({ ...row, by: '', reason: '' }) : []
  })
}

const told = (row: ChangeRow) => ({ ...row, at: row.at.toISOString() })
