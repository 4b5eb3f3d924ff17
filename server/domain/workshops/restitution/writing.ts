// Writing the restitution of a workshop: a real document, by the system, once. [A40, A42]
import type { Given, Reply } from '../../../../shared/api.ts'
import { templates } from '../../../../shared/document/templates/templates.ts'
import { AppError } from '../../../../shared/errors.ts'
import { EPOCH } from '../../../../shared/protocol.ts'
import { rankStep } from '../../../../shared/rules/document-tree.ts'
import { topic } from '../../../../shared/topics.ts'
import type { Stage } from '../../../../shared/workshop/events.ts'
import { t, type Source } from '../../../../shared/workshop/restitution/pieces.ts'
import { restitutionOf } from '../../../../shared/workshop/restitution/restitution.ts'
import type { SignedIn } from '../../../context.ts'
import { announce, transaction, type Tx } from '../../../db/transaction.ts'
import { systemActor } from '../../actors.ts'
import { recordAct } from '../../audit.ts'
import { firstClient } from '../../document-beginning.ts'
import { factsOf } from '../facts.ts'
import { refuseRehearsal, requireSteering } from '../standing.ts'
import { givenOf } from './matter.ts'
import { restitutionsOf } from './rows.ts'

/** Asked again, the one there is. Another is made beside it only until it is open to corrections. */
export async function writeRestitution(
  ctx: SignedIn,
  { workshopId, again }: Given<'writeRestitution'>,
): Promise<Reply<'writeRestitution'>> {
  const { sql, principal } = ctx
  await requireSteering(sql, principal.personId, workshopId)
  await refuseRehearsal(sql, workshopId)
  const [before] = await restitutionsOf(sql, workshopId)
  if (before && !again) return { documentId: before.documentId }
  const whole = await ctx.workshops.whole(workshopId)
  requireClosed(whole.state.stage)
  const facts = await factsOf(sql, workshopId)
  const { content, sources } = restitutionOf(await givenOf(ctx, workshopId, facts, whole), ctx.id)
  const update = await ctx.exchange.made(content, firstClient.template)
  return transaction(sql, async (tx) => {
    const { demarcheId } = await requireSteering(tx, principal.personId, workshopId)
    await holdClosed(tx, workshopId)
    const number = await nextNumber(tx, workshopId)
    const [since] = await restitutionsOf(tx, workshopId)
    if (since && since.documentId !== before?.documentId) return { documentId: since.documentId }
    const title =
      number === 1
        ? t('restitution.title', { title: facts.title })
        : t('restitution.title.again', { title: facts.title, n: number })
    const documentId = await keepDocument(tx, ctx, { demarcheId, title, update })
    await tx`
      insert into restitution (document_id, workshop_id, number, revision, asked_by, written_at)
      values (${documentId}, ${workshopId}, ${number}, ${whole.state.revision}, ${ctx.principal.actorId}, ${ctx.now()})`
    await keepSources(tx, documentId, workshopId, sources)
    await recordAct(
      tx,
      ctx,
      'writeRestitution',
      { kind: 'workshop', id: workshopId, demarcheId },
      { documentId, number },
    )
    await announce(tx, topic.workshop(workshopId))
    await announce(tx, topic.demarche(demarcheId))
    await announce(tx, topic.instance)
    return { documentId }
  })
}

function requireClosed(stage: Stage): void {
  if (stage !== 'closed') throw new AppError('staleState', { state: stage })
}

/** Until the end of the transaction: two who ask at once are one after the other. */
async function holdClosed(tx: Tx, workshopId: string): Promise<void> {
  const [workshop] = await tx<{ stage: Stage }[]>`select stage from workshop where id = ${workshopId} for update`
  if (!workshop) throw new AppError('notFound')
  requireClosed(workshop.stage)
}

async function nextNumber(tx: Tx, workshopId: string): Promise<number> {
  const [row] = await tx<{ number: number }[]>`
    select coalesce(max(number), 0) + 1 as number from restitution where workshop_id = ${workshopId}`
  return row?.number ?? 1
}

/** A document of the démarche, by the system. */
export async function keepDocument(
  tx: Tx,
  ctx: SignedIn,
  { demarcheId, title, update }: { demarcheId: string; title: string; update: Uint8Array },
): Promise<string> {
  const documentId = ctx.id()
  const now = ctx.now()
  const system = await systemActor(tx, ctx)
  await tx`
    insert into document (id, demarche_id, title, template, template_version, state_since, epoch, restricted, parent_id, rank,
      created_by, created_at)
    values (${documentId}, ${demarcheId}, ${title}, 'restitution', ${templates.restitution.version}, ${now}, ${EPOCH}, false,
      null, (select coalesce(max(rank), 0) + ${rankStep}::float8 from document
        where demarche_id = ${demarcheId} and parent_id is null), ${system}, ${now})`
  await ctx.live.begin(tx, documentId, { actorId: system, organisationId: null, kind: 'template', update })
  return documentId
}

/** After those that were kept before. */
export async function keepSources(
  tx: Tx,
  documentId: string,
  workshopId: string,
  sources: readonly Source[],
): Promise<void> {
  const told = sources.map(({ blockId, contributionId, clusterId }, ordinal) => {
    return { ordinal, block_id: blockId, contribution_id: contributionId, cluster_id: clusterId }
  })
  await tx`
    insert into restitution_source (document_id, ordinal, workshop_id, block_id, contribution_id, cluster_id)
    select ${documentId}, r.ordinal + (select count(*) from restitution_source s where s.document_id = ${documentId}),
      ${workshopId}, r.block_id, r.contribution_id, r.cluster_id
    from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb)
      r (ordinal int, block_id uuid, contribution_id uuid, cluster_id uuid)`
}
