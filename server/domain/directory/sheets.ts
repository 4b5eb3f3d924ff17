// The sheet of an organisation: what it says of itself, and what a démarche knows of it.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mayEditContacts, mayEditSheet } from '../../../shared/rules/directory.ts'
import { mayInDemarche, mayOnDocument } from '../../../shared/rules/permissions.ts'
import { excerptOf } from '../../../shared/rules/search-terms.ts'
import type { Sheet } from '../../../shared/schemas/directory.ts'
import type { SignedIn } from '../../context.ts'
import { announceOrganisations, requireSheet, sheetStanding } from './standing.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { namesFor } from '../naming.ts'
import { keptId, keysOf, refusedTwice } from '../organisations.ts'
import { standingFacts, standingJoins, type Facts } from '../standing.ts'
import { contactsFor } from './contacts.ts'
import { tagsOf } from './tags.ts'

type Told = Omit<
  Sheet,
  'people' | 'tags' | 'contacts' | 'mentions' | 'mayEdit' | 'mayEditContacts' | 'mayMerge' | 'mayUnlist' | 'takesPart'
>

/** What the asker may know of it: to those outside the démarche it does not exist. [Y1] [Y5] [Y10] */
export async function readSheet(ctx: SignedIn, given: Given<'readSheet'>): Promise<Reply<'readSheet'>> {
  const { sql, principal } = ctx
  const { demarcheId } = given
  const { personId } = principal
  const organisationId = await keptId(sql, given.organisationId)
  const standing = await sheetStanding(sql, personId, demarcheId, organisationId)
  if (!standing) throw new AppError('notFound')
  const [[facts], people, tags, contacts, mentions] = await Promise.all([
    sql<Told[]>`
      select o.id, o.name, o.family, o.form, o.siret, o.rna, o.agreements, o.networks, o.territories, o.activities, o.workforce,
        o.website, o.version, array(select g.name from organisation g where g.merged_into = o.id order by lower(g.name)) as merged_names,
        coalesce(d.hue, 0) as hue, coalesce(d.pattern, 0) as pattern, coalesce(d.is_owner, false) as is_owner
      from organisation o
      left join demarche_organisation d on d.organisation_id = o.id and d.demarche_id = ${demarcheId}
      where o.id = ${organisationId}`,
    sql<Sheet['people']>`
      select p.id as person_id, p.display_name from membership m join person p on p.id = m.person_id
      where m.demarche_id = ${demarcheId} and m.organisation_id = ${organisationId} order by lower(p.display_name), p.id`,
    tagsOf(sql, demarcheId, organisationId),
    contactsFor(sql, personId, standing, demarcheId, organisationId),
    mentionsOf(ctx, demarcheId, organisationId),
  ])
  if (!facts) throw new AppError('notFound')
  const { role, takesPart } = standing
  return {
    ...facts,
    takesPart,
    people: [...people],
    tags,
    contacts,
    mentions,
    mayEdit: mayEditSheet(role, standing),
    mayEditContacts: mayEditContacts(role, standing),
    mayMerge: mayInDemarche('mergeOrganisations', role),
    mayUnlist: !takesPart && mayInDemarche('editDirectory', role),
  }
}

type Mention = Sheet['mentions'][number] & Facts

/** Texts of the démarche that name it, as far as the asker may read them: once each, at the first place. [Y10] */
async function mentionsOf(
  { sql, principal }: SignedIn,
  demarcheId: string,
  organisationId: string,
): Promise<Sheet['mentions']> {
  const rows = await sql<Mention[]>`
    select distinct on (d.title, d.id) d.id as document_id, d.title, r.block_id, coalesce(p.text, '') as text,
      ${standingFacts(sql)}
    from document_reference r
    join document d on d.id = r.document_id and d.demarche_id = ${demarcheId} and d.trashed_at is null
    ${standingJoins(sql, principal.personId)}
    left join document_passage p on p.document_id = r.document_id and p.block_id = r.block_id
    where r.kind = 'organisation' and r.target_id in (
      select id from organisation where id = ${organisationId} or merged_into = ${organisationId})
    order by d.title, d.id, r.place`
  const readable = rows.filter((row) => mayOnDocument('readDocument', row.role, row))
  const shown = await namesFor(
    sql,
    readable.map(({ text }) => ({ demarcheId, text })),
  )
  return readable.map(({ documentId, title, blockId, text }) => ({
    documentId,
    title,
    blockId,
    text: excerptOf(shown({ demarcheId, text }), []).text,
  }))
}

/** The whole sheet at once, from the version that was read: who comes second is told, and nothing of the first is lost. [Y3] */
export async function updateSheet(ctx: SignedIn, given: Given<'updateSheet'>): Promise<Reply<'updateSheet'>> {
  const { demarcheId, organisationId, version, ...facts } = given
  await transaction(ctx.sql, async (tx) => {
    await requireSheet(tx, ctx.principal.personId, demarcheId, organisationId)
    const { renamed, changed } = await writeSheet(tx, organisationId, version, facts)
    if (changed.length === 0) return
    const details = { changed: changed.join(' '), ...renamed }
    await recordAct(tx, ctx, 'updateOrganisation', { kind: 'organisation', id: organisationId, demarcheId }, details)
    await announceOrganisations(tx, [organisationId], 'to' in renamed)
  })
  return {}
}

export type SheetFactsGiven = Omit<Given<'updateSheet'>, 'demarcheId' | 'organisationId' | 'version'>
type Kept = Pick<Sheet, keyof SheetFactsGiven & keyof Sheet>

const written = [
  'name',
  'family',
  'form',
  'siret',
  'rna',
  'agreements',
  'networks',
  'territories',
  'activities',
  'workforce',
  'website',
] as const satisfies readonly (keyof Kept)[]

/** Which facts were changed; none, and the version stays. Names are no personal data: the log tells both. */
export async function writeSheet(
  tx: Tx,
  organisationId: string,
  version: number,
  given: SheetFactsGiven,
): Promise<{ changed: string[]; renamed: { from?: string; to?: string } }> {
  const [before] = await tx<(Kept & { version: number })[]>`
    select name, family, form, siret, rna, agreements, networks, territories, activities, workforce, website, version
    from organisation where id = ${organisationId} for no key update`
  if (!before) throw new AppError('notFound')
  if (before.version !== version) throw new AppError('staleSheet')
  const after: Kept = { ...given, form: given.form ?? null, ...keysOf(given) }
  const changed = written.filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]))
  if (changed.length === 0) return { changed, renamed: {} }
  await refusedTwice(() =>
    tx.savepoint(
      (inner) => inner`
        update organisation set name = ${after.name}, family = ${after.family}, form = ${after.form}, siret = ${after.siret},
          rna = ${after.rna}, agreements = ${after.agreements}, networks = ${after.networks},
          territories = ${inner.json(after.territories)}, activities = ${after.activities}, workforce = ${after.workforce},
          website = ${after.website}, version = version + 1
        where id = ${organisationId}`,
    ),
  )
  return { changed, renamed: after.name === before.name ? {} : { from: before.name, to: after.name } }
}
