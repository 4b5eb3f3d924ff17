// Tags of a démarche, in four kinds, and which documents bear them.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import { mostTags, tagKinds } from '../../../shared/rules/tags.ts'
import type { Tag } from '../../../shared/schemas/tags.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { announceDocument } from '../concerned.ts'
import {
  requireAlone,
  requireInDemarche,
  requireOnDocument,
  standingFacts,
  standingJoins,
  type Facts,
} from '../standing.ts'

/** With how many documents bear them, of those that I may read. [G14] */
export async function listTags(ctx: SignedIn, { demarcheId }: Given<'listTags'>): Promise<Reply<'listTags'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, (tx) => requireInDemarche(tx, personId, demarcheId, 'readDemarche'))
  const tags = await ctx.sql<Tag[]>`
    select id, kind, name from tag where demarche_id = ${demarcheId} `
  const borne = await ctx.sql<(Facts & { tagId: string; documents: number })[]>`
    select tag_id, count(*)::int as documents, x.* from (
      select t.tag_id, ${standingFacts(ctx.sql)}
      from document_tag t
      join document d on d.id = t.document_id and d.trashed_at is null ${standingJoins(ctx.sql, personId)}
      where d.demarche_id = ${demarcheId}) x
    group by tag_id, x.state, x.restricted, x.trashed, x.granted, x.readers_see_history, x.restitution, x.role`
  const counts = new Map<string, number>()
  for (const { tagId, documents, ...facts } of borne) {
    if (mayOnDocument('readDocument', facts.role, facts)) counts.set(tagId, (counts.get(tagId) ?? 0) + documents)
  }
  return { tags: inOrder(tags).map((tag) => ({ ...tag, documents: counts.get(tag.id) ?? 0 })) }
}

const french = new Intl.Collator('fr')

const inOrder = (tags: readonly Tag[]): Tag[] =>
  [...tags].sort((a, b) => tagKinds.indexOf(a.kind) - tagKinds.indexOf(b.kind) || french.compare(a.name, b.name))

/** Those that a document bears, whoever asks. */
export async function tagsOf(sql: Sql, documentId: string): Promise<Tag[]> {
  const rows = await sql<Tag[]>`
    select g.id, g.kind, g.name from document_tag t join tag g on g.id = t.tag_id
    where t.document_id = ${documentId}`
  return inOrder(rows)
}

const inDemarche = (demarcheId: string) => ({ kind: 'demarche', id: demarcheId, demarcheId }) as const

/** A name is there once in its kind, whatever the case of its letters. [G13] */
async function refuseSameName(
  tx: Tx,
  demarcheId: string,
  kind: string,
  name: string,
  but: string | null,
): Promise<void> {
  const [same] = await tx`
    select 1 from tag where demarche_id = ${demarcheId} and kind = ${kind} and lower(name) = lower(${name})
      and id is distinct from ${but}::uuid`
  if (same) throw new AppError('alreadyExists', { field: 'name' })
}

/** The démarche is held by the caller, so that what is counted is all there is. [G13] */
export async function refuseTooMany(tx: Tx, demarcheId: string): Promise<void> {
  const [found] = await tx<{ n: number }[]>`select count(*)::int as n from tag where demarche_id = ${demarcheId}`
  if ((found?.n ?? 0) >= mostTags) throw new AppError('tooLarge', { most: mostTags })
}

/** A name that is there in its kind is alreadyExists. [G13] */
export async function createTag(ctx: SignedIn, given: Given<'createTag'>): Promise<Reply<'createTag'>> {
  const { demarcheId, kind, name } = given
  const tagId = ctx.id()
  await transaction(ctx.sql, async (tx) => {
    await requireAlone(tx, ctx.principal.personId, demarcheId, 'manageTags')
    await refuseSameName(tx, demarcheId, kind, name, null)
    await refuseTooMany(tx, demarcheId)
    await tx`
      insert into tag (id, demarche_id, kind, name, created_by, created_at)
      values (${tagId}, ${demarcheId}, ${kind}, ${name}, ${ctx.principal.actorId}, ${ctx.now()})`
    await recordAct(tx, ctx, 'createTag', inDemarche(demarcheId), { tagId, kind })
    await announce(tx, topic.demarche(demarcheId))
  })
  return { tagId }
}

async function tagIn(tx: Tx, demarcheId: string, tagId: string): Promise<Tag> {
  const [tag] = await tx<Tag[]>`select id, kind, name from tag where id = ${tagId} and demarche_id = ${demarcheId}`
  if (!tag) throw new AppError('notFound')
  return tag
}

/** All that bears it bears it under its new name. [G13] */
export async function renameTag(ctx: SignedIn, given: Given<'renameTag'>): Promise<Reply<'renameTag'>> {
  const { demarcheId, tagId, name } = given
  await transaction(ctx.sql, async (tx) => {
    await requireAlone(tx, ctx.principal.personId, demarcheId, 'manageTags')
    const { kind } = await tagIn(tx, demarcheId, tagId)
    await refuseSameName(tx, demarcheId, kind, name, tagId)
    await tx`update tag set name = ${name} where id = ${tagId}`
    await recordAct(tx, ctx, 'renameTag', inDemarche(demarcheId), { tagId })
    await announceBearers(tx, demarcheId, tagId)
  })
  return {}
}

/** What bore the one bears the other, once. [G13] */
export async function mergeTag(ctx: SignedIn, given: Given<'mergeTag'>): Promise<Reply<'mergeTag'>> {
  const { demarcheId, tagId, intoId } = given
  await transaction(ctx.sql, async (tx) => {
    await requireAlone(tx, ctx.principal.personId, demarcheId, 'manageTags')
    if (tagId === intoId) throw new AppError('badInput', { field: 'intoId' })
    await tagIn(tx, demarcheId, tagId)
    await tagIn(tx, demarcheId, intoId)
    await announceBearers(tx, demarcheId, tagId)
    await tx`
      insert into document_tag (document_id, tag_id, actor_id, at)
      select document_id, ${intoId}, actor_id, at from document_tag where tag_id = ${tagId} on conflict do nothing`
    await tx`
      insert into organisation_tag (demarche_id, organisation_id, tag_id, actor_id, at)
      select demarche_id, organisation_id, ${intoId}, actor_id, at from organisation_tag where tag_id = ${tagId}
      on conflict do nothing`
    await dropTag(tx, tagId)
    await recordAct(tx, ctx, 'mergeTag', inDemarche(demarcheId), { tagId, intoId })
  })
  return {}
}

/** From all that bears it. The log tells how long its name was, not what it was. [G13] */
export async function removeTag(ctx: SignedIn, { demarcheId, tagId }: Given<'removeTag'>): Promise<Reply<'removeTag'>> {
  await transaction(ctx.sql, async (tx) => {
    await requireAlone(tx, ctx.principal.personId, demarcheId, 'manageTags')
    const { name } = await tagIn(tx, demarcheId, tagId)
    await announceBearers(tx, demarcheId, tagId)
    await dropTag(tx, tagId)
    await recordAct(tx, ctx, 'removeTag', inDemarche(demarcheId), { tagId, letters: name.length })
  })
  return {}
}

async function dropTag(tx: Tx, tagId: string): Promise<void> {
  await tx`delete from document_tag where tag_id = ${tagId}`
  await tx`delete from organisation_tag where tag_id = ${tagId}`
  await tx`delete from tag where id = ${tagId}`
}

async function announceBearers(tx: Tx, demarcheId: string, tagId: string): Promise<void> {
  const bearers = await tx<{ documentId: string }[]>`select document_id from document_tag where tag_id = ${tagId}`
  for (const { documentId } of bearers) await announce(tx, topic.document(documentId))
  await announce(tx, topic.demarche(demarcheId))
}

/** Tags are of the démarche of the document. The démarche is held: none of them is merged or removed meanwhile. [G14] */
export async function tagDocument(ctx: SignedIn, given: Given<'tagDocument'>): Promise<Reply<'tagDocument'>> {
  const { documentId, tagIds } = given
  const { personId, actorId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    await tx`
      select 1 from demarche m join document d on d.demarche_id = m.id where d.id = ${documentId} for no key update of m`
    const standing = await requireOnDocument(tx, personId, documentId, 'organiseDocument')
    const known = await tx<{ id: string }[]>`
      select id from tag where demarche_id = ${standing.demarcheId} and id = any(${tagIds}::uuid[])`
    if (known.length !== new Set(tagIds).size) throw new AppError('notFound')
    await tx`delete from document_tag where document_id = ${documentId} and tag_id <> all(${tagIds}::uuid[])`
    await tx`
      insert into document_tag (document_id, tag_id, actor_id, at)
      select ${documentId}, id, ${actorId}, ${ctx.now()} from unnest(${tagIds}::text[]::uuid[]) as n (id)
      on conflict do nothing`
    const object = { kind: 'document', id: documentId, demarcheId: standing.demarcheId } as const
    await recordAct(tx, ctx, 'tagDocument', object, { tags: tagIds.length })
    await announceDocument(tx, standing)
  })
  return {}
}
