// The tree of documents of a démarche as somebody sees it: ten thousand of them in one reply. [G5]
import type { Given, Reply } from '../../../shared/api.ts'
import { visibleTree, type Placed } from '../../../shared/rules/document-tree.ts'
import { mayOnDocument, type DocumentAction } from '../../../shared/rules/permissions.ts'
import type { TreeRow } from '../../../shared/schemas/organising.ts'
import type { SignedIn } from '../../context.ts'
import { transaction } from '../../db/transaction.ts'
import { peoplePresent } from '../presence.ts'
import { requireInDemarche, standingFacts, standingJoins, type Facts } from '../standing.ts'

/** In order, each after what it stands under; what I may not see betrays nothing and hides nothing. [G3] */
export async function listTree(ctx: SignedIn, { demarcheId }: Given<'listTree'>): Promise<Reply<'listTree'>> {
  await transaction(ctx.sql, (tx) => requireInDemarche(tx, ctx.principal.personId, demarcheId, 'readDemarche'))
  const [kinds, removed, tagIds, favourites] = await Promise.all([
    kindsOf(ctx, demarcheId),
    removedOf(ctx, demarcheId),
    tagIdsOf(ctx, demarcheId),
    favouritesOf(ctx),
  ])
  const rows = [
    ...kinds.flatMap(rowsIn),
    ...removed.map((row): Row => ({ ...row, title: '', changedMs: 0, told: null })),
  ]
  const seen = visibleTree(rows, (row) => row.told !== null)
  const present = await peoplePresent(
    ctx,
    seen.map(({ row }) => ({ id: row.id, demarcheId })),
  )
  const documents = seen.map(({ row: { id, title, changedMs, told }, parentId }): TreeRow => {
    const changedAt = new Date(changedMs).toISOString()
    // Filled in the order of the contract, and only with what there is: most documents bear nothing.
    const shown = { id, parentId, title, changedAt, ...told } as TreeRow // those of `visibleTree` are told
    if (favourites.has(id)) shown.favourite = true
    const [tags, people] = [tagIds.get(id), present.get(id)]
    if (tags) shown.tagIds = tags
    if (people) shown.present = people
    return shown
  })
  return { documents }
}

/** Of documents before which this person stands alike: what is decided once for all of them, and each of them. */
type Kind = Facts & { rows: [id: string, parentId: string | null, rank: number, title: string, changedMs: number][] }

/** The driver puts a row together from what comes: the larger it is the longer that takes, and more than in proportion. */
const atOnce = 300

/** All that are not out of sight for good, also what this person may not see: the order of the rest depends on it. */
const kindsOf = ({ sql, principal }: SignedIn, demarcheId: string): Promise<Kind[]> => sql<Kind[]>`
  select state, restricted, trashed, granted, readers_see_history, restitution, role,
    json_agg(json_build_array(id, parent_id, rank, title, trunc(extract(epoch from changed_at) * 1000))) as rows
  from (
    select d.id, d.parent_id, d.rank, d.title, greatest(u.at, d.state_since) as changed_at, ${standingFacts(sql)},
      row_number() over () / ${atOnce}::int as page
    from document d ${standingJoins(sql, principal.personId)}
    left join document_head h on h.document_id = d.id
    left join document_update u on u.document_id = d.id and u.position = h.position
    where d.demarche_id = ${demarcheId}
  ) one
  group by page, state, restricted, trashed, granted, readers_see_history, restitution, role`

type Told = Pick<TreeRow, 'state' | 'restricted' | 'mayRename' | 'mayTrash'>

/** `told` is null for what is not to be seen. */
type Row = Placed & { title: string; changedMs: number; told: Told | null }

function rowsIn({ rows, ...facts }: Kind): Row[] {
  const may = (action: DocumentAction) => mayOnDocument(action, facts.role, facts)
  const isSeen = !facts.trashed && may('readDocument')
  const told: Told | null = isSeen
    ? {
        state: facts.state,
        ...(facts.restricted ? { restricted: true } : {}),
        ...(may('renameDocument') ? { mayRename: true } : {}),
        ...(may('trashDocument') ? { mayTrash: true } : {}),
      }
    : null
  return rows.map(([id, parentId, rank, title, changedMs]) => ({ id, parentId, rank, title, changedMs, told }))
}

/** What stands under what is out of sight for good still has its place there. */
const removedOf = ({ sql }: SignedIn, demarcheId: string): Promise<Placed[]> => sql<Placed[]>`
  select id, parent_id, rank from document where demarche_id = ${demarcheId} and removed_at is not null`

// Two statements of their own: joined to ten thousand documents, what these give would be made again for each of them
// whenever the server does not know yet how many there are, after an import or a restoration.

/** The tags of the démarche that each document bears. */
async function tagIdsOf({ sql }: SignedIn, demarcheId: string): Promise<Map<string, string[]>> {
  const rows = await sql<{ documentId: string; tagIds: string }[]>`
    select x.document_id, string_agg(x.tag_id::text, ' ') as tag_ids from document_tag x
    join tag g on g.id = x.tag_id and g.demarche_id = ${demarcheId} group by x.document_id`
  return new Map(rows.map(({ documentId, tagIds }) => [documentId, tagIds.split(' ')]))
}

async function favouritesOf({ sql, principal }: SignedIn): Promise<Set<string>> {
  const rows = await sql<{ documentId: string }[]>`
    select document_id from favourite where person_id = ${principal.personId}`
  return new Set(rows.map(({ documentId }) => documentId))
}
