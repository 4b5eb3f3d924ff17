// The tags that an organisation bears in a démarche: by name, of the same four kinds as those of documents.
import type { Given, Reply } from '../../../shared/api.ts'
import type { OrganisationTag } from '../../../shared/schemas/directory.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { requireOwnLines } from './standing.ts'

export async function tagsOf(sql: Sql | Tx, demarcheId: string, organisationId: string): Promise<OrganisationTag[]> {
  const rows = await sql<OrganisationTag[]>`
    select kind, name from organisation_tag
    where demarche_id = ${demarcheId} and organisation_id = ${organisationId} order by kind, lower(name)`
  return [...rows]
}

/** Adds those that it does not bear, whatever the case of their letters; true when there was one. */
export async function addTags(
  tx: Tx,
  ctx: SignedIn,
  demarcheId: string,
  organisationId: string,
  tags: readonly OrganisationTag[],
): Promise<boolean> {
  const known = new Set((await tagsOf(tx, demarcheId, organisationId)).map(keyOf))
  const wanted = new Map(tags.filter((tag) => !known.has(keyOf(tag))).map((tag) => [keyOf(tag), tag]))
  for (const { kind, name } of wanted.values()) {
    await tx`
      insert into organisation_tag (demarche_id, organisation_id, kind, name, actor_id, at)
      values (${demarcheId}, ${organisationId}, ${kind}, ${name}, ${ctx.principal.actorId}, ${ctx.now()}) on conflict do nothing`
  }
  return wanted.size > 0
}

export const keyOf = ({ kind, name }: OrganisationTag): string => `${kind}:${name.toLowerCase()}`

/** From now on it bears these and no others. [Y7] */
export async function tagOrganisation(
  ctx: SignedIn,
  { demarcheId, organisationId, tags }: Given<'tagOrganisation'>,
): Promise<Reply<'tagOrganisation'>> {
  await transaction(ctx.sql, async (tx) => {
    await requireOwnLines(tx, ctx.principal.personId, demarcheId, organisationId)
    await tx`delete from organisation_tag where demarche_id = ${demarcheId} and organisation_id = ${organisationId}`
    await addTags(tx, ctx, demarcheId, organisationId, tags)
    const details = { tags: tags.length }
    await recordAct(tx, ctx, 'tagOrganisation', { kind: 'organisation', id: organisationId, demarcheId }, details)
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}
