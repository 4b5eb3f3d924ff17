// Listing an organisation in the directory of a démarche, and taking it out again. Neither lets it take part.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { keptId, makeOrganisation } from '../organisations.ts'
import { requireInDemarche } from '../standing.ts'
import { factsOf } from './standing.ts'

/** Nothing when it is listed already or takes part; true when it was added. [Y2] */
export async function enter(tx: Tx, ctx: SignedIn, demarcheId: string, organisationId: string): Promise<boolean> {
  const rows = await tx`
    insert into directory_entry (demarche_id, organisation_id, actor_id, at)
    select ${demarcheId}, o.id, ${ctx.principal.actorId}, ${ctx.now()} from organisation o
    where o.id = ${organisationId} and not exists (
      select 1 from demarche_organisation d where d.demarche_id = ${demarcheId} and d.organisation_id = o.id)
    on conflict do nothing returning 1`
  return rows.length > 0
}

/** One that the instance knows, or a new one. Listed already, it stays as it is. [Y2] */
export async function listOrganisation(
  ctx: SignedIn,
  { demarcheId, organisationId: known, organisation }: Given<'listOrganisation'>,
): Promise<Reply<'listOrganisation'>> {
  if ((known === undefined) === (organisation === undefined)) throw new AppError('badInput', { field: 'organisation' })
  return transaction(ctx.sql, async (tx) => {
    const { personId, actorId } = ctx.principal
    await requireInDemarche(tx, personId, demarcheId, 'editDirectory')
    let organisationId = known === undefined ? undefined : await keptId(tx, known)
    if (organisation) {
      const made = await makeOrganisation(tx, ctx, actorId, organisation)
      organisationId = made.id
      await recordAct(
        tx,
        ctx,
        'createOrganisation',
        { kind: 'organisation', id: made.id, demarcheId },
        { name: made.name },
      )
      await announce(tx, topic.instance)
    }
    if (
      organisationId === undefined ||
      !(await factsOf(tx, personId, demarcheId, [organisationId])).has(organisationId)
    )
      throw new AppError('badInput', { field: 'organisationId' })
    if (await enter(tx, ctx, demarcheId, organisationId)) {
      await recordAct(tx, ctx, 'listOrganisation', { kind: 'organisation', id: organisationId, demarcheId })
      await announce(tx, topic.demarche(demarcheId))
    }
    return { organisationId }
  })
}

/** With what this démarche kept of it: its contacts and its tags. Its sheet stays, for the others. [Y2] */
export async function unlistOrganisation(
  ctx: SignedIn,
  { demarcheId, organisationId }: Given<'unlistOrganisation'>,
): Promise<Reply<'unlistOrganisation'>> {
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'editDirectory')
    const [taking] = await tx`
      select 1 from demarche_organisation where demarche_id = ${demarcheId} and organisation_id = ${organisationId}`
    if (taking) throw new AppError('notAllowed')
    const gone = await tx`
      delete from directory_entry where demarche_id = ${demarcheId} and organisation_id = ${organisationId} returning 1`
    if (gone.length === 0) throw new AppError('notFound')
    const contacts = await tx`
      delete from organisation_contact where demarche_id = ${demarcheId} and organisation_id = ${organisationId} returning 1`
    await tx`delete from organisation_tag where demarche_id = ${demarcheId} and organisation_id = ${organisationId}`
    const details = { contacts: contacts.length }
    await recordAct(tx, ctx, 'unlistOrganisation', { kind: 'organisation', id: organisationId, demarcheId }, details)
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}
