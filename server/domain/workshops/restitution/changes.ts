// What is quoted and has changed since the restitution was written: for whoever has to carry it into the document. [A46]
import type { Given, Reply } from '../../../../shared/api.ts'
import type { Line } from '../../../../shared/document/lines.ts'
import type { Change } from '../../../../shared/schemas/restitution.ts'
import { topic } from '../../../../shared/topics.ts'
import type { CommonView } from '../../../../shared/workshop/view.ts'
import type { SignedIn } from '../../../context.ts'
import type { Sql } from '../../../db/connect.ts'
import { announce, transaction, type Tx } from '../../../db/transaction.ts'
import type { Whole } from '../../../workshop/port.ts'
import { requireSteering } from '../standing.ts'
import { linesNow } from './lines.ts'
import { correctedSince, inHand, sourcesOf, type Row, type SourceRow } from './rows.ts'
import { clusterText, observed, whyGone } from './sources.ts'

export async function listChanges(ctx: SignedIn, { workshopId }: Given<'listChanges'>): Promise<Reply<'listChanges'>> {
  await requireSteering(ctx.sql, ctx.principal.personId, workshopId)
  const row = await inHand(ctx.sql, workshopId)
  const changes = await changesSince(ctx.sql, await ctx.workshops.whole(workshopId), row)
  if (changes.length === 0) return { changes: [] }
  const lines = await linesNow(ctx, row.documentId)
  return { changes: changes.map((one) => ({ ...one, blocks: one.blocks.map((blockId) => lineOf(lines, blockId)) })) }
}

/** A block that was taken out of the document has no words and no section. */
export const lineOf = (lines: ReadonlyMap<string, Line>, blockId: string): Change['blocks'][number] =>
  lines.get(blockId) ?? { blockId, section: '', text: '' }

type Bare = Omit<Change, 'blocks'> & { blocks: string[] }

/** What is still to be carried first. */
export async function changesSince(
  sql: Sql | Tx,
  whole: Whole,
  row: Pick<Row, 'documentId' | 'revision'>,
): Promise<Bare[]> {
  const rows = (await sourcesOf(sql, row.documentId)).filter(({ workshopId }) => workshopId === whole.head.id)
  const corrected = await correctedSince(sql, whole.head.id, row.revision)
  const view = observed(whole)
  const carried = await carriedOf(sql, row.documentId, whole.head.id)
  const blocks = new Map<string, { row: SourceRow; blocks: string[] }>()
  for (const one of rows) {
    const id = one.contributionId ?? one.clusterId ?? ''
    const known = blocks.get(id) ?? { row: one, blocks: [] }
    blocks.set(id, { ...known, blocks: [...known.blocks, one.blockId] })
  }
  const changes = [...blocks].flatMap(([sourceId, { row: source, blocks: where }]): Bare[] => {
    const what =
      source.contributionId === null
        ? ofCluster(view, sourceId, corrected)
        : ofContribution(whole, view, sourceId, corrected)
    if (what === null) return []
    const done = carried.get(`${sourceId} ${what.change} ${what.revision}`) ?? null
    return [{ sourceId, ...what, blocks: where, carried: done }]
  })
  return changes.sort((a, b) => Number(a.carried !== null) - Number(b.carried !== null))
}

type What = Pick<Change, 'kind' | 'change' | 'revision' | 'text' | 'language'>

function ofContribution(
  { state }: Whole,
  view: CommonView,
  id: string,
  corrected: ReadonlyMap<string, number>,
): What | null {
  const gone = whyGone(state.contributions.get(id))
  if (gone) return { kind: 'contribution', change: gone, revision: 0, text: null }
  const revision = corrected.get(id)
  if (revision === undefined) return null
  const { text = null, language } = view.contributions[id] ?? {}
  return { kind: 'contribution', change: 'corrected', revision, text, language }
}

function ofCluster(view: CommonView, id: string, corrected: ReadonlyMap<string, number>): What | null {
  const cluster = view.clusters[id]
  if (!cluster) return { kind: 'cluster', change: 'withdrawn', revision: 0, text: null }
  const revision = Math.max(corrected.get(`${id}:title`) ?? 0, corrected.get(`${id}:synthesis`) ?? 0)
  return revision === 0 ? null : { kind: 'cluster', change: 'corrected', revision, text: clusterText(cluster) }
}

async function carriedOf(
  sql: Sql | Tx,
  documentId: string,
  workshopId: string,
): Promise<Map<string, NonNullable<Change['carried']>>> {
  const rows = await sql<{ sourceId: string; change: string; revision: number; at: Date; by: string }[]>`
    select c.source_id, c.change, c.revision::float8 as revision, c.at, coalesce(p.display_name, '') as by
    from restitution_report c join actor a on a.id = c.actor_id left join person p on p.id = a.person_id
    where c.document_id = ${documentId} and c.workshop_id = ${workshopId}`
  return new Map(
    rows.map(({ sourceId, change, revision, at, by }) => [
      `${sourceId} ${change} ${revision}`,
      { by, at: at.toISOString() },
    ]),
  )
}

/** Another change of the same words comes back as another. */
export async function carryChange(ctx: SignedIn, given: Given<'carryChange'>): Promise<Reply<'carryChange'>> {
  const { workshopId } = given
  await transaction(ctx.sql, async (tx) => {
    await requireSteering(tx, ctx.principal.personId, workshopId)
    const { documentId } = await inHand(tx, workshopId)
    await carry(tx, ctx, documentId, given)
    await announce(tx, topic.workshop(workshopId))
  })
  return {}
}

/** Says that a change was carried, or was not after all. Said again, it is so already; of what the document does not quote nothing is kept. */
export async function carry(
  tx: Tx,
  ctx: SignedIn,
  documentId: string,
  { workshopId, sourceId, change, revision, carried }: Given<'carryChange'>,
): Promise<void> {
  if (carried) {
    await tx`
      insert into restitution_report (document_id, workshop_id, source_id, change, revision, actor_id, at)
      select ${documentId}, ${workshopId}, ${sourceId}, ${change}, ${revision}, ${ctx.principal.actorId}, ${ctx.now()}
      where exists (select from restitution_source where document_id = ${documentId} and workshop_id = ${workshopId}
        and ${sourceId} in (contribution_id, cluster_id))
      on conflict do nothing`
  } else {
    await tx`
      delete from restitution_report where document_id = ${documentId} and workshop_id = ${workshopId}
        and source_id = ${sourceId} and change = ${change} and revision = ${revision}`
  }
}
