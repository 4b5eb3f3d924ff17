// « Pack de délibération » of a locked version: made of what is kept, whenever it is asked for. Kept of it is its hash, never its bytes
// (decisions/042).
import type { Given, Reply } from '../../../shared/api.ts'
import { packFileWords } from '../../../shared/text/fr/pack-files.ts'
import { words } from '../../../shared/text/words.ts'
import type { SignedIn } from '../../context.ts'
import { transaction } from '../../db/transaction.ts'
import { sha256 } from '../../history/chain.ts'
import { recordAct } from '../audit.ts'
import { announceDocument } from '../concerned.ts'
import type { ExportedFile } from '../exchange/exporting.ts'
import { NamedHands } from './hands.ts'
import { lockedOnly, packParts } from './pack-parts.ts'
import { requireHistory, requireHistoryIn } from './standing.ts'
import { versionSeen } from './versions.ts'

const t = words(packFileWords)

type Asked = { documentId: string; versionId: string; signal: AbortSignal }

/** The right is asked before and after, since making it takes time. What it hashes to is written before it leaves. [H110] [H111] */
export async function exportPack(ctx: SignedIn, { documentId, versionId, signal }: Asked): Promise<ExportedFile> {
  const before = await requireHistoryIn(ctx.sql, ctx, documentId, 'packVersion')
  const version = lockedOnly(await versionSeen(ctx.sql, before, versionId))
  const parts = await packParts(ctx, before, version, signal)
  const bytes = await ctx.exchange.pack(parts, signal)
  const hash = sha256(bytes)
  await transaction(ctx.sql, async (tx) => {
    const standing = await requireHistoryIn(tx, ctx, documentId, 'packVersion')
    await tx`
      insert into version_pack (id, version_id, hash, size, actor_id, at)
      values (${ctx.id()}, ${versionId}, ${hash}, ${bytes.length}, ${ctx.principal.actorId}, ${ctx.now()})
      on conflict (version_id, hash) do nothing`
    const object = { kind: 'document', id: documentId, demarcheId: standing.demarcheId } as const
    await recordAct(tx, ctx, 'packVersion', object, {
      position: version.position,
      hash: Buffer.from(hash).toString('hex'),
    })
    await announceDocument(tx, standing)
  })
  return { title: t('pack.file.title', { title: version.title }), bytes }
}

/** Whoever sees the version may compare a file with what was handed over. [H111] */
export async function listPacks(
  ctx: SignedIn,
  { documentId, versionId }: Given<'listPacks'>,
): Promise<Reply<'listPacks'>> {
  const standing = await requireHistory(ctx, documentId)
  await versionSeen(ctx.sql, standing, versionId)
  const rows = await ctx.sql<{ hash: Buffer; size: bigint; actorId: string; at: Date }[]>`
    select hash, size, actor_id, at from version_pack where version_id = ${versionId} order by at, id`
  const hands = rows.map(({ actorId }) => ({ actorId, organisationId: null, relayedBy: null }))
  const { demarcheId } = standing
  const named = await NamedHands.of({ sql: ctx.sql, demarcheId, documentId, actorId: ctx.principal.actorId }, hands)
  return {
    packs: rows.map(({ hash, size, actorId, at }) => ({
      hash: hash.toString('hex'),
      size: Number(size),
      at: at.toISOString(),
      by: named.place({ actorId, organisationId: null, relayedBy: null }),
    })),
    hands: named.told,
  }
}
