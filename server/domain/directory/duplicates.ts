// Which organisations of a directory are likely to be one, which are known to be two, and which were made one of late.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayMerge, mergeDays } from '../../../shared/rules/directory.ts'
import { inOrder, likelyPairs, type Described, type LikelyPair } from '../../../shared/rules/organisation-likeness.ts'
import type { Duplicates, LikelyOne } from '../../../shared/schemas/directory.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import { announce, transaction } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { keptId } from '../organisations.ts'
import { requireInDemarche } from '../standing.ts'
import { lineColumns } from './listing.ts'
import { mergeFactsOf } from './merge-facts.ts'
import { inDirectory } from './standing.ts'

const mostPairs = 50

/** The surest first. For those who may merge them. [Y11] */
export async function listDuplicates(
  ctx: SignedIn,
  { demarcheId }: Given<'listDuplicates'>,
): Promise<Reply<'listDuplicates'>> {
  const { sql, principal } = ctx
  const { personId, isAdmin } = principal
  const { role } = await transaction(sql, (tx) => requireInDemarche(tx, personId, demarcheId, 'mergeOrganisations'))
  const [described, apart] = await Promise.all([
    sql<Described[]>`
      select o.id, o.name, o.siret, o.rna from ${inDirectory(sql, demarcheId)} i
      join organisation o on o.id = i.organisation_id order by o.words, o.id`,
    sql<{ oneId: string; otherId: string }[]>`
      select one_id, other_id from organisation_apart where demarche_id = ${demarcheId}`,
  ])
  const known = new Set(apart.map(({ oneId, otherId }) => keyOf(oneId, otherId)))
  const pairs = (await allPairs(described)).filter(({ oneId, otherId }) => !known.has(keyOf(oneId, otherId)))
  const shown = pairs.slice(0, mostPairs)
  const ids = [...new Set(shown.flatMap(({ oneId, otherId }) => [oneId, otherId]))]
  const [lines, facts, merges] = await Promise.all([
    sql<Omit<LikelyOne, 'mayGo'>[]>`
      select ${lineColumns(sql, demarcheId)}, o.siret, o.rna from organisation o
      left join demarche_organisation d on d.demarche_id = ${demarcheId} and d.organisation_id = o.id
      where o.id = any(${ids}::uuid[])`,
    mergeFactsOf(sql, personId, demarcheId, ids),
    mergesOf(ctx, demarcheId),
  ])
  const likely = (goneId: string, keptId: string): LikelyOne[] => {
    const line = lines.find(({ id }) => id === goneId)
    const [kept, gone] = [facts.get(keptId), facts.get(goneId)]
    return line && kept && gone ? [{ ...line, mayGo: mayMerge(role, isAdmin, { kept, gone }) }] : []
  }
  return {
    pairs: shown.flatMap(({ oneId, otherId, reason }) => {
      const [[one], [other]] = [likely(oneId, otherId), likely(otherId, oneId)]
      return one && other ? [{ reason, one, other }] : [] // merged since the list was made
    }),
    total: pairs.length,
    merges,
  }
}

/** So many names are compared before others have their turn: rooms live in this process. */
const atOnce = 50

async function allPairs(described: readonly Described[]): Promise<LikelyPair[]> {
  const pairs: LikelyPair[] = []
  let compared = 0
  for (const found of likelyPairs(described)) {
    pairs.push(...found)
    if (++compared % atOnce === 0) await nextTurn()
  }
  return inOrder(pairs)
}

const keyOf = (oneId: string, otherId: string): string => [oneId, otherId].toSorted().join(' ')

const day = 24 * 60 * 60_000

/** Those that can still be undone, the latest first. [Y13] */
async function mergesOf({ sql, now }: SignedIn, demarcheId: string): Promise<Duplicates['merges']> {
  const rows = await sql<(Omit<Duplicates['merges'][number], 'at' | 'until'> & { at: Date })[]>`
    select m.id, g.name as gone_name, k.id as kept_id, k.name as kept_name, coalesce(p.display_name, '') as by, m.at
    from organisation_merge m
    join organisation g on g.id = m.gone_id and g.merged_into = m.kept_id
    join organisation k on k.id = m.kept_id
    join actor a on a.id = m.actor_id
    left join person p on p.id = a.person_id
    where m.demarche_id = ${demarcheId} and m.carried is not null
      and m.at >= ${now()}::timestamptz - make_interval(days => ${mergeDays})
    order by m.at desc, m.id desc limit ${mostPairs}`
  return rows.map(({ at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    until: new Date(at.getTime() + mergeDays * day).toISOString(),
  }))
}

/** They are two, whatever their names: said once for the whole démarche. [Y11] */
export async function keepApart(
  ctx: SignedIn,
  { demarcheId, ...named }: Given<'keepApart'>,
): Promise<Reply<'keepApart'>> {
  const { personId, actorId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, personId, demarcheId, 'mergeOrganisations')
    const [oneId, otherId] = [await keptId(tx, named.oneId), await keptId(tx, named.otherId)]
    if (oneId === otherId) throw new AppError('badInput', { field: 'otherId' })
    if ((await mergeFactsOf(tx, personId, demarcheId, [oneId, otherId])).size < 2) throw new AppError('notFound')
    await tx`
      insert into organisation_apart (demarche_id, one_id, other_id, actor_id, at)
      values (${demarcheId}, least(${oneId}::uuid, ${otherId}::uuid), greatest(${oneId}::uuid, ${otherId}::uuid), ${actorId}, ${ctx.now()})
      on conflict do nothing`
    await recordAct(tx, ctx, 'keepApart', { kind: 'organisation', id: oneId, demarcheId }, { otherId })
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}
