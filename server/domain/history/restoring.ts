// A text, a section or a block made again what it was: an edit forward in the live text, by whoever asks.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { versionWords } from '../../../shared/text/fr/versions.ts'
import { words } from '../../../shared/text/words.ts'
import type { SignedIn } from '../../context.ts'
import { sqlState, type Sql } from '../../db/connect.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { announceDocument } from '../concerned.ts'
import { addVersion } from './locking.ts'
import { requireHistoryIn, requireSince, type HistoryStanding } from './standing.ts'

const t = words(versionWords)

/**
 * Two restorations of one text go one after the other: made of the same text, they would bring back the same words twice. Others
 * go on writing meanwhile. [H90] [H95]
 */
export async function restoreText(ctx: SignedIn, given: Given<'restoreText'>): Promise<Reply<'restoreText'>> {
  const { documentId, position, scope, blockId } = given
  if ((scope === 'whole') !== (blockId === undefined)) throw new AppError('badInput', { field: 'blockId' })
  requireSince(await requireHistoryIn(ctx.sql, ctx, documentId, 'restoreText'), position)
  // Whoever waits here holds nothing of the store, which others need meanwhile.
  const made = await ctx.restorations.hold(ctx.principal.personId, () => edited(ctx, given), ctx.caller.left)
  if (made.standing === null) return { versionId: null, position: made.position }
  const versionId = await written(ctx, made.standing, given, made)
  return { versionId, position: made.position }
}

/** `standing`: of whoever restored, as they did; the act stands whatever they may a moment later. Null where nothing was to be done. */
type Made = { before: number; position: number; standing: HistoryStanding | null }

/** Worked out again where another process restored the same text meanwhile. */
const mostTries = 5

async function edited(ctx: SignedIn, given: Given<'restoreText'>): Promise<Made> {
  for (let tries = 0; tries < mostTries; tries++) {
    const made = await editedUnlessRestored(ctx, given)
    if (made) return made
  }
  throw new AppError('busy')
}

/** Null where somebody restored the text since it was looked at. Nothing is held while it is worked out, which may take minutes. */
async function editedUnlessRestored(
  ctx: SignedIn,
  { documentId, position, scope, blockId }: Given<'restoreText'>,
): Promise<Made | null> {
  const { actorId } = ctx.principal
  const before = Number(await ctx.live.flush(documentId))
  const generation = await generationOf(ctx.sql, documentId)
  const clientId = await ctx.live.handOutClient(documentId, actorId)
  const restoring = await ctx.history.restoring(documentId, position, { scope, blockId }, clientId)
  if (restoring === 'gone') throw new AppError('notFound')
  if (restoring === 'same') return { before, position: before, standing: null }
  return transaction(ctx.sql, async (tx) => {
    await turnToRestore(tx, documentId)
    const [other] = await tx`
      select 1 from document_update where document_id = ${documentId} and position > ${before} and kind = 'restore' limit 1`
    if (other) return null
    // Asked as late as can be: what they may do, or for whom they write, may have changed while it was made.
    const standing = await requireHistoryIn(tx, ctx, documentId, 'restoreText')
    // A passage that was blanked meanwhile must not come back.
    if ((await generationOf(tx, documentId)) !== generation) throw new AppError('unavailable')
    requireSince(standing, position)
    const { organisationId } = standing
    const edit = { actorId, organisationId, kind: 'restore', update: restoring.update } as const
    return { before, position: Number(await ctx.live.edit(documentId, edit)), standing }
  })
}

/** Another process may be at it: that is said, rather than waited for. [H95] */
async function turnToRestore(tx: Tx, documentId: string): Promise<void> {
  try {
    await tx`select set_config('lock_timeout', ${longestTurn}, true)`
    await tx`select pg_advisory_xact_lock(hashtextextended(${`restoring ${documentId}`}, 0))`
    await tx`set local lock_timeout = default`
  } catch (error) {
    if (sqlState(error) === lockNotAvailable) throw new AppError('restoring')
    throw error
  }
}

/** Milliseconds: a restoration that was worked out is written in less. */
const longestTurn = '2000'
const lockNotAvailable = '55P03'

async function generationOf(sql: Sql | Tx, documentId: string): Promise<number | undefined> {
  const [row] = await sql<{ generation: number }[]>`select generation from document where id = ${documentId}`
  return row?.generation
}

/** The state before bears a name, so that whoever misses something finds it. */
async function written(
  ctx: SignedIn,
  standing: HistoryStanding,
  { documentId, position: to, scope, blockId }: Given<'restoreText'>,
  { before, position }: Made,
): Promise<string> {
  const { actorId } = ctx.principal
  return transaction(ctx.sql, async (tx) => {
    const name = t('version.beforeRestoring')
    const versionId = await addVersion(tx, ctx, standing, {
      documentId,
      position: before,
      name,
      description: '',
      isAutomatic: true,
    })
    await tx`
      insert into document_restoration (id, document_id, position, to_position, scope, block_id, version_id, actor_id,
        organisation_id, at)
      values (${ctx.id()}, ${documentId}, ${position}, ${to}, ${scope}, ${blockId ?? null}, ${versionId}, ${actorId},
        ${standing.organisationId}, ${ctx.now()})`
    const object = { kind: 'document', id: documentId, demarcheId: standing.demarcheId } as const
    await recordAct(tx, ctx, 'restoreText', object, { to, scope })
    await announceDocument(tx, standing)
    return versionId
  })
}
