// Making two organisations one, and parting them again: what was written of the one is written of the other from then on.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayMerge, mergeDays } from '../../../shared/rules/directory.ts'
import { topic } from '../../../shared/topics.ts'
import type { Services, SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { refusedTwice } from '../organisations.ts'
import { requireInDemarche } from '../standing.ts'
import { bringBack, carry, type Carried } from './carrying.ts'
import { completed, knownColumns, type Known, type KnownFacts } from './known.ts'
import { mergeFactsOf } from './merge-facts.ts'
import { writeSheet } from './sheets.ts'
import { announceOrganisations } from './standing.ts'

/** The sheet of the kept one as it was, and the version that it got by the merge. */
type Undoing = Carried & { sheet: { before: KnownFacts; version: number } }

/** In every démarche at once. The log of a text keeps the id of the one that goes, which is read as the kept one. [Y12] [Y13] */
export async function mergeOrganisations(
  ctx: SignedIn,
  { demarcheId, keptId, goneId }: Given<'mergeOrganisations'>,
): Promise<Reply<'mergeOrganisations'>> {
  if (keptId === goneId) throw new AppError('badInput', { field: 'goneId' })
  const mergeId = ctx.id()
  await transaction(ctx.sql, async (tx) => {
    const { kept, gone } = await heldPair(tx, ctx, demarcheId, { keptId, goneId })
    await tx`update organisation set merged_into = ${keptId} where id = ${goneId}`
    const { id: _, version: __, ...before } = kept
    const { changed } = await writeSheet(tx, keptId, kept.version, completed(before, gone, false))
    const version = kept.version + (changed.length > 0 ? 1 : 0)
    const carried: Undoing = { ...(await carry(tx, { keptId, goneId })), sheet: { before, version } }
    await tx`
      insert into organisation_merge (id, gone_id, kept_id, demarche_id, actor_id, at, carried)
      values (${mergeId}, ${goneId}, ${keptId}, ${demarcheId}, ${ctx.principal.actorId}, ${ctx.now()}, ${JSON.stringify(carried)}::text::jsonb)`
    const details = { goneId, from: gone.name, into: kept.name }
    await recordAct(tx, ctx, 'mergeOrganisations', { kind: 'organisation', id: keptId, demarcheId }, details)
    await announceBoth(tx, [keptId, goneId], carried)
  })
  return { mergeId }
}

/** Both organisations, held until the end of the transaction, if this person may make them one. */
async function heldPair(
  tx: Tx,
  { principal }: SignedIn,
  demarcheId: string,
  { keptId, goneId }: { keptId: string; goneId: string },
): Promise<{ kept: Known; gone: Known }> {
  const { role } = await requireInDemarche(tx, principal.personId, demarcheId, 'mergeOrganisations')
  // Whoever is about to refer to one of them waits, and refers to the kept one.
  const rows = await tx<Known[]>`
    select ${knownColumns(tx)} from organisation o
    where o.id in (${keptId}, ${goneId}) and o.merged_into is null order by o.id for update`
  const [kept, gone] = [keptId, goneId].map((id) => rows.find((row) => row.id === id))
  const facts = await mergeFactsOf(tx, principal.personId, demarcheId, [keptId, goneId])
  const [ofKept, ofGone] = [facts.get(keptId), facts.get(goneId)]
  if (!kept || !gone || !ofKept || !ofGone) throw new AppError('notFound')
  if (!mayMerge(role, principal.isAdmin, { kept: ofKept, gone: ofGone })) throw new AppError('notYoursToMerge')
  return { kept, gone }
}

/** Within the delay, and as long as the kept one was not merged in its turn. [Y13] */
export async function undoMerge(
  ctx: SignedIn,
  { demarcheId, mergeId }: Given<'undoMerge'>,
): Promise<Reply<'undoMerge'>> {
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'mergeOrganisations')
    const [merge] = await tx<{ goneId: string; keptId: string; isDue: boolean; carried: string | null }[]>`
      select gone_id, kept_id, at < ${ctx.now()}::timestamptz - make_interval(days => ${mergeDays}) as is_due, carried::text
      from organisation_merge where id = ${mergeId} and demarche_id = ${demarcheId} for update`
    if (!merge) throw new AppError('notFound')
    const { goneId, keptId } = merge
    const held = await tx`
      select 1 from organisation where (id = ${keptId} and merged_into is null) or (id = ${goneId} and merged_into = ${keptId})
      order by id for update`
    if (held.length < 2 || merge.isDue || merge.carried === null) throw new AppError('mergedAgain')
    const carried = JSON.parse(merge.carried) as Undoing // written by mergeOrganisations, and by nothing else
    await giveBackSheet(tx, keptId, goneId, carried.sheet)
    await refusedTwice(() =>
      tx.savepoint((inner) => inner`update organisation set merged_into = null where id = ${goneId}`),
    )
    await bringBack(tx, { keptId, goneId }, carried)
    await tx`delete from organisation_merge where id = ${mergeId}`
    await recordAct(tx, ctx, 'undoMerge', { kind: 'organisation', id: keptId, demarcheId }, { goneId })
    await announceBoth(tx, [keptId, goneId], carried)
  })
  return {}
}

/** As it was if nobody changed it since; else it gives back the numbers that are not its own, which no two may have. */
async function giveBackSheet(
  tx: Tx,
  keptId: string,
  goneId: string,
  { before, version }: Undoing['sheet'],
): Promise<void> {
  const [now] = await tx<{ version: number }[]>`select version from organisation where id = ${keptId}`
  if (now?.version === version) {
    await writeSheet(tx, keptId, version, before)
    return
  }
  await tx`
    update organisation k set version = k.version + 1,
      siret = case when k.siret = g.siret then null else k.siret end,
      rna = case when k.rna = g.rna then null else k.rna end
    from organisation g where k.id = ${keptId} and g.id = ${goneId}`
}

/** The pages that name either, and those who write for either: their open texts are joined anew, under the right name. */
async function announceBoth(tx: Tx, organisationIds: readonly string[], { rows, members }: Carried): Promise<void> {
  await announceOrganisations(tx, organisationIds, true)
  const belonging = JSON.parse(rows.affiliation.gone) as { person_id: string }[] // rows of that table
  for (const personId of new Set(belonging.map((row) => row.person_id))) await announce(tx, topic.person(personId))
  for (const personId of new Set(members.map((one) => one.personId))) await announce(tx, topic.access.person(personId))
}

/** Forgets what undoing needed of merges that can be undone no more. [Y13] */
export async function settleMerges({ sql, now }: Pick<Services, 'sql' | 'now'>): Promise<void> {
  await sql`
    update organisation_merge set carried = null
    where carried is not null and at < ${now()}::timestamptz - make_interval(days => ${mergeDays})`
}
