// Where a passage of a restitution comes from, and where somebody's words are quoted: as everybody may see them today. [A43]
import type { Given, Reply } from '../../../../shared/api.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Source } from '../../../../shared/schemas/restitution.ts'
import { isNamed, tableNumber } from '../../../../shared/workshop/restitution/matter.ts'
import type { CommonView } from '../../../../shared/workshop/view.ts'
import { commonView } from '../../../../shared/workshop/view-for.ts'
import type { SignedIn } from '../../../context.ts'
import type { Whole } from '../../../workshop/port.ts'
import { standingBefore } from '../../standing.ts'
import { requireReading } from '../standing.ts'
import { linesNow } from './lines.ts'
import { correctedSince, inHand, sourcesOf, writtenFrom, type SourceRow } from './rows.ts'

/** None of a document that no workshop gave, nor of a block that somebody wrote. */
export async function listBlockSources(
  ctx: SignedIn,
  { documentId, blockId }: Given<'listBlockSources'>,
): Promise<Reply<'listBlockSources'>> {
  const { sql, principal } = ctx
  const standing = await standingBefore(sql, principal.personId, documentId)
  if (!standing) throw new AppError('notFound')
  const rows = (await sourcesOf(sql, documentId)).filter((row) => row.blockId === blockId)
  return { sources: (await sourcesSeen(ctx, documentId, rows)).map(({ source }) => source) }
}

export type SourceSeen = { blockId: string; workshop: string; source: Source }

/** As they may be seen today, by workshop; throws where one of these is not for whoever asks to read. */
export async function sourcesSeen(
  ctx: SignedIn,
  documentId: string,
  rows: readonly SourceRow[],
): Promise<SourceSeen[]> {
  const seen: SourceSeen[] = []
  for (const workshopId of new Set(rows.map((row) => row.workshopId))) {
    await requireReading(ctx.sql, ctx.principal.personId, workshopId)
    const from = await writtenFrom(ctx.sql, documentId, workshopId)
    const corrected = from === null ? null : await correctedSince(ctx.sql, workshopId, from)
    const whole = await ctx.workshops.whole(workshopId)
    const look = lookAt(whole, corrected ?? new Map())
    for (const row of rows.filter((one) => one.workshopId === workshopId))
      seen.push({ blockId: row.blockId, workshop: whole.head.title, source: look(row) })
  }
  return seen
}

/** A source as an observer sees it: what may no longer be seen is told by why, without a word of it. `corrected`: texts that changed since. */
function lookAt(whole: Whole, corrected: ReadonlyMap<string, number>): (row: SourceRow) => Source {
  const view = observed(whole)
  return ({ contributionId, clusterId }) => {
    const seen =
      clusterId === null ? contributionSeen(whole, view, contributionId ?? '') : clusterSeen(whole, view, clusterId)
    const keys = clusterId === null ? [contributionId ?? ''] : [`${clusterId}:title`, `${clusterId}:synthesis`]
    return { ...seen, corrected: seen.gone === null && keys.some((key) => corrected.has(key)) }
  }
}

type Seen = Omit<Source, 'corrected'>

/** What everybody may see of it today. */
export const observed = ({ state, texts, head }: Whole): CommonView =>
  commonView(state, texts, head, { kind: 'observer' })

function contributionSeen({ state }: Whole, view: CommonView, contributionId: string): Seen {
  const kept = state.contributions.get(contributionId)
  const seen = view.contributions[contributionId]
  const author = seen?.author && isNamed(state, seen.roundId) ? seen.author : null
  return {
    contributionId,
    clusterId: null,
    type: kept?.type ?? null,
    ...(seen?.hidden === null ? { text: seen.text, language: seen.language } : { text: null }),
    table: tableNumber(state, kept?.tableId ?? null),
    author: author?.name ?? null,
    organisation: author?.organisation ?? null,
    gone: goneOf(whyGone(kept), seen !== undefined),
  }
}

type Kept = { erased: boolean; withdrawn: boolean; hidden: string | null } | undefined

/** Null: it stands. What is known nowhere was erased. */
export function whyGone(kept: Kept): 'erased' | 'withdrawn' | 'hidden' | null {
  if (kept === undefined || kept.erased) return 'erased'
  if (kept.withdrawn) return 'withdrawn'
  return kept.hidden === null ? null : 'hidden'
}

const goneOf = (why: Source['gone'], isSeen: boolean): Source['gone'] => why ?? (isSeen ? null : 'unseen')

function clusterSeen({ state }: Whole, view: CommonView, clusterId: string): Seen {
  const cluster = view.clusters[clusterId]
  return {
    contributionId: null,
    clusterId,
    type: null,
    text: cluster ? clusterText(cluster) : null,
    table: tableNumber(state, cluster?.tableId ?? null),
    author: null,
    organisation: null,
    gone: cluster ? null : 'withdrawn',
  }
}

export const clusterText = ({ title, synthesis }: { title: string; synthesis: string }): string =>
  [title, synthesis].filter((part) => part !== '').join('\n')

/** For those who may read the document; to others nothing is quoted yet. */
export async function listQuotingBlocks(
  ctx: SignedIn,
  { workshopId }: Given<'listQuotingBlocks'>,
): Promise<Reply<'listQuotingBlocks'>> {
  await requireReading(ctx.sql, ctx.principal.personId, workshopId)
  return { blocks: await quotingBlocks(ctx, workshopId, () => true) }
}

export async function listQuotes(
  ctx: SignedIn,
  { workshopId, contributionId }: Given<'listQuotes'>,
): Promise<Reply<'listQuotes'>> {
  await requireReading(ctx.sql, ctx.principal.personId, workshopId)
  return { blocks: await quotingBlocks(ctx, workshopId, (row) => row.contributionId === contributionId) }
}

async function quotingBlocks(
  ctx: SignedIn,
  workshopId: string,
  isSought: (row: SourceRow) => boolean,
): Promise<Reply<'listQuotes'>['blocks']> {
  const { documentId } = await inHand(ctx.sql, workshopId)
  if (!(await standingBefore(ctx.sql, ctx.principal.personId, documentId))) throw new AppError('notFound')
  const rows = (await sourcesOf(ctx.sql, documentId)).filter(isSought)
  if (rows.length === 0) return []
  const lines = await linesNow(ctx, documentId)
  const counts = new Map<string, number>()
  for (const { blockId } of rows) counts.set(blockId, (counts.get(blockId) ?? 0) + 1)
  return [...counts].map(([blockId, sources]) => {
    const { section = '', text = '' } = lines.get(blockId) ?? {}
    return { documentId, blockId, section, text, sources }
  })
}
