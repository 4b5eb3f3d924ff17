// The tags that an organisation bears in a démarche: those of the démarche, which its documents bear too.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import type { OrganisationTag } from '../../../shared/schemas/directory.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { refuseTooMany } from '../organising/tags.ts'
import { requireOwnLines } from './standing.ts'

/** In order of their kinds and names. */
export async function tagsOf(sql: Sql | Tx, demarcheId: string, organisationId: string): Promise<OrganisationTag[]> {
  const rows = await sql<OrganisationTag[]>`
    select t.kind, t.name from organisation_tag g join tag t on t.id = g.tag_id
    where g.demarche_id = ${demarcheId} and g.organisation_id = ${organisationId} order by t.kind, folded(t.name)`
  return [...rows]
}

/** Tags are made, merged and removed one at a time in a démarche: whoever gives one to an organisation waits for that. */
export const holdTags = (tx: Tx, demarcheId: string) =>
  tx`select 1 from demarche where id = ${demarcheId} for no key update`

/** Those who may make tags, and those who keep the directory, name new ones on the way; others choose. */
export const mayNameTags = (role: Role): boolean =>
  mayInDemarche('manageTags', role) || mayInDemarche('editDirectory', role)

/** Adds those that it does not bear. The tags are held by the caller. */
export async function addTags(
  tx: Tx,
  ctx: SignedIn,
  demarcheId: string,
  organisationId: string,
  tags: readonly OrganisationTag[],
  mayName: boolean,
): Promise<void> {
  const { actorId } = ctx.principal
  for (const { kind, name } of tags) {
    const tagId = await tagNamed(tx, ctx, demarcheId, { kind, name }, mayName)
    await tx`
      insert into organisation_tag (demarche_id, organisation_id, tag_id, actor_id, at)
      values (${demarcheId}, ${organisationId}, ${tagId}, ${actorId}, ${ctx.now()}) on conflict do nothing`
  }
}

/** Whatever the case of its letters. */
async function tagNamed(
  tx: Tx,
  ctx: SignedIn,
  demarcheId: string,
  { kind, name }: OrganisationTag,
  mayName: boolean,
): Promise<string> {
  const [known] = await tx<{ id: string }[]>`
    select id from tag where demarche_id = ${demarcheId} and kind = ${kind} and lower(name) = lower(${name})`
  if (known) return known.id
  if (!mayName) throw new AppError('notAllowed')
  await refuseTooMany(tx, demarcheId)
  const tagId = ctx.id()
  await tx`
    insert into tag (id, demarche_id, kind, name, created_by, created_at)
    values (${tagId}, ${demarcheId}, ${kind}, ${name}, ${ctx.principal.actorId}, ${ctx.now()})`
  await recordAct(tx, ctx, 'createTag', { kind: 'demarche', id: demarcheId, demarcheId }, { tagId, kind })
  return tagId
}

/** From now on it bears these and no others. [Y7] */
export async function tagOrganisation(
  ctx: SignedIn,
  { demarcheId, organisationId, tags }: Given<'tagOrganisation'>,
): Promise<Reply<'tagOrganisation'>> {
  await transaction(ctx.sql, async (tx) => {
    await holdTags(tx, demarcheId)
    const { role } = await requireOwnLines(tx, ctx.principal.personId, demarcheId, organisationId)
    await tx`delete from organisation_tag where demarche_id = ${demarcheId} and organisation_id = ${organisationId}`
    await addTags(tx, ctx, demarcheId, organisationId, tags, mayNameTags(role))
    const details = { tags: tags.length }
    await recordAct(tx, ctx, 'tagOrganisation', { kind: 'organisation', id: organisationId, demarcheId }, details)
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}
